import { createHash } from "node:crypto";
import { hashOf, HouseholdId, WaveId } from "@pindah/domain/kernel";
import { and, eq, ne } from "drizzle-orm";
import { z } from "zod";
import { findIneligible, type EligibilityFinding } from "../decisions/eligibility.store.ts";
import { refuseKin } from "../decisions/kin.store.ts";
import type { Transaction } from "../db/database.ts";
import { timestampOf, type Environment } from "../environment.ts";
import { findPlanOfRecord } from "../plan/record.store.ts";
import { refuse } from "../refusal.ts";
import { plainText } from "../text.ts";
import { Command, procedure, router } from "../trpc.ts";
import { dayIn } from "../work/clock.ts";
import {
  decreeContent,
  displayNameOf,
  entitlementContent,
  findDocument,
  listDocuments,
  lockDocument,
  peopleOf,
  takeNumber,
} from "./documents.store.ts";
import { documents } from "./documents.table.ts";
import { renderPdf } from "./pdf.ts";

const access = {
  purpose: "documents",
  secondPerson: "none",
  limit: "write",
  people: "none",
} as const;
const zone = "WIB";

type Signed =
  | { readonly kind: "signed"; readonly number: string; readonly checkCode: string }
  | { readonly kind: "refused"; readonly refusals: EligibilityFinding[] };

/** Keeps a draft: a signature will be bound to the hash of what it says. */
async function keepDraft(
  tx: Transaction,
  environment: Environment,
  draftedBy: string,
  document: Pick<
    typeof documents.$inferInsert,
    "kind" | "runId" | "waveId" | "householdId" | "institutionCode" | "content"
  >,
) {
  const documentId = environment.newId();
  const contentHash = hashOf(document.content);
  await tx.insert(documents).values({
    ...document,
    documentId,
    contentHash,
    state: "draft",
    version: 1,
    draftedBy,
    draftedAt: timestampOf(environment),
  });
  return {
    result: { documentId, contentHash },
    action: { subjectKind: "document", subjectId: documentId, detail: { contentHash } },
  };
}

export const documentsRouter = router({
  /** Decrees and sheets, newest first, with number and state; nobody is named. */
  list: procedure({
    ...access,
    permission: "documents.list",
    roles: {
      planner: "national",
      housing_officer: "national",
      approver: "national",
      auditor: "national",
    },
    limit: "read",
  })
    .input(z.strictObject({}).optional())
    .query(async ({ ctx }) => ({ rows: await listDocuments(ctx.db, ctx.scope) })),

  /** Drafts the decree of a wave from the plan of record. It has no number until it is signed. */
  draftDecree: procedure({
    ...access,
    permission: "documents.draftDecree",
    roles: { planner: "national" },
  })
    .input(Command.extend({ waveId: WaveId }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const { environment } = ctx.services;
        const run = await findPlanOfRecord(tx);
        const content = run === null ? null : await decreeContent(tx, run, input.waveId);
        if (run === null || content === null) throw refuse("not_found");
        if (content.annex.length === 0) throw refuse("state_does_not_allow_it");
        return keepDraft(tx, environment, ctx.session.userId, {
          kind: "decree",
          runId: run.runId,
          waveId: input.waveId,
          content,
        });
      }),
    ),

  /** Drafts the entitlement sheet of a household. */
  draftEntitlement: procedure({
    ...access,
    permission: "documents.draftEntitlement",
    roles: { housing_officer: "national" },
  })
    .input(Command.extend({ householdId: HouseholdId }))
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const { environment } = ctx.services;
        const run = await findPlanOfRecord(tx);
        const made = run === null ? null : await entitlementContent(tx, run, input.householdId);
        if (run === null || made === null) throw refuse("not_found");
        return keepDraft(tx, environment, ctx.session.userId, {
          kind: "entitlement",
          runId: run.runId,
          householdId: input.householdId,
          ...made,
        });
      }),
    ),

  /**
   * Signs a draft: everybody in it is looked at again, it takes its number, and the printed form
   * is kept. What was valid for the same wave or household is replaced by it.
   */
  sign: procedure({
    ...access,
    permission: "documents.sign",
    stepUp: true,
    roles: { approver: "national" },
    secondPerson: "not_the_maker",
    limit: "heavy",
  })
    .input(
      Command.extend({ documentId: z.uuid(), contentHash: z.string().regex(/^[0-9a-f]{64}$/) }),
    )
    .mutation(({ ctx, input }) =>
      ctx.command<Signed>(input, async (tx) => {
        const { environment, publicUrl } = ctx.services;
        const draft = await lockDocument(tx, input.documentId);
        ctx.requireSecondPerson([draft.draftedBy]);
        if (draft.state !== "draft") throw refuse("state_does_not_allow_it");
        const run = await findPlanOfRecord(tx);
        if (draft.contentHash !== input.contentHash || run?.runId !== draft.runId)
          throw refuse("changed_since_seen");
        const concerned = await peopleOf(tx, draft);
        await refuseKin(tx, ctx.session, concerned);
        const { documentId, contentHash, kind, waveId, householdId } = draft;
        const findings = await findIneligible(tx, run, concerned);
        if (findings.length > 0)
          return {
            result: { kind: "refused", refusals: [...findings] },
            action: {
              subjectKind: "document",
              subjectId: documentId,
              detail: {
                contentHash,
                refused: findings.map((finding) => [finding.kind, finding.personId]),
              },
            },
          };
        const issuedOn = dayIn(zone, environment.now());
        const year = Number(issuedOn.slice(0, 4));
        const { sequence, number } = await takeNumber(tx, kind, year);
        const checkCode = Buffer.from(environment.randomBytes(9)).toString("base64url");
        const body = await renderPdf(draft.content, {
          number,
          issuedOn,
          signer: await displayNameOf(tx, ctx.session.userId),
          checkUrl: `${publicUrl}/periksa/${number}/${checkCode}`,
          contentHash,
        });
        const sha256 = createHash("sha256").update(body).digest("hex");
        await tx
          .update(documents)
          .set({ state: "replaced", replacedBy: documentId })
          .where(
            and(
              eq(documents.kind, kind),
              eq(documents.state, "valid"),
              ne(documents.documentId, documentId),
              waveId === null ? undefined : eq(documents.waveId, waveId),
              householdId === null ? undefined : eq(documents.householdId, householdId),
            ),
          );
        await tx
          .update(documents)
          .set({
            state: "valid",
            version: draft.version + 1,
            year,
            sequence,
            number,
            checkCode,
            issuedOn,
            signedBy: ctx.session.userId,
            signedAt: timestampOf(environment),
            sha256,
            body,
          })
          .where(eq(documents.documentId, documentId));
        return {
          result: { kind: "signed", number, checkCode },
          action: {
            subjectKind: "document",
            subjectId: documentId,
            detail: { number, contentHash, sha256, before: "draft", after: "valid" },
          },
        };
      }),
    ),

  /** Declares a signed document void, with a reason; its page says so from then on. */
  revoke: procedure({
    ...access,
    permission: "documents.revoke",
    stepUp: true,
    roles: { approver: "national" },
    secondPerson: "not_the_maker",
  })
    .input(
      Command.extend({ documentId: z.uuid(), reason: plainText(500).pipe(z.string().min(10)) }),
    )
    .mutation(({ ctx, input }) =>
      ctx.command(input, async (tx) => {
        const document = await lockDocument(tx, input.documentId);
        ctx.requireSecondPerson([document.draftedBy]);
        if (document.state !== "valid") throw refuse("state_does_not_allow_it");
        await tx
          .update(documents)
          .set({ state: "revoked", endedReason: input.reason, version: document.version + 1 })
          .where(eq(documents.documentId, document.documentId));
        return {
          result: { state: "revoked" },
          action: {
            subjectKind: "document",
            subjectId: document.documentId,
            detail: { before: "valid", after: "revoked" },
          },
        };
      }),
    ),

  /** The printed form of a signed document. */
  download: procedure({
    ...access,
    permission: "documents.download",
    roles: {
      planner: "national",
      housing_officer: "national",
      approver: "national",
      auditor: "national",
      employee: "own_record",
    },
    limit: "heavy",
    people: "logged",
  })
    .input(z.strictObject({ documentId: z.uuid() }))
    .query(async ({ ctx, input }) => {
      const document = await findDocument(ctx.db, ctx.scope, input.documentId);
      if (document === undefined || document.body === null || document.number === null)
        throw refuse("not_found");
      await ctx.showPeople(await peopleOf(ctx.db, document));
      return {
        fileName: `${document.number}.pdf`,
        mediaType: "application/pdf",
        sha256: document.sha256,
        base64: Buffer.from(document.body).toString("base64"),
      };
    }),
});
