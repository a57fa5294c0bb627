import fc from "fast-check";
import { expect, test } from "vitest";
import { competencySensitivity } from "./index.ts";
import { asOf, assessment, assessOne, competencyPolicy, day, person } from "./testing.ts";

// Three competencies that the post asks for (the first critical), so that all draws can be listed.
const asked = [4, 3, 4, 0, 0, 0, 0, 0, 0, 0];
const level = fc.option(fc.integer({ min: 0, max: 5 }), { freq: 12 });
const sessions = fc.array(fc.tuple(level, level, level), { minLength: 1, maxLength: 3 });
const limits = fc.record({
  hoursBudget: fc.constantFrom(0, 10, 20, 200),
  hoursPerWeek: fc.constantFrom(8, 10),
  deadline: fc.constantFrom("first_move" as const, "own_move" as const),
});
const moves = fc.constantFrom(null, day("2024-07-08"), day("2024-07-15"), day("2024-07-16"));

type Given = readonly (number | null)[];

/** Every way to draw one assessor for each competency that anybody judged. */
function allDraws(all: readonly Given[]): readonly Given[] {
  return [0, 1, 2].reduce<readonly Given[]>(
    (draws, i) => {
      const judged = all.map((each) => each[i] ?? null).filter((each) => each !== null);
      const choices = judged.length === 0 ? [null] : judged;
      return draws.flatMap((draw) => choices.map((choice) => [...draw, choice]));
    },
    [[]],
  );
}

test("the draws counted are those that are found by judging every draw on its own", () => {
  fc.assert(
    fc.property(sessions, limits, moves, (all, training, firstMove) => {
      const policy = competencyPolicy(asked, training);
      const given = all.map((levels, i) => assessment(levels, { assessorId: `a${i}` }));
      const others = assessment([5, 5, 5], { personId: person({ personId: "P2" }).personId });
      const expired = assessment([5, 5, 5], { assessorId: "old", assessedOn: day("2020-01-01") });
      const { draws, flips } = competencySensitivity(
        person(),
        [others, ...given, expired],
        policy,
        { asOf, firstMove },
      );
      const counted = { eligible: 0, conditional: 0, not_eligible: 0, undecided: 0 };
      const each = allDraws(all);
      for (const draw of each)
        counted[assessOne([assessment(draw)], policy, { firstMove }).outcome] += 1;
      expect(draws).toEqual(counted.undecided > 0 ? { ...counted, undecided: 1 } : counted);

      const own = assessOne(given, policy, { firstMove });
      const levels = own.gaps.map((gap) => gap.level);
      const expected = own.gaps.flatMap(({ competency, level: from }, i) =>
        from === null
          ? []
          : [from - 1, from + 1].flatMap((to) => {
              if (to < 0 || to > 5) return [];
              const changed = assessment(levels.with(i, to));
              const { outcome } = assessOne([changed], policy, { firstMove });
              return outcome === own.outcome ? [] : [{ competency, from, to, outcome }];
            }),
      );
      expect(flips).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test("a competency that nobody judged and the post does not ask for hinders no draw", () => {
  const result = competencySensitivity(person(), [assessment([4, 3, 4])], competencyPolicy(asked), {
    asOf,
    firstMove: null,
  });
  expect(result.draws).toEqual({ eligible: 1, conditional: 0, not_eligible: 0, undecided: 0 });
});
