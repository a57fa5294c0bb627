import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CompetencyCode, HouseholdId, LocalDate, PersonId } from "../kernel/index.ts";
import { createPlanner, plan, planHash, type Plan } from "../plan/index.ts";
import { smallDataset, smallLottery, smallPolicy } from "../plan/testing.ts";
import type { Assessment } from "../registry/index.ts";
import { Scenario } from "../scenario/index.ts";
import { correctFacts, replayObjection, type CorrectedFact, type Replay } from "./index.ts";

const today = LocalDate.parse("2030-02-01");
const both = { id: "uji", en: "test" };

/** Only NORTH's three homes: the three first in the order move in wave 1 and two wait. */
const onlyNorth = Scenario.parse({
  id: "only-north",
  title: both,
  reason: both,
  patches: [{ kind: "tower_ready", towerId: "SOUTH", readyOn: "not_known" }],
});

function decided(scenario: Scenario | null, dataset = smallDataset) {
  const result = plan(dataset, smallPolicy, scenario, smallLottery);
  if (!result.ok) throw new Error("refused");
  return { dataset, policy: smallPolicy, scenario, lottery: smallLottery, plan: result.value };
}
function replayed(of: ReturnType<typeof decided>, ...facts: CorrectedFact[]): Replay {
  const result = replayObjection(createPlanner(), of, facts, today);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
const housed = ({ placements }: Plan) =>
  placements.map((entry) => String(entry.householdId)).toSorted();

function judged(level: number): Assessment["levels"] {
  return { [CompetencyCode.parse("judgement")]: level };
}

/** Hadi's level was entered as 0 instead of 3. */
const hadi = {
  kind: "assessment" as const,
  personId: PersonId.parse("HADI"),
  assessorId: "A1",
  assessedOn: LocalDate.parse("2029-12-01"),
  levels: judged(3),
};
/** Ani has three children and needs three bedrooms. */
const ani: CorrectedFact = {
  kind: "household",
  householdId: HouseholdId.parse("H-ANI"),
  correct: { children: 3, spouse: true },
};

describe("an upheld objection, before anybody signs (docs/rules/objections.md)", () => {
  test("Hadi of the archive is ready after all: SOUTH has an empty home, so he moves and nobody else is touched", () => {
    const { concerned, pure, fewestMoves, nobodyLoses } = replayed(decided(null), hadi);
    expect(concerned).toEqual(["H-HADI"]);
    expect(housed(pure.plan)).toContain("H-HADI");
    expect(fewestMoves.others).toEqual([]);
    expect(nobodyLoses.others).toEqual([]);
    expect(housed(nobodyLoses.plan)).toContain("H-HADI");
  });

  test("with NORTH alone he is behind all others of his class and class before: he waits in every variant", () => {
    const { pure, nobodyLoses } = replayed(decided(onlyNorth), hadi);
    expect(housed(pure.plan)).not.toContain("H-HADI");
    expect(pure.account.groups[0]?.change).toBe("now_moving");
    expect(nobodyLoses.othersWhoLose).toEqual([]);
  });

  test("Ani needs the three bedrooms that Budi has: either the pure run takes them from Budi, or she waits", () => {
    const before = decided(onlyNorth);
    const { pure, nobodyLoses, fewestMoves } = replayed(before, ani);
    // One home of NORTH has three bedrooms, and two families now need it: one of them waits.
    const families = ["H-ANI", "H-BUDI"];
    expect(families.filter((id) => housed(pure.plan).includes(id))).toHaveLength(1);
    expect(housed(nobodyLoses.plan)).toContain("H-BUDI");
    expect(housed(nobodyLoses.plan)).not.toContain("H-ANI");
    expect(nobodyLoses.othersWhoLose).toEqual([]);
    expect(housed(fewestMoves.plan)).toEqual(housed(pure.plan));
    // Ani's small home is free for the next in the order, whoever has the large one.
    expect(nobodyLoses.plan.placements).toHaveLength(3);
  });

  test("Ani was judged 0 instead of 3: first in the order, she takes the third home in the pure run, and in the other waits", () => {
    const wrong = {
      ...smallDataset,
      assessments: smallDataset.assessments.map((entry) =>
        entry.personId === "ANI" ? { ...entry, levels: judged(0) } : entry,
      ),
    };
    const before = decided(onlyNorth, wrong);
    expect(housed(before.plan)).not.toContain("H-ANI");
    const right = { ...hadi, personId: PersonId.parse("ANI") };
    const { pure, fewestMoves, nobodyLoses } = replayed(before, right);
    expect(housed(pure.plan)).toContain("H-ANI");
    expect(pure.othersWhoLose).toHaveLength(1);
    expect(fewestMoves.othersWhoLose).toEqual(pure.othersWhoLose);
    // The two who keep a home keep the very same one in the run with the fewest moves.
    expect(fewestMoves.others).toEqual(fewestMoves.othersWhoLose);
    expect(nobodyLoses.others).toEqual([]);
    expect(housed(nobodyLoses.plan)).toEqual(housed(before.plan));
  });

  test("an unknown person and household and an assessment not on file are told at once, and nothing is run", () => {
    const facts: CorrectedFact[] = [
      { kind: "person", personId: PersonId.parse("NOBODY"), correct: { discipline: "none" } },
      { kind: "household", householdId: HouseholdId.parse("H-NO"), correct: { children: 1 } },
      { ...hadi, assessorId: "A9" },
    ];
    expect(replayObjection(createPlanner(), decided(null), facts, today)).toEqual({
      ok: false,
      error: {
        kind: "facts_refused",
        refusals: [
          { kind: "person_unknown", personId: "NOBODY" },
          { kind: "household_unknown", householdId: "H-NO" },
          { kind: "assessment_not_on_file", personId: "HADI" },
        ],
      },
    });
  });

  test("a fact that no rule reads changes nothing: the same plan but for the hash of its input", () => {
    const before = decided(null);
    const { pure, fewestMoves, nobodyLoses } = replayed(before, {
      kind: "person",
      personId: PersonId.parse("FAJAR"),
      correct: { education: "s3" },
    });
    for (const variant of [pure, fewestMoves, nobodyLoses]) expect(variant.others).toEqual([]);
    const same = { ...pure.plan, inputs: before.plan.inputs };
    expect(planHash(same)).toBe(planHash(before.plan));
  });

  test("corrected there and back, the plan is the one decided", () => {
    const before = decided(null);
    const there = correctFacts(smallDataset, [ani]);
    const back = there.ok
      ? correctFacts(there.value, [{ ...ani, correct: { children: 0, spouse: false } }])
      : there;
    if (!back.ok) throw new Error("refused");
    expect(planHash(decided(null, back.value).plan)).toBe(planHash(before.plan));
  });

  test("whatever is corrected, nobody promised a home loses it in the variant of that name, and the fewest moves house whom the pure run does", () => {
    const anyFact = fc.oneof(
      fc
        .record({
          id: fc.constantFrom("H-ANI", "H-BUDI", "H-CITRA", "H-EKO", "H-FAJAR"),
          children: fc.nat(4),
          spouse: fc.boolean(),
        })
        .map(({ id, children, spouse }): CorrectedFact => {
          return {
            kind: "household",
            householdId: HouseholdId.parse(id),
            correct: { children, spouse },
          };
        }),
      fc
        .record({ id: fc.constantFrom("ANI", "BUDI", "EKO", "FAJAR", "HADI"), level: fc.nat(5) })
        .map(({ id, level }): CorrectedFact => {
          return { ...hadi, personId: PersonId.parse(id), levels: judged(level) };
        }),
    );
    fc.assert(
      fc.property(anyFact, fc.constantFrom(null, onlyNorth), (fact, scenario) => {
        const { pure, fewestMoves, nobodyLoses } = replayed(decided(scenario), fact);
        expect(nobodyLoses.othersWhoLose).toEqual([]);
        expect(housed(fewestMoves.plan)).toEqual(housed(pure.plan));
        expect(fewestMoves.others.length).toBeLessThanOrEqual(pure.others.length);
      }),
      { numRuns: 60 },
    );
  });
});
