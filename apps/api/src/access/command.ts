import { hashOf, type Json } from "@pindah/domain/kernel";
import { and, eq } from "drizzle-orm";
import type { Database, Transaction } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { refuse } from "../refusal.ts";
import { commands } from "./access.table.ts";
import { recordAction, type ActionDraft } from "./actions.store.ts";
import type { Role } from "./roles.ts";

export type Done<T> = { readonly result: T; readonly action: ActionDraft };

export type CommandOf = {
  readonly userId: string;
  readonly role: Role;
  readonly procedure: string;
};

/**
 * The one way in which a person's call changes anything:
 *
 *     transaction { the client's command id, the rows, the action } -> commit
 *
 * The same command sent again gives the answer it gave, and changes nothing; the same id with
 * other content is refused. What the work throws leaves no trace.
 */
export function runCommand<T extends Json>(
  db: Database,
  environment: Environment,
  of: CommandOf,
  input: { readonly commandId: string } & { readonly [key: string]: Json | undefined },
  work: (tx: Transaction) => Promise<Done<T>>,
): Promise<T> {
  const { commandId } = input;
  const requestHash = hashOf(input);
  const same = and(
    eq(commands.userId, of.userId),
    eq(commands.procedure, of.procedure),
    eq(commands.commandId, commandId),
  );
  return db.transaction(async (tx) => {
    const fresh = await tx
      .insert(commands)
      .values({
        userId: of.userId,
        procedure: of.procedure,
        commandId,
        requestHash,
        receivedAt: timestampOf(environment),
      })
      .onConflictDoNothing()
      .returning({ commandId: commands.commandId });
    if (fresh.length === 0) {
      const [earlier] = await tx.select().from(commands).where(same);
      if (earlier === undefined || earlier.requestHash !== requestHash)
        throw refuse("same_command_other_content");
      // The stored answer is what this very procedure returned for this very request.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return earlier.response as T;
    }
    const { result, action } = await work(tx);
    await recordAction(tx, environment, { ...of, commandId }, action);
    await tx.update(commands).set({ response: result }).where(same);
    return result;
  });
}
