import { assertNever, type Bilingual } from "../kernel/index.ts";
import type { ScreeningFlaw } from "./flaw.ts";

/** A flaw of the rules of screening in words, with its witness. */
export function screeningFlawText(flaw: ScreeningFlaw): Bilingual {
  switch (flaw.kind) {
    case "weights_sum":
      return both(
        `Bobot berjumlah ${flaw.sum}, seharusnya 100.`,
        `The weights add up to ${flaw.sum}, they should add up to 100.`,
      );
    case "majority_not_above_half":
      return both(
        `Mayoritas ${flaw.majority} tidak melebihi 50.`,
        `A majority of ${flaw.majority} is not above 50.`,
      );
    case "too_many_criteria":
      return both(
        `${flaw.criteria} kriteria terlalu banyak untuk dibuktikan satu per satu; paling banyak ${flaw.most}.`,
        `${flaw.criteria} criteria are too many to prove one by one; at most ${flaw.most}.`,
      );
    case "code_doubled":
      return both(
        `Kode ${flaw.code} tertulis dua kali dalam ${flaw.list}.`,
        `The code ${flaw.code} stands twice in ${flaw.list}.`,
      );
    case "filter_unknown":
      return both(
        `Kriteria ${flaw.criterion} menyebut filter ${flaw.filter} yang tidak ada.`,
        `Criterion ${flaw.criterion} names filter ${flaw.filter}, which does not exist.`,
      );
    case "standard_missing":
      return both(
        `Kelas ${flaw.class} tidak memiliki standar untuk ${flaw.criterion}.`,
        `Class ${flaw.class} has no standard for ${flaw.criterion}.`,
      );
    case "criterion_unknown":
      return both(
        `${flaw.of} (${flaw.where}) menyebut kriteria ${flaw.criterion} yang tidak ada.`,
        `${flaw.of} (${flaw.where}) names criterion ${flaw.criterion}, which does not exist.`,
      );
    case "classes_not_nested":
      return both(
        `Pada ${flaw.criterion}, batas ${flaw.limit} kelas ${flaw.worse} lebih tinggi daripada kelas ${flaw.better}.`,
        `On ${flaw.criterion}, the ${flaw.limit} of class ${flaw.worse} is above that of class ${flaw.better}.`,
      );
    case "limits_not_ordered":
      return both(
        `Kelas ${flaw.class}, ${flaw.criterion}: harus veto <= standar <= penentu, tertulis ${limits(flaw)}.`,
        `Class ${flaw.class}, ${flaw.criterion}: veto <= standard <= dictator must hold, found ${limits(flaw)}.`,
      );
    case "class_skipped":
    case "better_level_worse_class":
    case "class_unreachable":
    case "screening_example_fails":
    case "override_uncited":
    case "override_dates_reversed":
    case "override_class_unknown":
    case "override_value_impossible":
    case "override_criterion_misplaced":
    case "sensitivity_limits_reversed":
      return provedFlawText(flaw);
    default:
      return assertNever(flaw);
  }
}

type Proved = Exclude<
  ScreeningFlaw,
  {
    kind:
      | "weights_sum"
      | "majority_not_above_half"
      | "too_many_criteria"
      | "code_doubled"
      | "filter_unknown"
      | "standard_missing"
      | "criterion_unknown"
      | "classes_not_nested"
      | "limits_not_ordered";
  }
>;

function provedFlawText(flaw: Proved): Bilingual {
  switch (flaw.kind) {
    case "class_skipped":
      return both(
        `Nilai ${flaw.levels.join(" ")} mencapai ${flaw.better} tetapi tidak ${flaw.worse}.`,
        `Levels ${flaw.levels.join(" ")} reach ${flaw.better} but not ${flaw.worse}.`,
      );
    case "better_level_worse_class":
      return both(
        `Dari nilai ${flaw.levels.join(" ")}, satu tingkat lebih pada ${flaw.criterion} menurunkan ${flaw.before} menjadi ${flaw.after}.`,
        `From levels ${flaw.levels.join(" ")}, one level more on ${flaw.criterion} turns ${flaw.before} into ${flaw.after}.`,
      );
    case "class_unreachable":
      return both(
        `Tidak ada nilai yang menghasilkan ${flaw.class}.`,
        `No levels give ${flaw.class}.`,
      );
    case "screening_example_fails":
      return both(
        `Contoh "${flaw.example}" menuntut ${flaw.expected}; aturan menghasilkan ${flaw.found}.`,
        `The example "${flaw.example}" wants ${flaw.expected}; the rules give ${flaw.found}.`,
      );
    case "override_uncited":
      return both(
        `Ketentuan ${flaw.override} tidak menyebut dasar hukum.`,
        `Rule ${flaw.override} cites no source.`,
      );
    case "override_dates_reversed":
      return both(
        `Ketentuan ${flaw.override} berakhir sebelum mulai.`,
        `Rule ${flaw.override} ends before it starts.`,
      );
    case "override_class_unknown":
      return both(
        `Ketentuan ${flaw.override} memberi kelas ${flaw.class} yang tidak ada.`,
        `Rule ${flaw.override} gives class ${flaw.class}, which does not exist.`,
      );
    case "override_value_impossible":
      return both(
        `Ketentuan ${flaw.override}: ${flaw.fact} tidak pernah bernilai ${JSON.stringify(flaw.value)}.`,
        `Rule ${flaw.override}: ${flaw.fact} can never be ${JSON.stringify(flaw.value)}.`,
      );
    case "override_criterion_misplaced":
      return both(
        `Ketentuan ${flaw.override}: kriteria harus disebut untuk criterion_level, dan hanya untuk itu (${flaw.fact}).`,
        `Rule ${flaw.override}: a criterion is named for criterion_level, and for nothing else (${flaw.fact}).`,
      );
    case "sensitivity_limits_reversed":
      return both(
        `Batas kokoh ${flaw.robustFromPercent}% di bawah batas peka ${flaw.sensitiveBelowPercent}%.`,
        `The limit for robust, ${flaw.robustFromPercent}%, is below that for sensitive, ${flaw.sensitiveBelowPercent}%.`,
      );
    default:
      return assertNever(flaw);
  }
}

function limits({
  veto,
  standard,
  dictator,
}: Extract<ScreeningFlaw, { kind: "limits_not_ordered" }>): string {
  return `${veto ?? "-"}, ${standard}, ${dictator ?? "-"}`;
}

function both(id: string, en: string): Bilingual {
  return { id, en };
}
