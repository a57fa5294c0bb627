import { z } from "zod";
import { Bilingual, Citation, compareText, type WaveId } from "../kernel/index.ts";
import type { Household } from "../registry/index.ts";
import type { Placement, WaveResult } from "../waves/index.ts";

/** How children are spread over school stages, as a published figure; no child's age is asked. */
export const ChildProfile = z
  .strictObject({
    bands: z
      .array(
        z.strictObject({
          code: z.string().min(1),
          name: Bilingual,
          /** Of 1,000 children. */
          permille: z.int().min(0).max(1000),
        }),
      )
      .min(1),
    citation: Citation,
  })
  .refine(
    ({ bands }) => bands.reduce((sum, band) => sum + band.permille, 0) === 1000,
    "the shares of the bands add up to 1,000",
  );
export type ChildProfile = z.infer<typeof ChildProfile>;

/** School places of one band of age that there are by the time of a wave, with the source. */
export const SchoolPlaces = z.strictObject({
  waveId: z.string().min(1),
  band: z.string().min(1),
  places: z.int().min(0),
  source: z.string().min(1),
});
export type SchoolPlaces = z.infer<typeof SchoolPlaces>;

/** Children of one band of age against school places. */
export type BandNeed = {
  readonly band: string;
  /** Children in the new capital after the wave who are expected to be of the band. */
  readonly expected: number;
  /** Null: nobody has said how many places there are. */
  readonly places: number | null;
  /** Children more than places; null while the places are not known. */
  readonly short: number | null;
};

/** What the families of a wave, and of all before it, need; or too few to say. */
export type FamilyNeeds =
  | { readonly kind: "too_few"; readonly waveId: WaveId; readonly threshold: number }
  | {
      readonly kind: "known";
      readonly waveId: WaveId;
      readonly households: number;
      readonly spouses: number;
      readonly helpers: number;
      readonly children: number;
      readonly accessibleHomes: number;
      /** Null: no profile of children is known. */
      readonly schools: readonly BandNeed[] | null;
    };

/**
 * The needs of all families in the new capital after each wave, as sums. Below the threshold of
 * households nothing is said. Children are spread over the bands by largest remainder, so that the
 * bands add up to the children.
 */
export function familyNeeds(
  waves: readonly { readonly waveId: WaveId; readonly households: readonly Household[] }[],
  profile: ChildProfile | null,
  places: readonly SchoolPlaces[],
  threshold: number,
): readonly FamilyNeeds[] {
  const sum = { households: 0, spouses: 0, helpers: 0, children: 0, accessibleHomes: 0 };
  return waves.map(({ waveId, households }): FamilyNeeds => {
    for (const household of households) {
      sum.households += 1;
      sum.spouses += household.spouse ? 1 : 0;
      sum.helpers += household.helper ? 1 : 0;
      sum.children += household.children;
      sum.accessibleHomes += household.accessible ? 1 : 0;
    }
    if (sum.households < threshold) return { kind: "too_few", waveId, threshold };
    return {
      kind: "known",
      waveId,
      ...sum,
      schools: profile === null ? null : bandNeeds(sum.children, waveId, profile, places),
    };
  });
}

function bandNeeds(
  children: number,
  waveId: WaveId,
  { bands }: ChildProfile,
  places: readonly SchoolPlaces[],
): readonly BandNeed[] {
  const expected = byLargestRemainder(
    children,
    bands.map((band) => band.permille),
  );
  return bands.map(({ code }, index) => {
    const there = places.filter((entry) => entry.waveId === waveId && entry.band === code);
    const known =
      there.length === 0 ? null : there.reduce((total, entry) => total + entry.places, 0);
    const need = expected[index] ?? 0;
    return {
      band: code,
      expected: need,
      places: known,
      short: known === null ? null : Math.max(0, need - known),
    };
  });
}

/** Whole shares of a total by thousandths that add up to it; a tie goes to the earlier. */
export function byLargestRemainder(total: number, permille: readonly number[]): readonly number[] {
  const shares = permille.map((part) => Math.floor((total * part) / 1000));
  const left = total - shares.reduce((sum, share) => sum + share, 0);
  const byRemainder = [...permille.keys()].toSorted(
    (a, b) =>
      ((total * (permille[b] ?? 0)) % 1000) - ((total * (permille[a] ?? 0)) % 1000) || a - b,
  );
  for (const index of byRemainder.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}

/** The households that each wave with a date moves, in the order of days: what `familyNeeds` reads. */
export function familiesByWave(
  waves: readonly Pick<WaveResult, "waveId" | "movesOn">[],
  placements: readonly Pick<Placement, "waveId" | "householdId">[],
  households: readonly Household[],
): readonly { readonly waveId: WaveId; readonly households: readonly Household[] }[] {
  const byId = new Map(households.map((household) => [household.householdId, household]));
  const placed = Map.groupBy(placements, (placement) => placement.waveId);
  return waves
    .filter(({ movesOn }) => movesOn !== "not_decided")
    .toSorted((a, b) => compareText(a.movesOn, b.movesOn) || compareText(a.waveId, b.waveId))
    .map(({ waveId }) => ({
      waveId,
      households: (placed.get(waveId) ?? []).flatMap(
        ({ householdId }) => byId.get(householdId) ?? [],
      ),
    }));
}
