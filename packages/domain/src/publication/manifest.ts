import { z } from "zod";
import { Bilingual, canonicalJson, hashText, LocalDate, sortedBy } from "../kernel/index.ts";

/** A file of a release, as text; `path` is relative to the release's folder. */
export type ReleaseFile = {
  readonly path: string;
  readonly mediaType: string;
  readonly text: string;
};

/** One file of a release: its size, and the SHA-256 of its bytes. */
export const ManifestFile = z.strictObject({
  path: z.string().min(1),
  mediaType: z.string().min(1),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ManifestFile = z.infer<typeof ManifestFile>;

/** Which release another one replaces, and why. The old one stays where it is. */
export const Correction = z.strictObject({
  releaseId: z.string().min(1),
  /** SHA-256 of its manifest. */
  manifestHash: z.string().regex(/^[0-9a-f]{64}$/),
  reason: Bilingual,
});
export type Correction = z.infer<typeof Correction>;

/** The entry that is signed and logged: what the release is, and each file by hash and size. */
export const Manifest = z.strictObject({
  format: z.literal("pindah-release/1"),
  kind: z.enum(["release", "correction"]),
  /** Only with a correction. */
  corrects: Correction.optional(),
  releaseId: z.string().min(1),
  number: z.int().min(1),
  issuedOn: LocalDate,
  nextDue: LocalDate,
  asOf: LocalDate,
  engine: z.string().min(1),
  planHash: z.string().regex(/^[0-9a-f]{64}$/),
  files: z.array(ManifestFile),
});
export type Manifest = z.infer<typeof Manifest>;

export function describeFiles(files: readonly ReleaseFile[]): ManifestFile[] {
  return sortedBy(files, (file) => file.path).map(({ path, mediaType, text }) => ({
    path,
    mediaType,
    bytes: utf8Length(text),
    sha256: hashText(text),
  }));
}

/** The bytes that are hashed and signed (RFC 8785). */
export function manifestText(manifest: Manifest): string {
  return canonicalJson(manifest);
}

/** How one file that was received stands to the manifest. */
export type FileCheck =
  | { readonly kind: "same"; readonly path: string }
  | { readonly kind: "missing"; readonly path: string }
  | {
      readonly kind: "changed";
      readonly path: string;
      readonly expected: string;
      readonly found: string;
    }
  | { readonly kind: "not_in_manifest"; readonly path: string };

/** Compares what was received with what the manifest says. */
export function checkFiles(
  manifest: Manifest,
  files: ReadonlyMap<string, string>,
): readonly FileCheck[] {
  const listed = manifest.files.map(({ path, sha256 }): FileCheck => {
    const text = files.get(path);
    if (text === undefined) return { kind: "missing", path };
    const found = hashText(text);
    return found === sha256
      ? { kind: "same", path }
      : { kind: "changed", path, expected: sha256, found };
  });
  const known = new Set(manifest.files.map((file) => file.path));
  const extra = [...files.keys()]
    .filter((path) => !known.has(path))
    .map((path): FileCheck => ({ kind: "not_in_manifest", path }));
  return [...listed, ...extra];
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
