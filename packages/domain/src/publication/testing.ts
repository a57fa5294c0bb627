import { LocalDate } from "../kernel/index.ts";
import { plan, planHash } from "../plan/index.ts";
import { smallDataset, smallLottery, smallPolicy } from "../plan/testing.ts";
import type { Policy } from "../policy/index.ts";
import { Dataset } from "../registry/index.ts";
import { PublicRecord } from "./claims.ts";
import type { ReleaseInput } from "./release.ts";

/** How many people work in each unit of the example country. */
export type Crowd = Readonly<Record<string, number>>;

/**
 * The example country of the plan, with as many people as a test asks for. Everything that must
 * never be published carries the word CANARY, so that a search of the bytes finds any leak.
 */
export function crowdedCountry(crowd: Crowd, homesPerTower = 60): Dataset {
  const people = Object.entries(crowd).flatMap(([unitCode, size]) =>
    Array.from({ length: size }, (_, index) => ({ unitCode, index })),
  );
  const [person] = smallDataset.people;
  const [household] = smallDataset.households;
  const [assessment] = smallDataset.assessments;
  const [home] = smallDataset.homes;
  return Dataset.parse({
    ...smallDataset,
    institutions: smallDataset.institutions.map((each) => ({ ...each, note: "CANARY-NOTE" })),
    scores: smallDataset.scores.map((score) => ({
      ...score,
      assessorId: `CANARY-ASSESSOR-${score.assessorId}`,
      evidence: score.evidence && { ...score.evidence, source: "CANARY-EVIDENCE" },
    })),
    people: people.map(({ unitCode, index }) => ({
      ...person,
      personId: `CANARY-PERSON-${unitCode}-${index}`,
      householdId: `CANARY-HOUSEHOLD-${unitCode}-${index}`,
      unitCode,
    })),
    households: people.map(({ unitCode, index }) => ({
      ...household,
      householdId: `CANARY-HOUSEHOLD-${unitCode}-${index}`,
    })),
    assessments: people.map(({ unitCode, index }) => ({
      ...assessment,
      personId: `CANARY-PERSON-${unitCode}-${index}`,
      assessorId: "CANARY-ASSESSOR",
      instrument: "CANARY-INSTRUMENT",
    })),
    homes: smallDataset.towers.flatMap(({ towerId }) =>
      Array.from({ length: homesPerTower }, (_, index) => ({
        ...home,
        homeId: `CANARY-HOME-${towerId}-${index}`,
        towerId,
        floor: index + 1,
      })),
    ),
  });
}

const both = (text: string) => ({ nameId: text, nameEn: text });
const stated = { source: "the ministry of the example", note: null };

/** What was said before: two answers to one question, one figure, and a date that slipped. */
export const exampleRecord = PublicRecord.parse({
  figures: [
    {
      id: "units_screened",
      value: 6,
      measure: "units",
      ...both("units screened"),
      ...stated,
      statedOn: "2029-01-01",
    },
    {
      id: "units_p1",
      value: 3,
      measure: "units",
      ...both("first priority"),
      ...stated,
      statedOn: "2029-01-01",
    },
  ],
  claims: [
    {
      topic: "towers_ready",
      value: "1",
      measure: "towers",
      definition: "built",
      ...both("one is built"),
      ...stated,
      statedOn: "2029-06-01",
    },
    {
      topic: "towers_ready",
      value: "2",
      measure: "towers",
      definition: "habitable",
      ...both("two are habitable"),
      ...stated,
      statedOn: "2029-07-01",
    },
    {
      topic: "first_wave_start",
      value: "2029-07",
      measure: "date",
      definition: null,
      ...both("July"),
      ...stated,
      statedOn: "2028-02-01",
    },
    {
      topic: "first_wave_start",
      value: "not_decided",
      measure: "date",
      definition: null,
      ...both("no date"),
      ...stated,
      statedOn: "2029-02-01",
    },
    {
      topic: "first_wave_start",
      value: "2030",
      measure: "date",
      definition: null,
      ...both("2030"),
      ...stated,
      statedOn: "2029-10-01",
    },
    {
      topic: "progress:P1",
      value: "6150",
      measure: "percent_hundredths",
      definition: null,
      ...both("progress"),
      ...stated,
      statedOn: "2029-10-01",
    },
  ],
});

/** Everything a release needs, with the plan worked out from the dataset. */
export function releaseInput(dataset: Dataset, policy: Policy = smallPolicy): ReleaseInput {
  const planned = plan(dataset, policy, null, smallLottery);
  if (!planned.ok) throw new Error(`The example has no plan: ${planned.error.kind}`);
  return {
    plan: planned.value,
    planHash: planHash(planned.value),
    dataset,
    policy,
    scenario: null,
    record: exampleRecord,
    releaseId: "2030-02-01",
    number: 3,
    issuedOn: LocalDate.parse("2030-02-01"),
    nextDue: LocalDate.parse("2030-03-01"),
  };
}
