import type { Json } from "@pindah/domain/kernel";
import {
  demonstrationLottery,
  generateDataset,
  generateIdentities,
  loadIllustrativePolicy,
} from "@pindah/nusantara";
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { users } from "../access/access.table.ts";
import { recordAction } from "../access/actions.store.ts";
import { runCommand, type Done } from "../access/command.ts";
import type { Role } from "../access/roles.ts";
import { demonstrationPassword } from "../access/sign-in.store.ts";
import { insertMany } from "../db/bulk.ts";
import type { Transaction } from "../db/database.ts";
import type { Log } from "../log.ts";
import { actApprove, actPropose, actRequestRun } from "../plan/acts.ts";
import { executeRun } from "../plan/execute.ts";
import { findRun } from "../plan/plan.store.ts";
import { planRuns } from "../plan/plan.table.ts";
import { findPlanOfRecord } from "../plan/record.store.ts";
import { recordPolicy } from "../policy/policy.store.ts";
import { refuse } from "../refusal.ts";
import { recordDataset } from "../registry/load.store.ts";
import { datasetFacts } from "../registry/registry.table.ts";
import type { Services } from "../trpc.ts";
import { demonstrationAccounts } from "./accounts.ts";

export type DemonstrationSize = { readonly people: number; readonly seed: number };

/**
 * Fills an empty database with the demonstration, in one transaction. A database that holds
 * anything is left as it is. Returns whether it filled it.
 */
export async function loadDemonstration(
  { db, environment, passwords, wakeSequencer }: Services,
  size: DemonstrationSize,
): Promise<boolean> {
  if ((await db.$count(datasetFacts)) > 0) return false;
  const dataset = generateDataset(size);
  const identities = generateIdentities(dataset, size.seed);
  const policy = loadIllustrativePolicy();
  const passwordHash = await passwords.hash(demonstrationPassword);
  await db.transaction(async (tx) => {
    await recordDataset(tx, dataset, identities);
    await insertMany(tx, users, demonstrationAccounts(dataset, environment, passwordHash));
    const policyHash = await recordPolicy(tx, environment, policy);
    const system = { userId: null, role: null, procedure: "demonstration.load", commandId: null };
    await recordAction(tx, environment, system, {
      subjectKind: "dataset",
      subjectId: "demonstration",
      detail: { ...size, policyHash },
    });
  });
  wakeSequencer();
  return true;
}

/**
 * Gives the demonstration its plan of record, once: the planner's account asks for a run and
 * proposes it, the approver's account approves it. Each is a recorded act like any other. What a
 * process that was killed had begun is taken up where it stood.
 */
export async function decideDemonstration(services: Services, log: Log): Promise<void> {
  const { db, environment } = services;
  if ((await findPlanOfRecord(db)) !== null) return;
  const planner = await findAccount(services, "planner");
  const approver = await findAccount(services, "approver");
  if (planner === undefined || approver === undefined) return;

  const perform = <T extends Json>(
    userId: string,
    role: Role,
    permission: string,
    act: (tx: Transaction) => Promise<Done<T>>,
  ) => {
    const of = { userId, role, procedure: permission };
    return runCommand(db, environment, of, { commandId: environment.newId() }, act);
  };
  const { runId } =
    (await findBegun(services, planner.userId)) ??
    (await perform(planner.userId, "planner", "plan.run", (tx) =>
      actRequestRun(tx, services, {
        requestedBy: planner.userId,
        scenario: null,
        lottery: demonstrationLottery,
      }),
    ));
  await executeRun(db, environment, log, runId);
  const run = await findRun(db, runId);
  const planHash = run?.planHash ?? null;
  if (planHash === null) throw new Error(`The demonstration's run ${runId} gave no plan`);

  if (run?.state === "draft")
    await perform(planner.userId, "planner", "plan.propose", (tx) =>
      actPropose(tx, services, { runId, planHash, userId: planner.userId }),
    );
  await perform(approver.userId, "approver", "plan.approve", (tx) =>
    actApprove(tx, services, { runId, planHash, userId: approver.userId }, (makers) => {
      if (makers.includes(approver.userId)) throw refuse("same_person");
    }),
  );
  services.wakeSequencer();
}

/** A run of the demonstration that was begun and not brought to its end. */
async function findBegun({ db }: Services, planner: string) {
  const [run] = await db
    .select({ runId: planRuns.runId })
    .from(planRuns)
    .where(
      and(
        eq(planRuns.requestedBy, planner),
        inArray(planRuns.state, ["queued", "running", "draft", "proposed"]),
        isNull(planRuns.scenario),
      ),
    )
    .orderBy(asc(planRuns.requestedAt))
    .limit(1);
  return run;
}

async function findAccount({ db }: Services, role: Role) {
  const [account] = await db
    .select({ userId: users.userId })
    .from(users)
    .where(and(eq(users.role, role), eq(users.demonstration, true)));
  return account;
}
