import { competencyFlawText } from "../competency/index.ts";
import { assertNever, listText, type Bilingual } from "../kernel/index.ts";
import { screeningFlawText } from "../screening/index.ts";
import type { CompetencyClause } from "./competency-clauses.ts";
import type { PolicyRefusal } from "./in-force.ts";
import type { PolicyFlaw } from "./prove.ts";
import type { ScreeningClause } from "./screening-clauses.ts";

/** A flaw of a policy in words, with its witness. */
export function policyFlawText(flaw: PolicyFlaw): Bilingual {
  switch (flaw.kind) {
    case "term_reversed":
      return {
        id: `Kebijakan berakhir ${flaw.until}, sebelum mulai ${flaw.from}.`,
        en: `The policy ends on ${flaw.until}, before it starts on ${flaw.from}.`,
      };
    case "component_doubled":
      return {
        id: `Komponen biaya ${flaw.component} tertulis dua kali.`,
        en: `The cost component ${flaw.component} stands twice.`,
      };
    case "housing_rule_doubled":
      return {
        id: `Aturan hunian ${flaw.rule} tertulis dua kali.`,
        en: `The housing rule ${flaw.rule} stands twice.`,
      };
    case "rate_dates_reversed":
      return {
        id: `Tarif ${flaw.component} berakhir ${flaw.until}, sebelum mulai ${flaw.from}.`,
        en: `A rate of ${flaw.component} ends on ${flaw.until}, before it starts on ${flaw.from}.`,
      };
    case "rates_overlap":
      return {
        id: `Dua tarif ${flaw.component} berlaku pada ${flaw.on}.`,
        en: `Two rates of ${flaw.component} are in force on ${flaw.on}.`,
      };
    case "value_unsourced":
      return {
        id: `Nilai ${flaw.path} tidak menyebut sumbernya: tulis "citation" di sampingnya, atau sebut jalurnya dalam "sources".`,
        en: `The value ${flaw.path} names no source: write a "citation" beside it, or its path in "sources".`,
      };
    case "source_of_nothing":
      return {
        id: `"sources" menyebut ${flaw.of}, yang tidak ada dalam kebijakan ini.`,
        en: `"sources" names ${flaw.of}, which this policy does not have.`,
      };
    case "expected_range_reversed":
      return {
        id: `Kisaran tarif ${flaw.component} sejak ${flaw.from} terbalik.`,
        en: `The range of ${flaw.component} from ${flaw.from} is the wrong way round.`,
      };
    case "competency_doubled":
    case "module_doubled":
    case "post_standard_missing":
    case "post_standard_unknown":
    case "thresholds_not_ordered":
    case "gap_limits_not_ordered":
    case "competency_example_fails":
    case "module_competency_unknown":
      return competencyFlawText(flaw);
    case "weights_sum":
    case "majority_not_above_half":
    case "too_many_criteria":
    case "code_doubled":
    case "filter_unknown":
    case "standard_missing":
    case "criterion_unknown":
    case "classes_not_nested":
    case "limits_not_ordered":
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
      return screeningFlawText(flaw);
    default:
      return assertNever(flaw);
  }
}

/** Why no policy, or no single one, could be taken. */
export function policyRefusalText(refusal: PolicyRefusal): Bilingual {
  const terms = (all: Extract<PolicyRefusal, { kind: "no_policy_in_force" }>["known"]) =>
    all.map(
      ({ id, inForceFrom, inForceUntil }) => `${id} (${inForceFrom} - ${inForceUntil ?? "..."})`,
    );
  if (refusal.kind === "several_policies_in_force") {
    const list = terms(refusal.inForce);
    return {
      id: `Pada ${refusal.date} berlaku lebih dari satu kebijakan: ${listText(list, "id")}.`,
      en: `On ${refusal.date} more than one policy is in force: ${listText(list, "en")}.`,
    };
  }
  const known = terms(refusal.known);
  const expected = terms(refusal.expected);
  const more: Bilingual =
    expected.length === 0
      ? { id: "", en: "" }
      : {
          id: ` Baru direncanakan: ${listText(expected, "id")}.`,
          en: ` Only expected: ${listText(expected, "en")}.`,
        };
  return {
    id: `Pada ${refusal.date} tidak ada kebijakan yang berlaku. Yang dikenal: ${listText(known, "id") || "tidak ada"}.${more.id}`,
    en: `On ${refusal.date} no policy is in force. Known: ${listText(known, "en") || "none"}.${more.en}`,
  };
}

/** A clause in which two policies differ. */
export function clauseText(clause: ScreeningClause | CompetencyClause): Bilingual {
  switch (clause.kind) {
    case "override":
      return { id: `ketentuan ${clause.id}`, en: `rule ${clause.id}` };
    case "post_standard":
      return {
        id: `standar kompetensi ${clause.postLevel}`,
        en: `the competency standard of ${clause.postLevel}`,
      };
    case "standard":
      return { id: `standar ${clause.class}`, en: `the standard of ${clause.class}` };
    case "veto":
      return { id: `veto ${clause.class}`, en: `the vetoes of ${clause.class}` };
    case "dictator":
      return { id: `penentu ${clause.class}`, en: `the dictators of ${clause.class}` };
    case "criteria_and_classes":
    case "weights":
    case "majority":
    case "assessors":
    case "competencies":
    case "critical_set":
    case "valid_months":
    case "thresholds":
    case "training":
    case "knock_outs":
      return plainClauses[clause.kind];
    default:
      return assertNever(clause);
  }
}

type PlainClause = Exclude<
  (ScreeningClause | CompetencyClause)["kind"],
  "override" | "post_standard" | "standard" | "veto" | "dictator"
>;

const plainClauses: Readonly<Record<PlainClause, Bilingual>> = {
  criteria_and_classes: { id: "kriteria dan kelas", en: "the criteria and classes" },
  weights: { id: "bobot", en: "the weights" },
  majority: { id: "mayoritas", en: "the majority" },
  assessors: { id: "ketentuan penilai", en: "the rules on assessors" },
  competencies: { id: "daftar kompetensi", en: "the list of competencies" },
  critical_set: { id: "himpunan kompetensi kritis", en: "the critical set" },
  valid_months: { id: "masa berlaku asesmen", en: "how long an assessment counts" },
  thresholds: { id: "ambang batas", en: "the thresholds" },
  training: { id: "ketentuan pelatihan", en: "the rules on training" },
  knock_outs: { id: "syarat di luar nilai", en: "the conditions apart from scores" },
};
