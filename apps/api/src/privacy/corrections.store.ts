import { and, asc, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { within, type Scope } from "../access/scope.ts";
import type { ReadDatabase, Transaction } from "../db/database.ts";
import { pageOf, readCursor } from "../db/page.ts";
import { timestampOf } from "../environment.ts";
import type { Services } from "../trpc.ts";
import { findVaultOfPerson, vaultOfPerson } from "./person-key.store.ts";
import { corrections } from "./privacy.table.ts";
import type { CorrectionState, CorrectionSubject } from "./words.ts";

type Sealing = Pick<Services, "vault" | "environment">;

/** Three times 24 hours (UU 27/2022 art. 30). */
const answerWithinMs = 72 * 3_600_000;
const Place = z.tuple([z.iso.datetime(), z.uuid()]);

export async function addCorrection(
  tx: Transaction,
  sealing: Sealing,
  request: {
    readonly personId: string;
    readonly institutionCode: string;
    readonly subject: CorrectionSubject;
    readonly statement: string;
    readonly requestedBy: string;
  },
) {
  const { environment } = sealing;
  const correctionId = environment.newId();
  const { statement, ...rest } = request;
  const vault = await vaultOfPerson(tx, sealing, request.personId);
  const dueAt = new Date(environment.now() + answerWithinMs).toISOString();
  await tx.insert(corrections).values({
    ...rest,
    correctionId,
    sealedStatement: vault.seal(statement, `corrections.statement.${correctionId}`),
    requestedAt: timestampOf(environment),
    dueAt,
    state: "open",
  });
  return { correctionId, dueAt };
}

/** Requests in reach: those that wait first, the most urgent on top. */
export async function listCorrections(
  db: ReadDatabase,
  sealing: Sealing,
  scope: Scope,
  query: {
    readonly state: CorrectionState | null;
    readonly limit: number;
    readonly cursor: string | null;
  },
) {
  const after = readCursor(query.cursor, Place);
  const rows = await db
    .select()
    .from(corrections)
    .where(
      and(
        within(scope, { institution: corrections.institutionCode, person: corrections.personId }),
        query.state === null ? undefined : eq(corrections.state, query.state),
        after === null
          ? undefined
          : sql`(${corrections.requestedAt}, ${corrections.correctionId}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(desc(corrections.requestedAt), desc(corrections.correctionId))
    .limit(query.limit + 1);
  const page = pageOf(rows, query.limit, (row) => [row.requestedAt, row.correctionId]);
  const opened = [];
  for (const {
    sealedStatement,
    sealedAnswer,
    requestedBy: _,
    answeredBy: __,
    ...row
  } of page.rows) {
    const vault = await findVaultOfPerson(db, sealing, row.personId);
    const { correctionId } = row;
    opened.push({
      ...row,
      /** Null: the person's key was destroyed. */
      statement: vault?.open(sealedStatement, `corrections.statement.${correctionId}`) ?? null,
      answer:
        sealedAnswer === null
          ? null
          : (vault?.open(sealedAnswer, `corrections.answer.${correctionId}`) ?? null),
    });
  }
  return { ...page, rows: opened };
}

/** An open request in reach, held until the transaction ends. */
export async function findOpenCorrection(tx: Transaction, scope: Scope, correctionId: string) {
  const [row] = await tx
    .select()
    .from(corrections)
    .where(
      and(
        eq(corrections.correctionId, correctionId),
        within(scope, { institution: corrections.institutionCode }),
      ),
    )
    .orderBy(asc(corrections.requestedAt))
    .for("update");
  return row;
}

export async function answerCorrection(
  tx: Transaction,
  sealing: Sealing,
  request: { readonly correctionId: string; readonly personId: string },
  answer: {
    readonly state: Exclude<CorrectionState, "open">;
    readonly text: string;
    readonly answeredBy: string;
  },
): Promise<void> {
  const { correctionId, personId } = request;
  const vault = await vaultOfPerson(tx, sealing, personId);
  await tx
    .update(corrections)
    .set({
      state: answer.state,
      sealedAnswer: vault.seal(answer.text, `corrections.answer.${correctionId}`),
      answeredBy: answer.answeredBy,
      answeredAt: timestampOf(sealing.environment),
    })
    .where(eq(corrections.correctionId, correctionId));
}
