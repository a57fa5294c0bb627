import { err, ok, type Result } from "@pindah/domain/kernel";
import { z } from "zod";
import type { SingleSignOnSettings } from "./access/single-sign-on.ts";
import { roles, type Role } from "./access/roles.ts";
import { keyBytes } from "./access/vault.ts";

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
  /** 32 random bytes in base64: seals second factors and what is written about people. */
  SECRETS_KEY: z
    .base64()
    .refine(
      (text) => Buffer.from(text, "base64").length === keyBytes,
      `${keyBytes} bytes in base64`,
    )
    .optional(),
  /** Who needs a second factor to do anything: `all`, `none`, or roles separated by commas. */
  SECOND_FACTOR: z
    .string()
    .transform((text) => text.split(",").flatMap((part) => part.trim() || []))
    .pipe(z.union([z.tuple([z.enum(["all", "none"])]), z.array(z.enum(roles))]))
    .optional(),
  /** A government single sign-on (OpenID Connect), by the address of its issuer. */
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** What its button is called. */
  OIDC_NAME: z.string().min(1).max(60).default("SSO"),
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
  readonly secretsKey: Uint8Array;
  /** The roles that need a second factor. */
  readonly secondFactor: readonly Role[];
  readonly singleSignOn: SingleSignOnSettings | null;
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
  if (production && value.SECRETS_KEY === undefined)
    problems.push(
      "SECRETS_KEY: production needs a key of its own, e.g. from `openssl rand -base64 32`",
    );
  if (production && value.OIDC_ISSUER?.startsWith("http:") === true)
    problems.push("OIDC_ISSUER: production needs an https address");
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = value;
  const oidc = [issuer, clientId, clientSecret].filter((part) => part !== undefined).length;
  if (oidc > 0 && oidc < 3)
    problems.push("OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET: set all three, or none");
  if (problems.length > 0) return err(problems);
  const singleSignOn =
    issuer === undefined || clientId === undefined || clientSecret === undefined
      ? null
      : { issuer, clientId, clientSecret, name: value.OIDC_NAME };
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
    secretsKey:
      value.SECRETS_KEY === undefined ? demonstrationKey : Buffer.from(value.SECRETS_KEY, "base64"),
    secondFactor: secondFactorRoles(value.SECOND_FACTOR ?? [production ? "all" : "none"]),
    singleSignOn,
    demonstration:
      production || value.DEMONSTRATION === "0"
        ? null
        : { people: value.DEMONSTRATION_PEOPLE, seed: value.DEMONSTRATION_SEED },
  });
}

/** Known to everybody: it seals what belongs to invented people. Production refuses to go without. */
const demonstrationKey = Buffer.alloc(keyBytes, "demonstration");

function secondFactorRoles(said: readonly ("all" | "none" | Role)[]): readonly Role[] {
  return said.flatMap((word) => (word === "all" ? roles : word === "none" ? [] : [word]));
}
