import fc from "fast-check";
import { expect, test } from "vitest";
import { workOutHidden } from "./attack.ts";
import { buildRelease } from "./release.ts";
import { crowdedCountry, releaseInput, type Crowd } from "./testing.ts";

const size = fc.integer({ min: 0, max: 120 });
const anyCrowd: fc.Arbitrary<Crowd> = fc
  .record({
    "CABINET-SEC": size,
    "CABINET-ARCHIVE": fc.integer({ min: 0, max: 14 }),
    "FISHERIES-FLEET": size,
    "FISHERIES-LAB": fc.integer({ min: 0, max: 30 }),
  })
  .filter((crowd) => Object.values(crowd).some((people) => people > 0));

function contentOf(crowd: Crowd) {
  const release = buildRelease(releaseInput(crowdedCountry(crowd)));
  if (!release.ok) throw new Error(`Refused: ${release.error.kind}`);
  return release.value.content;
}

test("from the published figures alone nobody works out a hidden count, whatever the country", () => {
  fc.assert(
    fc.property(anyCrowd, (crowd) => {
      expect(workOutHidden(contentOf(crowd))).toEqual([]);
    }),
    { numRuns: 25 },
  );
}, 60_000);

// By hand: 22 people in all are 18 to 22, the 20 selected of them 18 to 22 too; so the conditional,
// the undecided and the not selected are each 0 to 4: narrower than one step of 5.
test("a release that only rounds and hides below 10 gives three hidden counts away", () => {
  const content = contentOf({ "CABINET-SEC": 22 });
  const careless = {
    ...content,
    people: {
      ...content.people,
      people: 20,
      selected: 20,
      conditional: "c",
      notSelected: "c",
      undecided: "c",
    },
  } as const;
  expect(workOutHidden(careless)).toEqual(
    expect.arrayContaining([
      { id: "conditional", interval: { low: 0, high: 4 } },
      { id: "not_selected", interval: { low: 0, high: 4 } },
      { id: "undecided", interval: { low: 0, high: 4 } },
    ]),
  );
});
