import { hashText } from "@pindah/domain/kernel";
import { and, eq } from "drizzle-orm";
import { users } from "../access/access.table.ts";
import type { Role } from "../access/roles.ts";
import { timestampOf } from "../environment.ts";
import { appRouter } from "../router.ts";
import { callersOf, type Services } from "../trpc.ts";

const call = callersOf(appRouter);
/** All that one account may do, called as its pages would: every check of a procedure holds. */
export type Player = ReturnType<typeof call>;

type Account = Pick<
  typeof users.$inferSelect,
  "userId" | "signInName" | "displayName" | "role" | "institutionCode" | "personId"
>;

export function playerOf(services: Services, account: Account): Player {
  const { environment } = services;
  const session = {
    ...account,
    sessionIdHash: "demonstration",
    sessionId: environment.newId(),
    grantId: null,
    waveId: null,
    towerId: null,
    demonstration: true,
    strength: "password" as const,
    provedAt: timestampOf(environment),
    endsAt: timestampOf(environment),
  };
  return call({
    services,
    session,
    requestId: environment.newId(),
    source: "demonstration",
    origin: null,
    device: "demonstration",
    batchSize: 1,
    setSessionCookie: () => undefined,
  });
}

/** The demonstration's account of a name, as it was made with the data. */
export async function findAccountNamed({ db }: Services, signInName: string) {
  const [account] = await db
    .select()
    .from(users)
    .where(and(eq(users.signInName, signInName), eq(users.demonstration, true)));
  return account;
}

/** An account that joins because of the plan. Without a password it only plays its part. */
export async function joinAccount(
  services: Services,
  of: {
    readonly signInName: string;
    readonly displayName: string;
    readonly role: Role;
    readonly institutionCode: string | null;
    readonly personId: string | null;
    readonly passwordHash: string | null;
  },
): Promise<Account> {
  const { db, environment } = services;
  const account = {
    ...of,
    userId: environment.newId(),
    waiting: false,
    demonstration: true,
    createdAt: timestampOf(environment),
  };
  await db.insert(users).values(account).onConflictDoNothing();
  return (await findAccountNamed(services, of.signInName)) ?? account;
}

/**
 * The id of a command by its name. A process that was killed is followed by one that sends the same
 * commands, and each counts once.
 */
export function commandNamed(name: string): { readonly commandId: string } {
  const hex = hashText(`demonstration: ${name}`);
  const commandId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  return { commandId };
}
