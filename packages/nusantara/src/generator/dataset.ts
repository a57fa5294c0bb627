import type { Policy } from "@pindah/domain/policy";
import type { Dataset } from "@pindah/domain/registry";
import type { Reference } from "../reference.ts";
import { generateAssessments } from "./assessments.ts";
import { generateHouseholds } from "./households.ts";
import { generatePeople } from "./people.ts";
import { fillPosts } from "./posts.ts";
import { generateScores } from "./scores.ts";
import { streamFor } from "./streams.ts";

export type GeneratorOptions = {
  /** How many synthetic people; 1 to a million. */
  readonly people: number;
  readonly seed: number;
};

/** Real institutions and homes, synthetic people and scores. The same seed gives the same data. */
export function generateFrom(
  reference: Reference,
  policy: Policy,
  { people: count, seed }: GeneratorOptions,
): Dataset {
  const posts = fillPosts(
    count,
    reference,
    streamFor("unit_sizes", seed),
    streamFor("posts", seed),
  );
  const generated = generatePeople(
    posts,
    reference,
    streamFor("ages", seed),
    streamFor("people", seed),
  );
  const { people, households } = generateHouseholds(
    generated,
    reference,
    streamFor("households", seed),
  );
  return {
    asOf: reference.asOf,
    title: {
      id: `Data contoh Nusantara: ${count} pegawai sintetis (benih ${seed})`,
      en: `Nusantara demonstration: ${count} synthetic people (seed ${seed})`,
    },
    origin: "synthetic",
    institutions: [...reference.institutions],
    units: [...reference.units],
    crosswalk: [...reference.crosswalk],
    scores: generateScores(
      reference,
      policy.screening.criteria.map((criterion) => criterion.code),
      streamFor("scores", seed),
    ),
    people,
    assessments: generateAssessments(
      people,
      reference,
      policy.competency,
      streamFor("assessments", seed),
    ),
    households,
    towers: [...reference.towers],
    homes: [...reference.homes],
    ministerHouses: [...reference.ministerHouses],
    readiness: [...reference.readiness],
    waves: [...reference.waves],
  };
}
