import type { InstitutionCode } from "@pindah/domain/kernel";
import type { ReleaseContent } from "@pindah/domain/publication";
import { formatNumber } from "@pindah/ui";
import { outcomeCode, placeOfClass } from "../site/outcome.ts";
import type { View } from "../site/view.ts";
import { texts } from "./texts.ts";

/** How far an institution is: its best class, and how many of its units move. */
export type Stage = {
  readonly units: number;
  readonly moved: number;
  readonly best: string | null;
  readonly tone: string;
  /** In words: how many of its units move. */
  readonly told: string;
  /** The same for a tile: `P1 5/9`. */
  readonly short: string;
};

export function stageOf(code: InstitutionCode, view: View): Stage {
  const text = texts[view.language];
  const units = view.release.unitsOf.get(code) ?? [];
  const outcomes = units.flatMap((unit) => {
    const found = view.release.screeningOf.get(unit.code);
    return found === undefined ? [] : [outcomeCode(found.outcome)];
  });
  const classes = outcomes.filter((outcome) => placeOfClass(outcome, view) !== null);
  const [best = null] = classes.toSorted(
    (a, b) => (placeOfClass(a, view) ?? 0) - (placeOfClass(b, view) ?? 0),
  );
  const number = (value: number) => formatNumber(value, view.language);
  const undecided = outcomes.includes("undecided");
  const told =
    units.length === 0
      ? text.none
      : classes.length > 0
        ? text.tile(number(classes.length), number(units.length))
        : undecided
          ? text.tileUndecided
          : text.tileStays;
  const tone = best === null ? (undecided ? "ku" : "kn") : `k${placeOfClass(best, view) ?? 0}`;
  const share = `${number(classes.length)}/${number(units.length)}`;
  const short = best === null ? told : `${best} · ${share}`;
  return { units: units.length, moved: classes.length, best, tone, told, short };
}

/** By budget section; those without one last, by code. */
export function inBudgetOrder(content: ReleaseContent): ReleaseContent["institutions"] {
  const key = ({ baCode, code }: ReleaseContent["institutions"][number]) =>
    `${baCode ?? "~"} ${code}`;
  return content.institutions.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
