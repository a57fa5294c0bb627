import { compareText, type LocalDate, sortedBy, type TowerId } from "../kernel/index.ts";
import { ReadinessDefinition, type ReadinessEvidence, type Tower } from "../registry/index.ts";
import { towerReadiness } from "../waves/index.ts";

type Claim = Pick<ReadinessEvidence, "readyOn" | "kind" | "statedOn" | "source">;

/** What is said about one tower under one meaning of "ready". */
export type DefinitionEvidence = {
  readonly definition: ReadinessDefinition;
  /** The day a plan would use, and the meaning of the claim it rests on (the same or a stronger). */
  readonly readyOn: LocalDate | "not_known";
  readonly usedDefinition: ReadinessDefinition;
  readonly source: string;
  readonly statedOn: LocalDate;
  /** Everything said under this very definition, latest first. */
  readonly claims: readonly Claim[];
  /** Two claims of the latest day give different days. */
  readonly isContradicted: boolean;
};

/** All evidence about one tower, and where it contradicts itself. */
export type TowerEvidence = {
  readonly towerId: TowerId;
  readonly definitions: readonly DefinitionEvidence[];
  /**
   * A stronger readiness dated before a weaker one: "habitable in July, built in August" cannot
   * both be right.
   */
  readonly inverted: readonly {
    readonly weaker: ReadinessDefinition;
    readonly stronger: ReadinessDefinition;
  }[];
};

/** All evidence about each tower, the four meanings and the conflicting claims side by side. */
export function towerEvidence(
  towers: readonly Tower[],
  evidence: readonly ReadinessEvidence[],
): readonly TowerEvidence[] {
  const meanings = ReadinessDefinition.options.map((definition) => ({
    definition,
    used: new Map(
      towerReadiness(towers, evidence, definition).map((entry) => [entry.towerId, entry]),
    ),
  }));
  const byTower = Map.groupBy(evidence, (claim) => claim.towerId);
  return sortedBy(towers, (tower) => tower.towerId).map(({ towerId }) => {
    const claims = byTower.get(towerId) ?? [];
    const definitions = meanings.flatMap(({ definition, used }): DefinitionEvidence[] => {
      const chosen = used.get(towerId);
      if (chosen === undefined) return [];
      const own = claims.filter((claim) => claim.definition === definition);
      return [
        {
          definition,
          readyOn: chosen.readyOn,
          usedDefinition: chosen.definition,
          source: chosen.source,
          statedOn: chosen.statedOn,
          claims: latestFirst(own),
          isContradicted: chosen.conflicts.length > 0 && chosen.definition === definition,
        },
      ];
    });
    return { towerId, definitions, inverted: inversions(definitions) };
  });
}

/** Towers ready on a day, by meaning: why one source says 21 and another 13. */
export function towersReadyOn(
  evidence: readonly TowerEvidence[],
  day: LocalDate,
): readonly { readonly definition: ReadinessDefinition; readonly towers: number }[] {
  return ReadinessDefinition.options.map((definition) => ({
    definition,
    towers: evidence.filter(({ definitions }) =>
      definitions.some(
        (entry) =>
          entry.definition === definition && entry.readyOn !== "not_known" && entry.readyOn <= day,
      ),
    ).length,
  }));
}

function latestFirst(claims: readonly ReadinessEvidence[]): readonly Claim[] {
  return claims
    .map(({ readyOn, kind, statedOn, source }) => ({ readyOn, kind, statedOn, source }))
    .toSorted(
      (a, b) =>
        compareText(b.statedOn, a.statedOn) ||
        compareText(a.readyOn, b.readyOn) ||
        compareText(a.source, b.source),
    );
}

function inversions(definitions: readonly DefinitionEvidence[]): TowerEvidence["inverted"] {
  return definitions.flatMap((weaker, index) =>
    definitions.slice(index + 1).flatMap((stronger) => {
      const bothSaid = weaker.claims.length > 0 && stronger.claims.length > 0;
      const known = weaker.readyOn !== "not_known" && stronger.readyOn !== "not_known";
      return bothSaid && known && stronger.readyOn < weaker.readyOn
        ? [{ weaker: weaker.definition, stronger: stronger.definition }]
        : [];
    }),
  );
}
