import { createHash } from "node:crypto";
import type { Json } from "@pindah/domain/kernel";
import { and, eq, gt } from "drizzle-orm";
import type { Database } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { challenges } from "./factors.table.ts";

export type ChallengeKind =
  | "passkey_enrol"
  | "passkey_sign_in"
  | "passkey_step_up"
  | "single_sign_on";

const validMs = 5 * 60_000;

/** Keeps a question for five minutes; whoever answers names it by the id. */
export async function askChallenge(
  db: Pick<Database, "insert">,
  environment: Environment,
  challenge: {
    readonly kind: ChallengeKind;
    readonly userId: string | null;
    readonly content: Json;
    readonly id?: string;
  },
): Promise<string> {
  const { kind, userId, content } = challenge;
  const id = challenge.id ?? Buffer.from(environment.randomBytes(24)).toString("base64url");
  const expiresAt = new Date(environment.now() + validMs).toISOString();
  await db.insert(challenges).values({ idHash: hashOf(id), kind, userId, content, expiresAt });
  return id;
}

/** Takes the question back: it is answered once, right or wrong. */
export async function takeChallenge(
  db: Pick<Database, "delete">,
  environment: Environment,
  kind: ChallengeKind,
  id: string,
) {
  const [row] = await db
    .delete(challenges)
    .where(
      and(
        eq(challenges.idHash, hashOf(id)),
        eq(challenges.kind, kind),
        gt(challenges.expiresAt, timestampOf(environment)),
      ),
    )
    .returning({ userId: challenges.userId, content: challenges.content });
  return row;
}

const hashOf = (id: string) => createHash("sha256").update(id).digest("hex");
