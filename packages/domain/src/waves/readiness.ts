import { compareText, sortedBy } from "../kernel/index.ts";
import { ReadinessDefinition, type ReadinessEvidence, type Tower } from "../registry/index.ts";
import type { TowerReadiness } from "./result.ts";

/**
 * When each tower is ready under one definition.
 *
 * Claims under the definition itself count; where there is none, those of the next stronger one
 * (what is handed over was furnished). Of these the latest statement counts; of two statements of
 * the same day the later date, and the other is kept as a conflict. A tower without any usable
 * claim is `not_known` and serves no wave.
 *
 * Source: docs/rules/waves.md.
 */
export function towerReadiness(
  towers: readonly Tower[],
  evidence: readonly ReadinessEvidence[],
  definition: ReadinessDefinition,
): readonly TowerReadiness[] {
  const strengths = ReadinessDefinition.options.slice(
    ReadinessDefinition.options.indexOf(definition),
  );
  const byTower = Map.groupBy(evidence, (claim) => claim.towerId);
  return sortedBy(towers, (tower) => tower.towerId).map((tower) => {
    const claims = byTower.get(tower.towerId) ?? [];
    const used = strengths.find((strength) => claims.some((c) => c.definition === strength));
    const usable = claims.filter((claim) => claim.definition === used);
    const [first, ...others] = usable
      .toSorted((a, b) => compareText(a.source, b.source))
      .toSorted(
        (a, b) =>
          compareText(b.statedOn, a.statedOn) || compareText(dayKey(b.readyOn), dayKey(a.readyOn)),
      );
    if (first === undefined)
      return {
        towerId: tower.towerId,
        definition,
        readyOn: "not_known" as const,
        statedOn: tower.statedOn,
        source: tower.source,
        conflicts: [],
      };
    return {
      towerId: tower.towerId,
      definition: first.definition,
      readyOn: first.readyOn,
      statedOn: first.statedOn,
      source: first.source,
      conflicts: others
        .filter((other) => other.statedOn === first.statedOn && other.readyOn !== first.readyOn)
        .map(({ readyOn, source }) => ({ readyOn, source })),
    };
  });
}

/** `not_known` is later than every day. */
function dayKey(readyOn: ReadinessEvidence["readyOn"]): string {
  return readyOn === "not_known" ? "~" : readyOn;
}
