import { listText, type Bilingual, type ClassCode } from "../kernel/index.ts";
import { findingOf, nextBetter } from "./explain.ts";
import type { Sensitivity } from "./result.ts";
import type { Told } from "./sentences.ts";

const labels: Readonly<Record<Sensitivity["label"], Bilingual>> = {
  robust: { id: "Hasil ini kokoh", en: "The result is robust" },
  moderate: { id: "Hasil ini cukup kokoh", en: "The result is moderately firm" },
  sensitive: { id: "Hasil ini peka", en: "The result is sensitive" },
  fixed_by_override: { id: "Hasil ini ditetapkan oleh ketentuan", en: "A rule fixes the result" },
};

/** How firm the outcome is, and what exactly would change it. */
export function firmness(told: Told): Bilingual | null {
  const { sensitivity } = told.screening;
  if (sensitivity === null) return null;
  const label = labels[sensitivity.label];
  const weights = sensitivity.label === "fixed_by_override" ? null : marginText(told, sensitivity);
  const levels = flipTexts(told, sensitivity);
  const parts = [...(weights === null ? [] : [weights]), ...levels];
  if (levels.length === 0)
    parts.push({
      id: "tidak ada perubahan satu tingkat pada satu kriteria yang mengubahnya",
      en: "no change of one level on one criterion changes it",
    });
  return {
    id: `${label.id}: ${parts.map(({ id }) => id).join("; ")}.`,
    en: `${label.en}: ${parts.map(({ en }) => en).join("; ")}.`,
  };
}

/** The nearer of losing the class and gaining the next better one, in points of weight. */
function marginText({ screening, names }: Told, { margins }: Sensitivity): Bilingual | null {
  const { byPoints } = screening;
  const pointsOf = (code: ClassCode | undefined) =>
    margins.find((margin) => margin.class === code)?.points ?? null;
  const own = findingOf(screening, byPoints);
  const better = nextBetter(screening, byPoints);
  const toLose = pointsOf(own?.class);
  const toGain = pointsOf(better?.class);
  if (own !== undefined && toLose !== null && (toGain === null || toLose < toGain)) {
    const name = names.class(own.class);
    return {
      id: `lebih dari ${toLose} poin bobot yang berpindah dari kriteria yang memenuhi membuatnya kehilangan ${name}`,
      en: `moving more than ${toLose} points of weight away from the criteria it meets loses ${name}`,
    };
  }
  if (better === undefined || toGain === null) return null;
  const name = names.class(better.class);
  return {
    id: `${toGain} poin bobot yang berpindah ke kriteria yang memenuhi standar ${name} memberinya ${name}`,
    en: `moving ${toGain} points of weight to the criteria that meet the ${name} standard gives ${name}`,
  };
}

function flipTexts({ names, language }: Told, { flips }: Sensitivity): readonly Bilingual[] {
  const groups = Map.groupBy(flips, ({ from, to, class: code }) =>
    to < from ? `less ${code}` : `more ${code}`,
  );
  return [...groups.values()].map((group) => {
    const [first] = group;
    const less = first !== undefined && first.to < first.from;
    const where = listText(
      group.map(({ criterion }) => names.criterion(criterion)),
      language,
      "or",
    );
    const result = names.class(first?.class ?? "undecided");
    return {
      id: `satu tingkat ${less ? "lebih rendah" : "lebih tinggi"} pada ${where} menjadikannya ${result}`,
      en: `one level ${less ? "less" : "more"} on ${where} makes it ${result}`,
    };
  });
}
