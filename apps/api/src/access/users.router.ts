import { InstitutionCode, PersonId, TowerId, WaveId } from "@pindah/domain/kernel";
import { z } from "zod";
import type { Transaction } from "../db/database.ts";
import { pageInput } from "../db/page.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { refuse } from "../refusal.ts";
import { plainText } from "../text.ts";
import { Command, procedure, router } from "../trpc.ts";
import { findConflict, needsSecondPerson, scopeOfRole } from "./conflicts.ts";
import { rolesHeld } from "./grants.store.ts";
import { roleGrants } from "./grants.table.ts";
import { removeOneTime } from "./one-time.store.ts";
import { makePasswordLink } from "./password-link.store.ts";
import { removePasskeys } from "./passkey.store.ts";
import { removeRecoveryCodes } from "./recovery.store.ts";
import { roles, type Role } from "./roles.ts";
import { endSessionsOf } from "./session.store.ts";
import { findUser } from "./sign-in.store.ts";
import {
  addUser,
  agreeToGrant,
  endGrant,
  findWaitingGrant,
  listUsers,
  setDisabled,
} from "./users.store.ts";

const access = {
  roles: { system_admin: "national" },
  purpose: "administration",
  secondPerson: "none",
  people: "none",
} as const;
const act = { ...access, limit: "write", stepUp: true } as const;

const Given = {
  role: z.enum(roles),
  institutionCode: InstitutionCode.nullable().default(null),
  waveId: WaveId.nullable().default(null),
  towerId: TowerId.nullable().default(null),
};
const OfUser = Command.extend({ userId: z.uuid() });
const OfGrant = Command.extend({ grantId: z.uuid() });

export const usersRouter = router({
  list: procedure({ ...access, permission: "users.list", limit: "read" })
    .input(
      z.strictObject({
        ...pageInput,
        search: plainText(100).nullable().default(null),
        role: z.enum(roles).nullable().default(null),
      }),
    )
    .query(({ ctx, input }) => listUsers(ctx.db, ctx.services.environment, input)),

  /** A new account with its first role. A privileged one waits for a second administrator. */
  create: procedure({ ...act, permission: "users.create" })
    .input(
      Command.extend({
        ...Given,
        signInName: z.string().regex(/^[a-z0-9][a-z0-9._-]{2,49}$/),
        displayName: plainText(100).pipe(z.string().min(1)),
        email: z.email().max(200).toLowerCase().nullable().default(null),
        personId: PersonId.nullable().default(null),
      }),
    )
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const { environment } = ctx.services;
        const { commandId: _, ...user } = input;
        requireScope(user.role, user);
        const waiting = needsSecondPerson(user.role);
        const userId = await addUser(tx, environment, { ...user, waiting });
        if (userId === undefined) throw refuse("sign_in_name_taken");
        if (user.personId !== null) await requireNoConflict(tx, userId, user.role);
        const grantId = waiting
          ? await addGrant(tx, environment, { userId, grantedBy: ctx.session.userId, ...user })
          : null;
        const detail = { role: user.role, waiting };
        return { result: { userId, grantId }, action: about(userId, detail) };
      }),
    ),

  /** Gives an account a further role, if none that it holds forbids it. */
  grant: procedure({ ...act, permission: "users.grant" })
    .input(OfUser.extend(Given))
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const { userId, role } = input;
        requireScope(role, { ...input, personId: null });
        await requireUser(tx, userId, ctx.session.userId);
        await requireNoConflict(tx, userId, role);
        const grant = { ...input, grantedBy: ctx.session.userId };
        const grantId = await addGrant(tx, ctx.services.environment, grant);
        const waiting = needsSecondPerson(role);
        return { result: { grantId, waiting }, action: about(userId, { role, waiting }) };
      }),
    ),

  /** Agrees to a privileged role that another administrator gave. */
  agree: procedure({ ...act, permission: "users.agree", secondPerson: "not_the_maker" })
    .input(OfGrant)
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const grant = await findWaitingGrant(tx, input.grantId);
        if (grant === undefined || !needsSecondPerson(grant.role)) throw refuse("not_found");
        ctx.requireSecondPerson([grant.grantedBy, grant.userId]);
        await agreeToGrant(tx, ctx.services.environment, grant, ctx.session.userId);
        const { userId, role } = grant;
        return { result: { userId, role }, action: about(userId, { role }) };
      }),
    ),

  /** Takes a further role away, or turns down one that waits. */
  endGrant: procedure({ ...act, permission: "users.endGrant" })
    .input(OfGrant)
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const by = ctx.session.userId;
        const ended = await endGrant(tx, ctx.services.environment, input.grantId, by);
        if (ended === undefined) throw refuse("not_found");
        return { result: { ...ended }, action: about(ended.userId, { role: ended.role }) };
      }),
    ),

  /** Lets nobody in by an account any more, and ends its sessions; or lets in again. */
  setDisabled: procedure({ ...act, permission: "users.setDisabled" })
    .input(OfUser.extend({ disabled: z.boolean() }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const { environment } = ctx.services;
        const { userId, disabled } = input;
        await requireUser(tx, userId, ctx.session.userId);
        if (!(await setDisabled(tx, environment, userId, disabled)))
          throw refuse("state_does_not_allow_it");
        const ended = disabled ? await endSessionsOf(tx, environment, userId) : 0;
        return { result: { disabled, ended }, action: about(userId, { disabled, ended }) };
      }),
    ),

  endSessions: procedure({ ...act, permission: "users.endSessions" })
    .input(OfUser)
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        await requireUser(tx, input.userId, null);
        const ended = await endSessionsOf(tx, ctx.services.environment, input.userId);
        return { result: { ended }, action: about(input.userId, { ended }) };
      }),
    ),

  /** Takes away what somebody lost: app, passkeys and recovery codes. */
  removeFactors: procedure({ ...act, permission: "users.removeFactors" })
    .input(OfUser)
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const { userId } = input;
        await requireUser(tx, userId, ctx.session.userId);
        await removeOneTime(tx, userId);
        await removePasskeys(tx, userId);
        await removeRecoveryCodes(tx, userId);
        const ended = await endSessionsOf(tx, ctx.services.environment, userId);
        return { result: { ended }, action: about(userId, { ended }) };
      }),
    ),

  /**
   * A link with which the holder sets his password. It is shown to the administrator once: sent
   * again, the command answers without it, because nothing keeps it.
   */
  makeLink: procedure({ ...act, permission: "users.makeLink" })
    .input(OfUser)
    .mutation(async ({ ctx, input }) => {
      let token: string | null = null;
      const done = await ctx.command(input, async (tx) => {
        const { userId } = input;
        const user = await requireUser(tx, userId, ctx.session.userId);
        if (user.demonstration) throw refuse("state_does_not_allow_it");
        const of = { userId, createdBy: ctx.session.userId };
        const link = await makePasswordLink(tx, ctx.services.environment, of);
        token = link.token;
        return { result: { expiresAt: link.expiresAt }, action: about(userId, {}) };
      });
      return { ...done, token: shownOnce(token) };
    }),
});

const shownOnce = (token: string | null) => token;

const about = (userId: string, detail: Readonly<Record<string, string | number | boolean>>) => ({
  subjectKind: "user",
  subjectId: userId,
  detail,
});

/** An account that the caller may act on: there, and not his own. */
async function requireUser(tx: Transaction, userId: string, not: string | null) {
  const user = await findUser(tx, userId);
  if (user === undefined) throw refuse("not_found");
  if (userId === not) throw refuse("same_person");
  return user;
}

function requireScope(
  role: Role,
  given: {
    readonly institutionCode: string | null;
    readonly waveId: string | null;
    readonly towerId: string | null;
    readonly personId: string | null;
  },
): void {
  const kind = scopeOfRole(role);
  const fits =
    (given.institutionCode !== null) === (kind === "institution") &&
    (kind !== "person" || given.personId !== null) &&
    (kind === "wave_or_tower" || (given.waveId === null && given.towerId === null)) &&
    (given.waveId === null || given.towerId === null);
  if (!fits) throw refuse("scope_does_not_fit", { role, needs: kind });
}

async function requireNoConflict(tx: Transaction, userId: string, role: Role): Promise<void> {
  const conflict = findConflict(await rolesHeld(tx, userId), role);
  if (conflict !== null) throw refuse("roles_conflict", conflict);
}

async function addGrant(
  tx: Transaction,
  environment: Environment,
  grant: Pick<
    typeof roleGrants.$inferInsert,
    "userId" | "role" | "institutionCode" | "waveId" | "towerId" | "grantedBy"
  >,
): Promise<string> {
  const grantId = environment.newId();
  const { userId, role, institutionCode, waveId, towerId, grantedBy } = grant;
  const scope = { institutionCode, waveId, towerId };
  const grantedAt = timestampOf(environment);
  await tx.insert(roleGrants).values({ grantId, userId, role, ...scope, grantedBy, grantedAt });
  return grantId;
}
