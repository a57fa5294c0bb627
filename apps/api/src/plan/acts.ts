import type { Json } from "@pindah/domain/kernel";
import type { Lottery } from "@pindah/domain/plan";
import type { Scenario } from "@pindah/domain/scenario";
import type { Done } from "../access/command.ts";
import type { Transaction } from "../db/database.ts";
import { findCurrentPolicy } from "../policy/policy.store.ts";
import { requestRelease } from "../publication/publication.store.ts";
import { refuse } from "../refusal.ts";
import type { Services } from "../trpc.ts";
import { approveRun, proposeRun, type Decision } from "./decide.ts";
import { createRun } from "./plan.store.ts";

// What people do with runs, each with the action it leaves: the same for a procedure and for the
// accounts of the demonstration.

/** Asks for a run of the rules in force. */
export async function actRequestRun(
  tx: Transaction,
  { environment }: Services,
  asked: {
    readonly requestedBy: string;
    readonly scenario: Scenario | null;
    readonly lottery: Lottery;
  },
): Promise<Done<{ readonly runId: string }>> {
  const policy = await findCurrentPolicy(tx);
  if (policy === undefined) throw refuse("state_does_not_allow_it");
  const { policyId, hash: policyHash } = policy;
  const runId = await createRun(tx, environment, { ...asked, policyId });
  const { scenario, lottery } = asked;
  return done({ runId }, runId, { policyHash, scenario, lottery });
}

export async function actPropose(
  tx: Transaction,
  { environment }: Services,
  decision: Decision,
): Promise<Done<{ readonly runId: string }>> {
  await proposeRun(tx, environment, decision);
  const { runId, planHash } = decision;
  return done({ runId }, runId, { planHash });
}

/** Approves, and asks for the public files of the plan. */
export async function actApprove(
  tx: Transaction,
  { environment, jobs }: Services,
  decision: Decision,
  requireSecondPerson: (makers: readonly (string | null)[]) => void,
): Promise<Done<{ readonly runId: string; readonly releaseId: string }>> {
  await approveRun(tx, environment, decision, requireSecondPerson);
  const { runId, planHash } = decision;
  const releaseId = await requestRelease(tx, environment, { runId, requestedBy: null });
  await jobs.queueRelease(tx, releaseId);
  return done({ runId, releaseId }, runId, { planHash, releaseId });
}

function done<T>(result: T, runId: string, detail: Json): Done<T> {
  return { result, action: { subjectKind: "plan_run", subjectId: runId, detail } };
}
