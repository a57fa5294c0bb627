import type { Database } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { personReads } from "./access.table.ts";
import type { Purpose, Role } from "./roles.ts";

/** Notes who was shown to whom, and why. A call that showed nobody leaves no row. */
export async function recordPersonRead(
  db: Database,
  environment: Environment,
  read: {
    readonly userId: string;
    readonly role: Role;
    readonly procedure: string;
    readonly purpose: Purpose;
    readonly personIds: readonly string[];
  },
): Promise<void> {
  if (read.personIds.length === 0) return;
  await db
    .insert(personReads)
    .values({ readId: environment.newId(), readAt: timestampOf(environment), ...read });
}
