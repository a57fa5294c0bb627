import { assertNever, type Bilingual } from "../kernel/index.ts";
import type { CompetencyFlaw } from "./flaw.ts";

/** A flaw of the rules of competency in words. */
export function competencyFlawText(flaw: CompetencyFlaw): Bilingual {
  switch (flaw.kind) {
    case "competency_doubled":
    case "module_doubled":
      return {
        id: `Kode ${flaw.code} tertulis dua kali.`,
        en: `The code ${flaw.code} stands twice.`,
      };
    case "post_standard_missing":
      return {
        id: `Jenjang ${flaw.postLevel} tidak memiliki standar untuk ${flaw.competency}.`,
        en: `Post level ${flaw.postLevel} has no standard for ${flaw.competency}.`,
      };
    case "post_standard_unknown":
      return {
        id: `Jenjang ${flaw.postLevel} menyebut kompetensi ${flaw.competency} yang tidak ada.`,
        en: `Post level ${flaw.postLevel} names competency ${flaw.competency}, which does not exist.`,
      };
    case "thresholds_not_ordered":
      return {
        id: `Batas bawah ${flaw.floorPercent}% melebihi batas memenuhi syarat ${flaw.eligiblePercent}%.`,
        en: `The floor of ${flaw.floorPercent}% is above the limit of ${flaw.eligiblePercent}% for eligible.`,
      };
    case "gap_limits_not_ordered":
      return {
        id: `Batas kesenjangan kritis ${flaw.criticalGap} melebihi batas kesenjangan mana pun ${flaw.anyGap}.`,
        en: `The limit of a critical gap, ${flaw.criticalGap}, is above that of any gap, ${flaw.anyGap}.`,
      };
    case "competency_example_fails":
      return {
        id: `Contoh "${flaw.example}" menuntut ${flaw.expected}; aturan menghasilkan ${flaw.found}.`,
        en: `The example "${flaw.example}" wants ${flaw.expected}; the rules give ${flaw.found}.`,
      };
    case "module_competency_unknown":
      return {
        id: `Modul ${flaw.module} menyebut kompetensi ${flaw.competency} yang tidak ada.`,
        en: `Module ${flaw.module} names competency ${flaw.competency}, which does not exist.`,
      };
    default:
      return assertNever(flaw);
  }
}
