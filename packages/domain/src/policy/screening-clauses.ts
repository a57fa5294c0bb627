import { canonicalJson, type ClassCode, type Json } from "../kernel/index.ts";
import type { ScreeningPolicy } from "../screening/index.ts";
import type { ClauseChange } from "./attribution.ts";

/** A part of the rules of screening that can change an outcome. */
export type ScreeningClause =
  /** Other criteria or classes than before: weights and standards come with them. */
  | { readonly kind: "criteria_and_classes" }
  | { readonly kind: "weights" }
  | { readonly kind: "majority" }
  | { readonly kind: "standard" | "veto" | "dictator"; readonly class: ClassCode }
  | { readonly kind: "assessors" }
  | { readonly kind: "override"; readonly id: string };

type Change = ClauseChange<ScreeningClause, ScreeningPolicy>;

/** Every clause in which two policies differ, in a fixed order. */
export function screeningChanges(a: ScreeningPolicy, b: ScreeningPolicy): readonly Change[] {
  return [
    ...(sameCodes(a, b) ? figureChanges(a, b) : [structureChange(b)]),
    ...changeIf<ScreeningClause, ScreeningPolicy>(
      differs(a.assessors, b.assessors),
      { kind: "assessors" },
      (policy) => ({ ...policy, assessors: b.assessors }),
    ),
    ...overrideChanges(a, b),
  ];
}

function structureChange(b: ScreeningPolicy): Change {
  const { filters, criteria, classes, majority } = b;
  return {
    clause: { kind: "criteria_and_classes" },
    apply: (policy) => ({ ...policy, filters, criteria, classes, majority }),
  };
}

function figureChanges(a: ScreeningPolicy, b: ScreeningPolicy): readonly Change[] {
  const weightsOf = ({ criteria }: ScreeningPolicy) => criteria.map(({ weight }) => weight);
  const limits = ["standard", "veto", "dictator"] as const;
  return [
    ...changeIf<ScreeningClause, ScreeningPolicy>(
      differs(weightsOf(a), weightsOf(b)),
      { kind: "weights" },
      (policy) => ({ ...policy, criteria: b.criteria }),
    ),
    ...changeIf<ScreeningClause, ScreeningPolicy>(
      a.majority !== b.majority,
      { kind: "majority" },
      (policy) => ({ ...policy, majority: b.majority }),
    ),
    ...b.classes.flatMap((newer, h) =>
      limits.flatMap((limit) =>
        changeIf<ScreeningClause, ScreeningPolicy>(
          differs(a.classes[h]?.[limit] ?? {}, newer[limit]),
          { kind: limit, class: newer.code },
          (policy) => ({
            ...policy,
            classes: policy.classes.map((each) =>
              each.code === newer.code ? { ...each, [limit]: newer[limit] } : each,
            ),
          }),
        ),
      ),
    ),
  ];
}

/** An override added, taken away or changed in what it says or when; its wording does not count. */
function overrideChanges(a: ScreeningPolicy, b: ScreeningPolicy): readonly Change[] {
  const ids = [...new Set([...a.overrides, ...b.overrides].map(({ id }) => id))].toSorted();
  return ids.flatMap((id) => {
    const [older, newer] = [a, b].map(({ overrides }) => overrides.find((row) => row.id === id));
    const force = (row: typeof older): Json =>
      row === undefined
        ? null
        : { rank: row.rank, when: row.when, result: row.then, from: row.from, until: row.until };
    return changeIf<ScreeningClause, ScreeningPolicy>(
      differs(force(older), force(newer)),
      { kind: "override", id },
      (policy) => ({
        ...policy,
        overrides: [
          ...policy.overrides.filter((row) => row.id !== id),
          ...(newer === undefined ? [] : [newer]),
        ],
      }),
    );
  });
}

export function changeIf<Clause, Part>(
  isChanged: boolean,
  clause: Clause,
  apply: (policy: Part) => Part,
): readonly ClauseChange<Clause, Part>[] {
  return isChanged ? [{ clause, apply }] : [];
}

export function differs(a: Json, b: Json): boolean {
  return canonicalJson(a) !== canonicalJson(b);
}

function sameCodes(a: ScreeningPolicy, b: ScreeningPolicy): boolean {
  const codesOf = ({ criteria, classes }: ScreeningPolicy) => [
    criteria.map(({ code }) => code),
    classes.map(({ code }) => code),
  ];
  return !differs(codesOf(a), codesOf(b));
}
