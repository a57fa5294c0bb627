import { InstitutionCode, LocalDate, PersonId, WaveId, type Json } from "@pindah/domain/kernel";
import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { staff } from "../access/roles.ts";
import type { Scope } from "../access/scope.ts";
import type { SignedIn } from "../access/session.store.ts";
import type { Transaction } from "../db/database.ts";
import { findIneligible, type EligibilityFinding } from "../decisions/eligibility.store.ts";
import { refuseKin } from "../decisions/kin.store.ts";
import { timestampOf } from "../environment.ts";
import { findPlanOfRecord } from "../plan/record.store.ts";
import { refuse } from "../refusal.ts";
import { plainText } from "../text.ts";
import { Command, procedure, router, type Services } from "../trpc.ts";
import { dayIn } from "../work/clock.ts";
import { extendWave, type Extended } from "./extend.ts";
import { afterNominationAct, type NominationAct } from "./nominations.states.ts";
import {
  changeList,
  findList,
  findTerms,
  listBoard,
  listCandidates,
  listNominees,
  lockList,
  namedElsewhere,
  namedIn,
  namesHash,
  ofInstitution,
  type ListPlace,
} from "./nominations.store.ts";
import { nominees } from "./nominations.table.ts";

const access = { purpose: "nomination", secondPerson: "none", people: "none" } as const;
const own = {
  institution_officer: "own_institution",
  institution_admin: "own_institution",
} as const;

const Place = { waveId: WaveId, institutionCode: InstitutionCode };
const Decision = Command.extend({
  ...Place,
  /** The hash of the names as they were shown. */
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
});

/** Why an act on a list was refused by the rules; nothing has changed. */
export type NominationRefusal =
  | EligibilityFinding
  | { readonly kind: "not_of_institution"; readonly personId: PersonId }
  | { readonly kind: "named_elsewhere"; readonly personId: PersonId }
  | { readonly kind: "beyond_quota"; readonly quota: number; readonly named: number }
  | { readonly kind: "nobody_named" }
  | { readonly kind: "too_late"; readonly lastDay: string; readonly zone: string };

type Acted =
  | { readonly kind: "done"; readonly state: string; readonly contentHash: string }
  | { readonly kind: "refused"; readonly refusals: NominationRefusal[] };

/** Locks the list a caller may act on, and settles whether the act is allowed in its state. */
async function begin(
  tx: Transaction,
  { environment }: Services,
  by: { readonly scope: Scope; readonly userId: string },
  { waveId, institutionCode }: ListPlace,
  act: NominationAct,
) {
  const place = { waveId, institutionCode };
  const run = await findPlanOfRecord(tx);
  const terms = run === null ? null : await findTerms(tx, by.scope, run.runId, place);
  if (run === null || terms === null) throw refuse("not_found");
  const list = await lockList(tx, place, {
    ...terms,
    listId: environment.newId(),
    openedBy: by.userId,
    openedAt: timestampOf(environment),
  });
  const next = afterNominationAct(list.state, act);
  if (next === null) throw refuse("state_does_not_allow_it");
  return { run, list, next, place };
}

function acted(place: ListPlace, result: Acted, detail: { readonly [key: string]: Json }) {
  return {
    result,
    action: {
      subjectKind: "nomination_list",
      subjectId: `${place.waveId}/${place.institutionCode}`,
      detail: {
        ...detail,
        ...(result.kind === "refused"
          ? { refused: result.refusals.map(({ kind }) => kind) }
          : { after: result.state, contentHash: result.contentHash }),
      },
    },
  };
}

/** Judges a list as it was seen: nobody's kin is on it, and everybody on it is fit as of now. */
async function judge(
  tx: Transaction,
  session: SignedIn,
  { run, list, next, place }: Awaited<ReturnType<typeof begin>>,
  seen: string,
  by: Parameters<typeof changeList>[2],
) {
  const ids = await namedIn(tx, list.listId);
  await refuseKin(tx, session, ids);
  if (list.contentHash !== seen || namesHash(place, ids) !== seen)
    throw refuse("changed_since_seen");
  const refusals = [...(await findIneligible(tx, run, ids))];
  const before = list.state;
  if (refusals.length > 0) return acted(place, { kind: "refused", refusals }, { before });
  await changeList(tx, list, { state: next, ...by });
  return acted(place, { kind: "done", state: next, contentHash: seen }, { before });
}

export const nominationsRouter = router({
  /** Quota, named, verified, missing and the last day, for each institution and wave. */
  board: procedure({
    ...access,
    permission: "nominations.board",
    roles: { ...staff, ...own },
    limit: "read",
  })
    .input(z.strictObject({}).optional())
    .query(async ({ ctx }) => {
      const run = await findPlanOfRecord(ctx.db);
      return { rows: run === null ? [] : await listBoard(ctx.db, ctx.scope, run.runId) };
    }),

  /** One list: who is named, who may be named yet, and what speaks against anyone now. */
  list: procedure({
    ...access,
    permission: "nominations.list",
    roles: {
      planner: "national",
      competency_assessor: "national",
      approver: "national",
      auditor: "national",
      ...own,
    },
    limit: "read",
    people: "logged",
  })
    .input(z.strictObject(Place))
    .query(async ({ ctx, input }) => {
      const run = await findPlanOfRecord(ctx.db);
      const terms = run === null ? null : await findTerms(ctx.db, ctx.scope, run.runId, input);
      if (run === null || terms === null) throw refuse("not_found");
      const list = await findList(ctx.db, ctx.scope, input);
      const named = list === undefined ? [] : await listNominees(ctx.db, list.listId, run.runId);
      const ids = named.map(({ personId }) => personId);
      const candidates = await listCandidates(ctx.db, input, run.runId);
      await ctx.showPeople([...ids, ...candidates.map(({ personId }) => personId)]);
      return {
        ...input,
        quota: list?.quota ?? terms.quota,
        lastDay: list?.lastDay ?? terms.lastDay,
        zone: list?.zone ?? terms.zone,
        state: list?.state ?? ("draft" as const),
        note: list?.note ?? null,
        contentHash: namesHash(input, ids),
        named,
        candidates,
        findings: await findIneligible(ctx.db, run, ids),
      };
    }),

  /** Adds people to a list and takes others off it; one act with its exact set. */
  name: procedure({
    ...access,
    permission: "nominations.name",
    roles: own,
    limit: "write",
  })
    .input(
      Command.extend({
        ...Place,
        add: z.array(PersonId).max(2000),
        remove: z.array(PersonId).max(2000),
      }),
    )
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const by = { scope: ctx.scope, userId: ctx.session.userId };
        const { list, next, place } = await begin(tx, ctx.services, by, input, "name");
        const inside = new Set(await ofInstitution(tx, place.institutionCode, input.add));
        const elsewhere = await namedElsewhere(tx, list.listId, input.add);
        const refusals: NominationRefusal[] = [
          ...input.add
            .filter((personId) => !inside.has(personId))
            .map((personId) => ({ kind: "not_of_institution" as const, personId })),
          ...elsewhere.map((personId) => ({ kind: "named_elsewhere" as const, personId })),
        ];
        if (refusals.length > 0) return acted(place, { kind: "refused", refusals }, {});
        if (input.remove.length > 0)
          await tx
            .delete(nominees)
            .where(
              and(eq(nominees.listId, list.listId), inArray(nominees.personId, [...input.remove])),
            );
        if (input.add.length > 0)
          await tx
            .insert(nominees)
            .values(
              input.add.map((personId) => ({
                listId: list.listId,
                personId,
                addedBy: ctx.session.userId,
                addedAt: timestampOf(ctx.services.environment),
              })),
            )
            .onConflictDoNothing();
        await changeList(tx, list, { state: next });
        const contentHash = namesHash(place, await namedIn(tx, list.listId));
        const { add, remove } = input;
        return acted(place, { kind: "done", state: next, contentHash }, { add, remove });
      }),
    ),

  /** Gives all institutions of a wave more time: those whose lists were not handed in. */
  extend: procedure({
    ...access,
    permission: "nominations.extend",
    roles: { planner: "national" },
    limit: "write",
  })
    .input(
      Command.extend({
        waveId: WaveId,
        lastDay: LocalDate,
        reason: plainText(500).pipe(z.string().min(10)),
      }),
    )
    .mutation(({ ctx, input }) =>
      ctx.command<Extended>(input, (tx) =>
        extendWave(tx, ctx.services, { scope: ctx.scope, userId: ctx.session.userId }, input),
      ),
    ),

  /** Hands a list in: within the quota and the time. */
  submit: procedure({
    ...access,
    permission: "nominations.submit",
    roles: { institution_admin: "own_institution" },
    limit: "write",
  })
    .input(Decision)
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const { environment } = ctx.services;
        const by = { scope: ctx.scope, userId: ctx.session.userId };
        const { list, next, place } = await begin(tx, ctx.services, by, input, "submit");
        const ids = await namedIn(tx, list.listId);
        const contentHash = namesHash(place, ids);
        if (contentHash !== input.contentHash) throw refuse("changed_since_seen");
        const { quota, lastDay, zone } = list;
        const refusals: NominationRefusal[] = [];
        if (ids.length === 0) refusals.push({ kind: "nobody_named" });
        if (ids.length > quota) refusals.push({ kind: "beyond_quota", quota, named: ids.length });
        if (dayIn(zone, environment.now()) > lastDay)
          refusals.push({ kind: "too_late", lastDay, zone });
        const before = list.state;
        if (refusals.length > 0) return acted(place, { kind: "refused", refusals }, { before });
        await changeList(tx, list, {
          state: next,
          contentHash,
          note: null,
          submittedBy: ctx.session.userId,
          submittedAt: timestampOf(environment),
          verifiedBy: null,
          verifiedAt: null,
        });
        return acted(place, { kind: "done", state: next, contentHash }, { before });
      }),
    ),

  /** Says that every name on a list is fit, as of now. */
  verify: procedure({
    ...access,
    permission: "nominations.verify",
    roles: { competency_assessor: "national" },
    secondPerson: "not_the_maker",
    limit: "write",
  })
    .input(Decision)
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const by = { scope: ctx.scope, userId: ctx.session.userId };
        const begun = await begin(tx, ctx.services, by, input, "verify");
        ctx.requireSecondPerson([begun.list.submittedBy, begun.list.openedBy]);
        return judge(tx, ctx.session, begun, input.contentHash, {
          verifiedBy: ctx.session.userId,
          verifiedAt: timestampOf(ctx.services.environment),
        });
      }),
    ),

  /** Gives a list back with a note of what is to be put right. */
  return: procedure({
    ...access,
    permission: "nominations.return",
    roles: { competency_assessor: "national", approver: "national" },
    limit: "write",
  })
    .input(Command.extend({ ...Place, note: plainText(500).pipe(z.string().min(10)) }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const by = { scope: ctx.scope, userId: ctx.session.userId };
        const { list, next, place } = await begin(tx, ctx.services, by, input, "return");
        await changeList(tx, list, { state: next, note: input.note });
        const contentHash = list.contentHash ?? namesHash(place, []);
        return acted(place, { kind: "done", state: next, contentHash }, { before: list.state });
      }),
    ),

  /** Confirms a verified list: everybody on it is looked at once more. */
  confirm: procedure({
    ...access,
    permission: "nominations.confirm",
    stepUp: true,
    roles: { approver: "national" },
    secondPerson: "not_the_maker",
    limit: "write",
  })
    .input(Decision)
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const by = { scope: ctx.scope, userId: ctx.session.userId };
        const begun = await begin(tx, ctx.services, by, input, "confirm");
        ctx.requireSecondPerson([begun.list.submittedBy, begun.list.verifiedBy]);
        return judge(tx, ctx.session, begun, input.contentHash, {
          confirmedBy: ctx.session.userId,
          confirmedAt: timestampOf(ctx.services.environment),
        });
      }),
    ),
});
