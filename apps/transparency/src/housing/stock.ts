import type { PublicPackage, ReleaseContent } from "@pindah/domain/publication";

/** The packages for civil servants, whose homes are shown by state. */
export function openPackages({ packages }: ReleaseContent): readonly PublicPackage[] {
  return packages.filter((each) => each.states !== null);
}

export function homesInStates(
  packages: readonly PublicPackage[],
  states: readonly string[],
): number {
  return packages.reduce(
    (sum, { states: counts }) =>
      sum +
      (counts ?? []).reduce((own, each) => own + (states.includes(each.state) ? each.homes : 0), 0),
    0,
  );
}

export const readyStates = ["housed", "free", "ready"];

/** Homes for civil servants: all, and those that are ready once the plan is carried out. */
export function readiness(content: ReleaseContent): {
  readonly homes: number;
  readonly ready: number;
} {
  const packages = openPackages(content);
  return {
    homes: packages.reduce((sum, each) => sum + each.homes, 0),
    ready: homesInStates(packages, readyStates),
  };
}
