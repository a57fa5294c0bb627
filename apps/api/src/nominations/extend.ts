import { compareText, type LocalDate, type WaveId } from "@pindah/domain/kernel";
import { loadWorkflowRules } from "@pindah/nusantara";
import type { Done } from "../access/command.ts";
import type { Scope } from "../access/scope.ts";
import type { Transaction } from "../db/database.ts";
import { timestampOf } from "../environment.ts";
import { findPlanOfRecord } from "../plan/record.store.ts";
import { refuse } from "../refusal.ts";
import type { Services } from "../trpc.ts";
import { dayIn } from "../work/clock.ts";
import { afterNominationAct, type NominationState } from "./nominations.states.ts";
import { changeList, listBoard, lockList } from "./nominations.store.ts";

export type Extended =
  | { readonly kind: "done"; readonly lists: number; readonly lastDay: LocalDate }
  /** The day asked for is over, or is not after the one that counts now. */
  | {
      readonly kind: "refused";
      readonly refusal: "day_over" | "not_later";
      readonly day: LocalDate;
    };

const isOpen = ({ state }: { readonly state: NominationState }) =>
  afterNominationAct(state, "extend") !== null;

/** Gives all institutions of a wave more time: those whose lists were not handed in. */
export async function extendWave(
  tx: Transaction,
  { environment }: Services,
  by: { readonly scope: Scope; readonly userId: string },
  asked: { readonly waveId: WaveId; readonly lastDay: LocalDate; readonly reason: string },
): Promise<Done<Extended>> {
  const { waveId, lastDay, reason } = asked;
  const run = await findPlanOfRecord(tx);
  const board = run === null ? [] : await listBoard(tx, by.scope, run.runId);
  const rows = board.filter((row) => row.waveId === waveId);
  const open = rows.filter(isOpen);
  if (rows.length === 0) throw refuse("not_found");
  if (open.length === 0) throw refuse("state_does_not_allow_it");
  const today = dayIn(loadWorkflowRules().nominations.zone, environment.now());
  const [before] = open.flatMap((row) => row.lastDay ?? []).toSorted((a, b) => compareText(b, a));
  if (lastDay < today) return refused(waveId, "day_over", today);
  if (before !== undefined && lastDay <= before) return refused(waveId, "not_later", before);
  for (const { institutionCode, quota, zone } of open) {
    const begin = {
      quota,
      zone,
      lastDay,
      listId: environment.newId(),
      openedBy: by.userId,
      openedAt: timestampOf(environment),
    };
    const list = await lockList(tx, { waveId, institutionCode }, begin);
    if (isOpen(list)) await changeList(tx, list, { lastDay });
  }
  const lists = open.length;
  return {
    result: { kind: "done", lists, lastDay },
    action: {
      subjectKind: "wave",
      subjectId: waveId,
      detail: { before: before ?? null, after: lastDay, reason, lists },
    },
  };
}

function refused(waveId: WaveId, refusal: "day_over" | "not_later", day: LocalDate) {
  return {
    result: { kind: "refused" as const, refusal, day },
    action: { subjectKind: "wave", subjectId: waveId, detail: { refused: refusal } },
  };
}
