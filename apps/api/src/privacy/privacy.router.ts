import { PersonId } from "@pindah/domain/kernel";
import { z } from "zod";
import { listReadsOf } from "../access/reads.store.ts";
import type { Scope } from "../access/scope.ts";
import type { ReadDatabase } from "../db/database.ts";
import { pageInput } from "../db/page.ts";
import { timestampOf } from "../environment.ts";
import { findPlanOfRecord } from "../plan/record.store.ts";
import { refuse } from "../refusal.ts";
import { plainText } from "../text.ts";
import { Command, procedure, router } from "../trpc.ts";
import { countAffected, listAffected } from "./affected.store.ts";
import {
  addCorrection,
  answerCorrection,
  findOpenCorrection,
  listCorrections,
} from "./corrections.store.ts";
import {
  decideErasure,
  erasePerson,
  findOpenErasure,
  listErasures,
  requestErasure,
} from "./erasure.store.ts";
import { vaultOfPerson } from "./person-key.store.ts";
import {
  findIdentity,
  findOwnData,
  findPerson,
  idsOfUsers,
  listUnmaskings,
  namesOfUsers,
} from "./person.store.ts";
import { unmaskings } from "./privacy.table.ts";
import { listRetentionRuns, runRetention } from "./retention.store.ts";
import { scheduleOn } from "./retention.ts";
import { correctionStates, correctionSubjects, erasureReasons, unmaskReasons } from "./words.ts";

const own = {
  roles: { employee: "own_record" },
  purpose: "own_data",
  secondPerson: "none",
  people: "none",
  limit: "read",
} as const;
const officer = {
  roles: { privacy_officer: "national" },
  purpose: "data_protection",
  secondPerson: "none",
  people: "none",
  limit: "read",
} as const;
const answers = {
  institution_officer: "own_institution",
  institution_admin: "own_institution",
} as const;
const Text = plainText(2000).pipe(z.string().min(10));
const Range = {
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  /** Only what these accounts were shown; empty means anybody. */
  signInNames: z.array(plainText(100)).max(50).default([]),
};

export const privacyRouter = router({
  /** Everything that is kept about the caller, unmasked: it is his own. */
  myData: procedure({ ...own, permission: "privacy.myData" })
    .input(z.strictObject({}).optional())
    .query(async ({ ctx }) => {
      const personId = ownPerson(ctx.scope);
      const run = await findPlanOfRecord(ctx.db);
      const data = await findOwnData(ctx.db, personId, run?.runId ?? null);
      if (data === undefined) throw refuse("not_found");
      return { ...data, unmaskings: await listUnmaskings(ctx.db, personId) };
    }),

  /** Who was shown the caller's data: in which role, for what, when. Officials stay unnamed. */
  myReads: procedure({ ...own, permission: "privacy.myReads" })
    .input(z.strictObject(pageInput))
    .query(async ({ ctx, input }) => {
      const page = await listReadsOf(ctx.db, ownPerson(ctx.scope), input);
      return { ...page, rows: page.rows.map(({ userId: _userId, ...row }) => row) };
    }),

  /** Says what is wrong in one's data; the institution has three days to answer. */
  requestCorrection: procedure({ ...own, permission: "privacy.requestCorrection", limit: "write" })
    .input(Command.extend({ subject: z.enum(correctionSubjects), statement: Text }))
    .mutation(({ ctx, input }) => {
      const { subject, statement } = input;
      return ctx.command({ commandId: input.commandId, subject }, async (tx) => {
        const personId = ownPerson(ctx.scope);
        const person = await findPerson(tx, ctx.scope, personId);
        if (person === undefined) throw refuse("not_found");
        const { institutionCode } = person;
        const requestedBy = ctx.session.userId;
        const request = { personId, institutionCode, subject, statement, requestedBy };
        const made = await addCorrection(tx, ctx.services, request);
        return { result: made, action: about("correction", made.correctionId, { subject }) };
      });
    }),

  /** Requests for correction: one's own, or those of one's institution, or all. */
  corrections: procedure({
    ...own,
    permission: "privacy.corrections",
    roles: { ...answers, employee: "own_record", privacy_officer: "national" },
    purpose: "data_protection",
    people: "logged",
  })
    .input(
      z.strictObject({ ...pageInput, state: z.enum(correctionStates).nullable().default(null) }),
    )
    .query(async ({ ctx, input }) => {
      const page = await listCorrections(ctx.db, ctx.services, ctx.scope, input);
      await ctx.showPeople(page.rows.map(({ personId }) => personId));
      return page;
    }),

  /** Answers a request: the data was corrected, or why it was not. */
  answerCorrection: procedure({
    ...own,
    permission: "privacy.answerCorrection",
    roles: answers,
    purpose: "data_protection",
    secondPerson: "not_the_maker",
    limit: "write",
  })
    .input(
      Command.extend({
        correctionId: z.uuid(),
        state: z.enum(["corrected", "refused"]),
        answer: Text,
      }),
    )
    .mutation(({ ctx, input }) => {
      const { commandId, correctionId, state, answer: text } = input;
      return ctx.command({ commandId, correctionId, state }, async (tx) => {
        const request = await findOpenCorrection(tx, ctx.scope, correctionId);
        if (request === undefined) throw refuse("not_found");
        if (request.state !== "open") throw refuse("state_does_not_allow_it");
        ctx.requireSecondPerson([request.requestedBy]);
        const answer = { state, text, answeredBy: ctx.session.userId };
        await answerCorrection(tx, ctx.services, request, answer);
        return {
          result: { correctionId, state },
          action: about("correction", correctionId, { state }),
        };
      });
    }),

  /**
   * Name and number of one person, for a reason that the person can read. The answer of the
   * command is not kept: sent again it is read again.
   */
  unmask: procedure({
    ...officer,
    permission: "privacy.unmask",
    roles: { ...answers, privacy_officer: "national", objection_officer: "national" },
    people: "logged",
    limit: "write",
    stepUp: true,
  })
    .input(Command.extend({ personId: PersonId, reason: z.enum(unmaskReasons), note: Text }))
    .mutation(async ({ ctx, input }) => {
      const { commandId, personId, reason, note } = input;
      await ctx.command({ commandId, personId, reason }, async (tx) => {
        const { environment } = ctx.services;
        const person = await findPerson(tx, ctx.scope, personId);
        if (person === undefined || !person.hasIdentity) throw refuse("not_found");
        const unmaskingId = environment.newId();
        const vault = await vaultOfPerson(tx, ctx.services, personId);
        await tx.insert(unmaskings).values({
          unmaskingId,
          personId,
          userId: ctx.session.userId,
          role: ctx.session.role,
          unmaskedAt: timestampOf(environment),
          reason,
          sealedNote: vault.seal(note, `unmaskings.${unmaskingId}`),
        });
        return { result: { unmaskingId }, action: about("person", personId, { reason }) };
      });
      await ctx.showPeople([personId]);
      const identity = await findIdentity(ctx.db, personId);
      if (identity === undefined) throw refuse("not_found");
      return { personId, ...identity };
    }),

  /** Who looked at one person, by name, and who was shown his name. */
  whoLooked: procedure({
    ...officer,
    permission: "privacy.whoLooked",
    roles: { privacy_officer: "national", auditor: "national" },
    people: "logged",
  })
    .input(z.strictObject({ ...pageInput, personId: PersonId }))
    .query(async ({ ctx, input }) => {
      const person = await findPerson(ctx.db, ctx.scope, input.personId);
      if (person === undefined) throw refuse("not_found");
      const page = await listReadsOf(ctx.db, input.personId, input);
      const names = await namesOfUsers(
        ctx.db,
        page.rows.map(({ userId }) => userId),
      );
      await ctx.showPeople([input.personId]);
      return {
        ...page,
        rows: page.rows.map((row) => ({ ...row, userName: names.get(row.userId) ?? null })),
        person: person.person,
        unmaskings: await listUnmaskings(ctx.db, input.personId),
      };
    }),

  /** Whose data was shown in a time, to some accounts or anybody: who must be told of a breach. */
  affected: procedure({
    ...officer,
    permission: "privacy.affected",
    people: "logged",
    limit: "heavy",
    stepUp: true,
  })
    .input(z.strictObject({ ...pageInput, ...Range, limit: z.int().min(1).max(1000).default(100) }))
    .query(async ({ ctx, input }) => {
      const userIds = await usersNamed(ctx.db, input.signInNames);
      const page = await listAffected(ctx.db, { ...input, userIds });
      await ctx.showPeople(page.rows.map(({ personId }) => personId));
      return { ...page, people: await countAffected(ctx.db, { ...input, userIds }) };
    }),

  /** The schedule of today, what its last runs removed, and the erasures. */
  retention: procedure({ ...officer, permission: "privacy.retention" })
    .input(z.strictObject({}).optional())
    .query(async ({ ctx }) => ({
      schedule: scheduleOn(timestampOf(ctx.services.environment).slice(0, 10)),
      runs: await listRetentionRuns(ctx.db),
      erasures: await listErasures(ctx.db),
    })),

  /** Removes what is past its time, and says how much. */
  runRetention: procedure({
    ...officer,
    permission: "privacy.runRetention",
    limit: "heavy",
    stepUp: true,
  })
    .input(Command)
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const report = await runRetention(tx, ctx.services.environment);
        const rows = report.removed.reduce((sum, each) => sum + each.rows, 0);
        const action = about("retention_run", report.runId, { rows });
        return { result: { runId: report.runId, rows }, action };
      }),
    ),

  /** Asks that a person's identity be destroyed. Another officer decides. */
  requestErasure: procedure({
    ...officer,
    permission: "privacy.requestErasure",
    limit: "write",
    stepUp: true,
  })
    .input(Command.extend({ personId: PersonId, reason: z.enum(erasureReasons) }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const { personId, reason } = input;
        const person = await findPerson(tx, ctx.scope, personId);
        if (person === undefined || !person.hasIdentity) throw refuse("not_found");
        const request = { personId, reason, requestedBy: ctx.session.userId };
        const erasureId = await requestErasure(tx, ctx.services.environment, request);
        return { result: { erasureId }, action: about("erasure", erasureId, { reason }) };
      }),
    ),

  /** Destroys the identity, or turns the request down. */
  decideErasure: procedure({
    ...officer,
    permission: "privacy.decideErasure",
    secondPerson: "not_the_maker",
    limit: "write",
    stepUp: true,
  })
    .input(Command.extend({ erasureId: z.uuid(), erase: z.boolean() }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const { environment } = ctx.services;
        const { erasureId, erase } = input;
        const request = await findOpenErasure(tx, erasureId);
        if (request === undefined) throw refuse("not_found");
        ctx.requireSecondPerson([request.requestedBy]);
        if (erase) await erasePerson(tx, environment, request.personId);
        const state = erase ? "done" : "withdrawn";
        const decision = { state, decidedBy: ctx.session.userId } as const;
        await decideErasure(tx, environment, erasureId, decision);
        return { result: { erasureId, state }, action: about("erasure", erasureId, { state }) };
      }),
    ),
});

/** The accounts of some sign-in names; one that nobody has is refused by name. */
async function usersNamed(db: ReadDatabase, signInNames: readonly string[]) {
  const found = await idsOfUsers(db, signInNames);
  const missing = signInNames.filter((name) => !found.has(name));
  if (missing.length > 0) throw refuse("not_found", { signInNames: missing.join(", ") });
  return [...found.values()];
}

/** The civil servant behind the session; without one the procedure reaches nothing. */
function ownPerson(scope: Scope): string {
  if (scope.kind !== "person") throw refuse("not_found");
  return scope.personId;
}

const about = (
  subjectKind: string,
  subjectId: string,
  detail: Readonly<Record<string, string | number>>,
) => ({ subjectKind, subjectId, detail });
