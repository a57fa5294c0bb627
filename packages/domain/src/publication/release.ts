import {
  canonicalJson,
  err,
  hashOf,
  ok,
  sortedBy,
  type LocalDate,
  type Result,
} from "../kernel/index.ts";
import { datasetHash, planHash as hashOfPlan, type Plan } from "../plan/index.ts";
import type { Policy } from "../policy/index.ts";
import type { Dataset } from "../registry/index.ts";
import { applyScenario, type Scenario } from "../scenario/index.ts";
import type { PublicRecord } from "./claims.ts";
import type { ReleaseContent, ReleaseHead } from "./content.ts";
import { publicCosts } from "./costs.ts";
import { coarsenings, peopleNetwork, type Coarsening } from "./counts.ts";
import { dataPackage } from "./data-package.ts";
import { dataTables } from "./data-tables.ts";
import { exactInterval } from "./exact-interval.ts";
import { publicPackages, publicTowers } from "./homes.ts";
import {
  describeFiles,
  manifestText,
  type Correction,
  type Manifest,
  type ReleaseFile,
} from "./manifest.ts";
import { remember, RELEASES_REMEMBERED, type RememberedCounts } from "./memory.ts";
import type { CountNetwork, IntervalSolver } from "./network.ts";
import { publicPeople, type PublicPeople } from "./people.ts";
import { protectCounts, type DisclosureAudit, type Sacrifice } from "./protection.ts";
import { RECEIPTS_FILE, type PublishedReceipts } from "./receipt.ts";
import { fingerprints, publicScores, type ScreeningInputs } from "./rerun.ts";
import type { Disclosed } from "./rounding.ts";
import { csvText, describeTable, jsonText, semicolonText } from "./table.ts";
import { findUnknowns } from "./unknowns.ts";

/** What a release is made from. The plan must be that of these facts. */
export type ReleaseInput = {
  readonly plan: Plan;
  readonly planHash: string;
  readonly dataset: Dataset;
  readonly policy: Policy;
  /** The scenario that the plan of record applies; null for none. */
  readonly scenario: Scenario | null;
  readonly record: PublicRecord;
  readonly releaseId: string;
  readonly number: number;
  readonly issuedOn: LocalDate;
  readonly nextDue: LocalDate;
  /** Earlier releases, latest first: a new one is audited together with the last 24 of them. */
  readonly memory?: readonly RememberedCounts[];
  /** Root over the receipts of the plan's people; absent when none are issued. */
  readonly receipts?: PublishedReceipts;
  /** The published release that this one replaces, and why; absent when it replaces none. */
  readonly corrects?: Correction;
  /** Days on which later releases are to appear. */
  readonly calendar?: readonly LocalDate[];
};

/** A release: its manifest, its content, and its files as they are written. */
export type Release = {
  readonly manifest: Manifest;
  /** The manifest as it is hashed, signed and logged. */
  readonly manifestText: string;
  readonly content: ReleaseContent;
  readonly files: readonly ReleaseFile[];
  /** For the audit of later releases. Never published. */
  readonly remembered: RememberedCounts;
};

/** Why there is no release. */
export type ReleaseRefusal =
  /** The plan was not computed from what was handed in. */
  | {
      readonly kind: "not_of_this_plan";
      readonly what: "dataset" | "policy" | "scenario" | "plan_hash";
      readonly expected: string;
      readonly found: string;
    }
  | { readonly kind: "scenario_refused" }
  | { readonly kind: "due_before_issue"; readonly issuedOn: LocalDate; readonly nextDue: LocalDate }
  | { readonly kind: "issued_before_data"; readonly issuedOn: LocalDate; readonly asOf: LocalDate }
  /** Even the coarsest tables would give somebody away. */
  | { readonly kind: "cells_unprotected"; readonly cells: readonly string[] };

/**
 * A release: a plan as the public may see it. Disclosure control first, then every file by content,
 * so that the same plan gives the same bytes. Nothing about a person leaves: counts are rounded
 * from 10 on, hidden below, and no hidden count can be worked out (docs/rules/publication.md).
 */
export function buildRelease(
  input: ReleaseInput,
  solve: IntervalSolver = exactInterval,
): Result<Release, ReleaseRefusal> {
  const refusal = refusalOf(input);
  if (refusal !== null) return err(refusal);
  const situation = applyScenario(input, input.scenario);
  if (!situation.ok) return err({ kind: "scenario_refused" });
  const facts = { plan: input.plan, ...situation.value };
  const memory = (input.memory ?? []).slice(0, RELEASES_REMEMBERED);
  const counts = protectedPeople(facts, solve, memory);
  if (!counts.ok) return counts;
  const content = contentOf(input, facts, counts.value);
  const files = filesOf(content, screeningInputs(facts), input);
  const { releaseId, number, issuedOn, nextDue, asOf, engine, planHash } = content.head;
  const manifest: Manifest = {
    format: "pindah-release/1",
    kind: input.corrects === undefined ? "release" : "correction",
    ...(input.corrects === undefined ? {} : { corrects: input.corrects }),
    releaseId,
    number,
    issuedOn,
    nextDue,
    asOf,
    engine,
    planHash,
    files: describeFiles(files),
  };
  return ok({
    manifest,
    manifestText: manifestText(manifest),
    content,
    files,
    remembered: remember(releaseId, counts.value.network, counts.value.shown),
  });
}

type Facts = { readonly plan: Plan; readonly dataset: Dataset; readonly policy: Policy };

function refusalOf(input: ReleaseInput): ReleaseRefusal | null {
  const { plan, dataset, policy, scenario, planHash, issuedOn, nextDue } = input;
  const pairs = [
    ["dataset", plan.inputs.dataset, datasetHash(dataset)],
    ["policy", plan.inputs.policy, hashOf(policy)],
    ["scenario", plan.inputs.scenario, hashOf(scenario)],
    ["plan_hash", planHash, hashOfPlan(plan)],
  ] as const;
  for (const [what, expected, found] of pairs) {
    if (expected !== found) return { kind: "not_of_this_plan", what, expected, found };
  }
  if (issuedOn < plan.asOf) return { kind: "issued_before_data", issuedOn, asOf: plan.asOf };
  return nextDue <= issuedOn ? { kind: "due_before_issue", issuedOn, nextDue } : null;
}

/** As long as tables can be made coarser: no national total, and two cells in a hundred. */
const LITTLE: Sacrifice = { heaviest: 1, percent: 2 };
const ANYTHING: Sacrifice = { heaviest: 2, percent: 100 };

type ProtectedPeople = {
  readonly people: PublicPeople;
  readonly disclosure: DisclosureAudit & { readonly coarsening: Coarsening };
  readonly network: CountNetwork;
  readonly shown: ReadonlyMap<string, Disclosed>;
};

function protectedPeople(
  facts: Facts,
  solve: IntervalSolver,
  memory: readonly RememberedCounts[],
): Result<ProtectedPeople, ReleaseRefusal> {
  const { threshold, roundingBase, sensitiveThreshold, sensitiveRoundingBase } =
    facts.policy.disclosure;
  const rules = {
    count: { threshold, base: roundingBase },
    sensitive: { threshold: sensitiveThreshold, base: sensitiveRoundingBase },
  };
  let cells: readonly string[] = [];
  for (const coarsening of coarsenings) {
    const network = peopleNetwork(facts, coarsening);
    const last = coarsening === coarsenings.at(-1);
    const result = protectCounts(network, rules, solve, last ? ANYTHING : LITTLE, memory);
    if (result.ok) {
      const { shown, audit } = result.value;
      return ok({
        people: publicPeople(facts.plan, facts.dataset, network, shown),
        disclosure: { ...audit, coarsening },
        network,
        shown,
      });
    }
    cells = result.error.cells;
  }
  return err({ kind: "cells_unprotected", cells });
}

function contentOf(
  input: ReleaseInput,
  facts: Facts,
  { people, disclosure }: ProtectedPeople,
): ReleaseContent {
  const { plan, dataset, policy } = facts;
  const hashes = new Map(fingerprints(plan.screening).map((each) => [each.unitCode, each.sha256]));
  const results = new Map(plan.waves.map((wave) => [wave.waveId, wave]));
  const parts = {
    format: "pindah-content/1",
    head: headOf(input),
    institutions: institutionsOf(dataset),
    units: sortedBy(dataset.units, (unit) => unit.code).map((unit) => ({
      ...unit,
      sha256: hashes.get(unit.code) ?? "",
    })),
    crosswalk: sortedBy(dataset.crosswalk, (entry) =>
      [entry.effectiveDate, entry.oldCode, entry.newCode, entry.changeKind].join(" "),
    ),
    screening: plan.screening,
    unitsByOutcome: unitsByOutcome(plan, policy),
    policy,
    people,
    waves: sortedBy(dataset.waves, (wave) => wave.waveId).map((wave) => ({
      ...wave,
      blocked: results.get(wave.waveId)?.blocked ?? null,
      towersReady: results.get(wave.waveId)?.towersReady ?? 0,
      homesReady: results.get(wave.waveId)?.homesReady ?? 0,
    })),
    packages: publicPackages(facts),
    towers: publicTowers(facts),
    ministerHouses: dataset.ministerHouses.length,
    costs: publicCosts(plan, policy),
    record: input.record,
    disclosure,
  } as const;
  return { ...parts, unknowns: findUnknowns(parts) };
}

function headOf({ plan, ...input }: ReleaseInput): ReleaseHead {
  return {
    releaseId: input.releaseId,
    number: input.number,
    issuedOn: input.issuedOn,
    nextDue: input.nextDue,
    asOf: plan.asOf,
    title: input.dataset.title,
    origin: input.dataset.origin,
    policyIllustrative: input.policy.illustrative,
    policyId: plan.policyId,
    scenarioId: plan.scenarioId,
    engine: plan.engine,
    planHash: input.planHash,
    lottery: plan.lottery,
  };
}

// Notes are free text, which is never published.
function institutionsOf(dataset: Dataset): ReleaseContent["institutions"] {
  return sortedBy(dataset.institutions, (each) => each.code).map((institution) => ({
    ...institution,
    note: null,
  }));
}

function unitsByOutcome(plan: Plan, policy: Policy): ReleaseContent["unitsByOutcome"] {
  const outcomes = [...policy.screening.classes.map(({ code }) => code), "not_moved", "undecided"];
  return outcomes.map((outcome) => {
    const units = plan.screening.filter((unit) =>
      unit.outcome.kind === "class"
        ? unit.outcome.class === outcome
        : unit.outcome.kind === outcome,
    );
    const institutions = new Set(units.map((unit) => unit.institutionCode)).size;
    return { outcome, units: units.length, institutions };
  });
}

function screeningInputs({ plan, dataset, policy }: Facts): ScreeningInputs {
  return {
    onDate: plan.asOf,
    policyId: plan.policyId,
    policy: policy.screening,
    institutions: [...institutionsOf(dataset)],
    units: sortedBy(dataset.units, (unit) => unit.code),
    scores: publicScores(dataset.scores),
  };
}

function filesOf(
  content: ReleaseContent,
  inputs: ScreeningInputs,
  { receipts, calendar }: Pick<ReleaseInput, "receipts" | "calendar">,
): readonly ReleaseFile[] {
  const tables = dataTables(content, inputs.scores);
  const files = [
    json("content.json", canonicalJson(content)),
    json("policy.json", canonicalJson(content.policy)),
    json("disclosure.json", canonicalJson(content.disclosure)),
    json("dictionary.json", canonicalJson(tables.map(describeTable))),
    json("inputs/screening.json", canonicalJson(inputs)),
    json("results/screening.json", canonicalJson(content.screening)),
    json("results/fingerprints.json", canonicalJson(fingerprints(content.screening))),
    ...(receipts === undefined ? [] : [json(RECEIPTS_FILE, canonicalJson(receipts))]),
    ...(calendar === undefined ? [] : [json("calendar.json", canonicalJson([...calendar]))]),
    ...tables.flatMap((table) => [
      csv(`data/${table.name}.csv`, csvText(table)),
      csv(`data/${table.name}.semicolon.csv`, semicolonText(table)),
      json(`data/${table.name}.json`, jsonText(table)),
    ]),
  ];
  const packaged = dataPackage(content.head, tables.map(describeTable), describeFiles(files));
  return sortedBy(
    [...files, json("datapackage.json", canonicalJson(packaged))],
    ({ path }) => path,
  );
}

function json(path: string, text: string): ReleaseFile {
  return { path, mediaType: "application/json", text };
}

function csv(path: string, text: string): ReleaseFile {
  return { path, mediaType: "text/csv", text };
}
