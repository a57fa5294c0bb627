import { err, ok, type Result } from "@pindah/domain/kernel";
import { z } from "zod";

const port = z.coerce.number().int().min(0).max(65_535);
const count = z.coerce.number().int().min(1).max(1_000_000);
const origin = z.url().refine((text) => new URL(text).origin === text, "an origin, without a path");

const Variables = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).default("development"),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: port.default(3100),
  /** A PostgreSQL server. Absent: the embedded database in DATA_DIR. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATA_DIR: z.string().min(1).default(".data/db"),
  /** Where browsers reach this API. With https, cookies are Secure and `__Host-`. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Origins of the admin, separated by commas. */
  ADMIN_ORIGIN: z
    .string()
    .default("")
    .transform((text) => text.split(",").flatMap((part) => part.trim() || []))
    .pipe(z.array(origin)),
  /** The peer is a reverse proxy of ours: take the caller's address from X-Forwarded-For. */
  BEHIND_PROXY: z.enum(["0", "1"]).default("0"),
  RELEASE_DIR: z.string().min(1).default(".data/releases"),
  /** File with the key that signs the public log. A demonstration makes its own. */
  SIGNING_KEY_FILE: z.string().min(1).default(".data/keys/log.key"),
  /** Command that renders the public site; the release's folder is its last argument. */
  RENDERER: z.string().min(1).optional(),
  /** Loads the demonstration into an empty database, and lets its accounts in. */
  DEMONSTRATION: z.enum(["0", "1"]).optional(),
  DEMONSTRATION_PEOPLE: count.default(11_916),
  DEMONSTRATION_SEED: z.coerce.number().int().min(0).max(4_294_967_295).default(1),
});

export type Settings = {
  readonly host: string;
  readonly port: number;
  readonly database:
    | { readonly kind: "folder"; readonly folder: string }
    | { readonly kind: "postgres"; readonly url: string };
  readonly publicUrl: string | null;
  readonly adminOrigins: readonly string[];
  readonly behindProxy: boolean;
  readonly releaseFolder: string;
  readonly signingKeyFile: string;
  readonly renderer: string | null;
  readonly demonstration: { readonly people: number; readonly seed: number } | null;
};

/** The process's settings out of its environment variables, or everything that is wrong in them. */
export function readSettings(
  variables: Readonly<Record<string, string | undefined>>,
): Result<Settings, readonly string[]> {
  // A variable that is set to nothing counts as not set.
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""),
  );
  const read = Variables.safeParse(given);
  if (!read.success)
    return err(read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`));
  const value = read.data;
  const production = value.NODE_ENV === "production";
  const problems: string[] = [];
  if (production && value.DATABASE_URL === undefined)
    problems.push(
      "DATABASE_URL: production needs a PostgreSQL server. The embedded database does not survive a power cut",
    );
  if (production && value.DEMONSTRATION === "1")
    problems.push("DEMONSTRATION: production has no demonstration and refuses its accounts");
  if (production && value.PUBLIC_URL?.startsWith("https:") !== true)
    problems.push("PUBLIC_URL: production needs an https address, so that cookies are Secure");
  if (problems.length > 0) return err(problems);
  return ok({
    host: value.HOST,
    port: value.PORT,
    database:
      value.DATABASE_URL === undefined
        ? { kind: "folder", folder: value.DATA_DIR }
        : { kind: "postgres", url: value.DATABASE_URL },
    publicUrl: value.PUBLIC_URL ?? null,
    adminOrigins: value.ADMIN_ORIGIN,
    behindProxy: value.BEHIND_PROXY === "1",
    releaseFolder: value.RELEASE_DIR,
    signingKeyFile: value.SIGNING_KEY_FILE,
    renderer: value.RENDERER ?? null,
    demonstration:
      production || value.DEMONSTRATION === "0"
        ? null
        : { people: value.DEMONSTRATION_PEOPLE, seed: value.DEMONSTRATION_SEED },
  });
}
