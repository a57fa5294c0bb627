import type { Bilingual, Language } from "../kernel/index.ts";
import { namesIn, type ScreeningContext } from "./explain.ts";
import { firmness } from "./firmness.ts";
import type { UnitScreening } from "./result.ts";
import {
  agreement,
  byPointsAlone,
  chances,
  headline,
  missedBy,
  noOverride,
  otherView,
  overrideReason,
  standardMet,
  whyUndecided,
  type Told,
} from "./sentences.ts";

/** One result as one paragraph, every figure taken from the result itself. */
export function screeningParagraph(
  screening: UnitScreening,
  context: ScreeningContext,
  language: Language,
): string {
  const told = { screening, context, names: namesIn(context, language), language };
  return sentencesOf(told)
    .filter((sentence) => sentence !== null)
    .map((sentence) => sentence[language])
    .join(" ");
}

function sentencesOf(told: Told): readonly (Bilingual | null)[] {
  const { outcome, override, byPoints } = told.screening;
  const first = headline(told);
  if (outcome.kind === "undecided")
    return [first, ...outcome.because.map((reason) => whyUndecided(told, reason))];
  if (override !== null)
    return [first, overrideReason(told), byPointsAlone(told), firmness(told), agreement(told)];
  const code = byPoints ?? "not_moved";
  return [
    first,
    standardMet(told, code),
    missedBy(told, code),
    noOverride,
    firmness(told),
    chances(told),
    otherView(told),
    agreement(told),
  ];
}
