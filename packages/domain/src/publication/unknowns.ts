import { conflictingTopics, type PublicRecord } from "./claims.ts";
import type { ReleaseContent, Unknown } from "./content.ts";

/** What the release does not know, found in its own data. */
export function findUnknowns(content: Omit<ReleaseContent, "unknowns">): readonly Unknown[] {
  const { units, screening, waves, towers, record, disclosure } = content;
  const undecided = screening.filter(({ outcome }) => outcome.kind === "undecided").length;
  const reported = figure(record, "units_screened");
  const unsourced = units.filter((unit) => unit.source === "unsourced").length;
  const topics = conflictingTopics(record);
  const undated = waves.filter((wave) => wave.movesOn === "not_decided").length;
  const notKnown = towers.filter((tower) => tower.readyOn === "not_known").length;
  const open = openCosts(content);
  const hidden = disclosure.primary + disclosure.secondary;
  const found: (Unknown | null)[] = [
    undecided > 0 ? { kind: "units_undecided", units: undecided } : null,
    reported !== null && units.length < reported
      ? { kind: "fewer_units_than_reported", units: units.length, reported }
      : null,
    unsourced > 0 ? { kind: "unsourced_units", units: unsourced, of: units.length } : null,
    topics.length > 0 ? { kind: "claims_in_conflict", topics } : null,
    undated > 0 ? { kind: "waves_without_date", waves: undated, of: waves.length } : null,
    notKnown > 0 ? { kind: "towers_without_date", towers: notKnown, of: towers.length } : null,
    open.length > 0 ? { kind: "costs_not_decided", components: open } : null,
    hidden > 0 ? { kind: "cells_hidden", cells: hidden, of: disclosure.cells } : null,
  ];
  return found.filter((each) => each !== null);
}

function figure(record: PublicRecord, figureId: string): number | null {
  return record.figures.find((each) => each.id === figureId)?.value ?? null;
}

function openCosts({ costs, policy }: Omit<ReleaseContent, "unknowns">) {
  const open = costs.total.kind === "amount" ? costs.total.notDecided : [];
  return policy.allowance.components
    .filter((component) => open.includes(component.code))
    .map((component) => component.name);
}
