import { z } from "zod";

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** `manifest.json` of a backup: what is in it, and by which figures it proves itself. */
export const Manifest = z.strictObject({
  format: z.literal("pindah-backup/1"),
  madeAt: z.iso.datetime(),
  engine: z.enum(["pglite", "postgres"]),
  /** True: each file is sealed to a key (age), and no server can read it. */
  encrypted: z.boolean(),
  /** The migrations of the schema, by hash. */
  schema: z.array(z.string()),
  /** The action log as it was: how many sealed actions, and the head of their chain. */
  log: z.strictObject({ sealed: z.int().min(0), head: Sha256 }),
  tables: z.array(
    z.strictObject({
      name: z.string(),
      columns: z.array(z.string()),
      rows: z.int().min(0),
      /** SHA-256 of the table's rows as COPY text, in the order of its key. */
      contentHash: Sha256,
      file: z.string().regex(/^[a-z0-9_]+\.copy\.gz(\.age)?$/),
      /** SHA-256 and length of the file as it lies there. */
      fileHash: Sha256,
      fileBytes: z.int().min(0),
    }),
  ),
});
export type Manifest = z.infer<typeof Manifest>;

export const manifestFile = "manifest.json";

/** Why a backup is not taken, cannot be read, or cannot go where it should. */
export type BackupRefusal =
  | { readonly kind: "folder_not_empty"; readonly folder: string }
  | { readonly kind: "recipient_unreadable" }
  | { readonly kind: "log_broken"; readonly problems: number }
  | { readonly kind: "no_backup"; readonly folder: string }
  | { readonly kind: "manifest_unreadable"; readonly at: readonly string[] }
  | { readonly kind: "files_damaged"; readonly files: readonly DamagedFile[] }
  | { readonly kind: "key_needed" }
  | { readonly kind: "key_wrong"; readonly file: string }
  | { readonly kind: "other_schema"; readonly backup: number; readonly program: number }
  | { readonly kind: "other_log"; readonly expected: string; readonly found: string }
  | { readonly kind: "database_not_empty"; readonly tables: readonly string[] };

export type DamagedFile = {
  readonly file: string;
  readonly how: "missing" | "other_length" | "other_content" | "not_in_manifest";
};
