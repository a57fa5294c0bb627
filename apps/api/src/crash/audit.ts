import { canonicalJson } from "@pindah/domain/kernel";
import { isNotNull } from "drizzle-orm";
import { z } from "zod";
import { actions, commands } from "../access/access.table.ts";
import { sealActions } from "../access/actions.store.ts";
import { verifyActions } from "../access/verify.ts";
import type { Database } from "../db/database.ts";
import { corrections } from "../privacy/privacy.table.ts";
import { plannedReleases } from "../publication/publication.table.ts";
import type { Client } from "./clients.ts";

export type Audit = {
  readonly acknowledged: number;
  /** Answered commands of which the database does not hold all: the command, its action, its row. */
  readonly lost: number;
  /** Rows and actions that no command of a client stands for, and answers that changed. */
  readonly doubled: number;
  readonly chainIntact: boolean;
};

const Made = z.object({ correctionId: z.string() }).or(z.object({ dueOn: z.string() }));

/** Holds what the clients were told against what the database holds. */
export async function audit(db: Database, clients: readonly Client[]): Promise<Audit> {
  const kept = new Map(
    (await db.select().from(commands)).map((row) => [row.commandId, canonicalJson(row.response)]),
  );
  const logged = (
    await db
      .select({ commandId: actions.commandId })
      .from(actions)
      .where(isNotNull(actions.commandId))
  ).map(({ commandId }) => commandId);
  const made = [
    ...(await db.select({ id: corrections.correctionId }).from(corrections)),
    ...(await db.select({ id: plannedReleases.dueOn }).from(plannedReleases)),
  ].map(({ id }) => id);
  const [actionOf, rowOf] = [new Set(logged), new Set(made)];

  const answered = clients.flatMap(({ sent }) => sent.filter(({ answer }) => answer !== null));
  const lost = answered.filter(
    ({ input, answer }) =>
      kept.get(input.commandId) !== answer ||
      !actionOf.has(input.commandId) ||
      !rowOf.has(madeBy(answer ?? "")),
  );
  const otherAnswers = clients.flatMap((client) => client.otherAnswers).length;
  await sealActions(db);
  return {
    acknowledged: answered.length,
    lost: lost.length,
    doubled: logged.length - actionOf.size + Math.max(0, made.length - kept.size) + otherAnswers,
    chainIntact: (await verifyActions(db)).intact,
  };
}

/** What a command made, by its answer. */
function madeBy(answer: string): string {
  const made = Made.parse(JSON.parse(answer));
  return "dueOn" in made ? made.dueOn : made.correctionId;
}
