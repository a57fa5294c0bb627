import type { ReleaseContent } from "./content.ts";
import { waitingReasons } from "./counts.ts";
import { UNBOUNDED, type CountCell, type Interval } from "./network.ts";
import type { InstitutionPeople, WavePeople } from "./people.ts";
import { propagateBounds } from "./propagation.ts";
import { shownBounds, type Disclosed } from "./rounding.ts";

/** A hidden count that the published figures narrow down further than one rounding step. */
export type WorkedOut = { readonly id: string; readonly interval: Interval };

type PublishedCell = Pick<CountCell, "id" | "from" | "to" | "rule"> & { readonly value: Disclosed };

/**
 * What anybody can do with a downloaded release: write down every sum that its tables obey, and
 * see how far they narrow down what is hidden. It knows no true count. A release that is fit to be
 * published gives an empty list.
 */
export function workOutHidden({ people, disclosure }: ReleaseContent): readonly WorkedOut[] {
  const cells: readonly PublishedCell[] = [
    cell("people", "end", "all", people.people),
    ...people.byInstitution.flatMap(institutionCells),
    cell("housed", "outcome/housed", "waves", people.housed),
    cell("waiting", "outcome/waiting", "reasons", people.waiting),
    cell("not_selected", "outcome/not_selected", "end", people.notSelected),
    cell("undecided", "outcome/undecided", "end", people.undecided),
    cell("selected", "standing/selected", "end", people.selected),
    cell("conditional", "standing/conditional", "end", people.conditional),
    ...people.byWave.flatMap(waveCells),
    ...people.waitingByReason.map(({ reason, people: value }) => ({
      ...cell(`reason/${reason}`, "reasons", `reason/${reason}`, value),
      rule: "sensitive" as const,
    })),
    ...waitingReasons.flatMap((reason) => standingCells(`reason/${reason}`, "n", "n")),
  ];
  const bounds = cells.map(({ value, rule }) => {
    if (value === "z") return { low: 0, high: 0 };
    if (typeof value === "number") return shownBounds(value, disclosure.rules[rule]);
    return { low: 0, high: UNBOUNDED };
  });
  const found = propagateBounds(
    cells.map(({ id, from, to, rule }) => ({
      id,
      from,
      to,
      rule,
      count: 0,
      kind: "inner" as const,
      weight: 0 as const,
    })),
    bounds,
  );
  return cells.flatMap(({ id, value, rule }, index) => {
    const interval = found[index];
    const { base } = disclosure.rules[rule];
    const narrow = interval !== undefined && interval.high - interval.low < base;
    return value === "c" && narrow ? [{ id, interval }] : [];
  });
}

function cell(id: string, from: string, to: string, value: Disclosed): PublishedCell {
  return { id, from, to, value, rule: "count" };
}

function institutionCells(row: InstitutionPeople): readonly PublishedCell[] {
  const { institutionCode: code } = row;
  const outcomes = [
    ["housed", row.housed],
    ["waiting", row.waiting],
    ["not_selected", row.notSelected],
    ["undecided", row.undecided],
  ] as const;
  return [
    cell(`institution/${code}`, "all", code, row.people),
    ...outcomes.map(([outcome, value]) =>
      cell(`institution/${code}/${outcome}`, code, `outcome/${outcome}`, value),
    ),
  ];
}

function waveCells({
  waveId,
  housed,
  selected,
  conditional,
}: WavePeople): readonly PublishedCell[] {
  const id = `wave/${waveId}`;
  return [cell(id, "waves", id, housed), ...standingCells(id, selected, conditional)];
}

function standingCells(
  from: string,
  selected: Disclosed,
  conditional: Disclosed,
): readonly PublishedCell[] {
  return [
    cell(`${from}/selected`, from, "standing/selected", selected),
    cell(`${from}/conditional`, from, "standing/conditional", conditional),
  ];
}
