import type { Bilingual, LocalDate, RuleNode } from "../kernel/index.ts";
import { namesIn, type ScreeningContext, type ScreeningNames } from "./explain.ts";
import { conditionHolds, overrideHolds, type OverrideFacts } from "./overrides.ts";
import type { Override, OverrideCondition, PriorityClass } from "./policy.ts";
import type { ClassFinding, UnitScreening } from "./result.ts";

/** The unit and its institution in full: overrides may ask for any of their facts. */
type TreeContext = ScreeningContext & Pick<OverrideFacts, "unit" | "institution">;

type Names = { readonly id: ScreeningNames; readonly en: ScreeningNames };

/**
 * Every rule of screening for one unit: each override and each of its conditions, then each class
 * with its dictators, vetoes and points, fired or not, and why. `onDate` is the day screened for.
 */
export function screeningTree(
  screening: UnitScreening,
  context: TreeContext,
  onDate: LocalDate,
): RuleNode {
  const names = { id: namesIn(context, "id"), en: namesIn(context, "en") };
  const { outcome } = screening;
  const result = outcome.kind === "class" ? outcome.class : outcome.kind;
  return {
    holds: outcome.kind === "undecided" ? "open" : "yes",
    text: {
      id: `${names.id.unit}: ${names.id.class(result)}`,
      en: `${names.en.unit}: ${names.en.class(result)}`,
    },
    children: [
      ...context.policy.overrides
        .toSorted((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
        .map((override) => overrideNode(override, screening, context, onDate, names)),
      ...screening.classes.flatMap((finding) => {
        const rules = context.policy.classes.find(({ code }) => code === finding.class);
        return rules === undefined ? [] : [classNode(finding, rules, screening, context, names)];
      }),
    ],
  };
}

function overrideNode(
  override: Override,
  screening: UnitScreening,
  context: TreeContext,
  onDate: LocalDate,
  names: Names,
): RuleNode {
  const { id, rank, from, until, then, when } = override;
  const levels = new Map(
    screening.criteria.map(({ criterion, level, state }) => [
      criterion,
      state === "settled" ? level : null,
    ]),
  );
  const facts: OverrideFacts = {
    unit: context.unit,
    institution: context.institution,
    level: (criterion) => levels.get(criterion) ?? null,
  };
  const inForce = from <= onDate && (until === null || onDate <= until);
  const term = { id: until ?? "seterusnya", en: until ?? "further notice" };
  return {
    holds: inForce ? overrideHolds(override, facts) : "no",
    text: {
      id: `Ketentuan ${id} (peringkat ${rank}): ${names.id.class(then)}`,
      en: `Rule ${id} (rank ${rank}): ${names.en.class(then)}`,
    },
    children: [
      {
        holds: inForce ? "yes" : "no",
        text: {
          id: `Berlaku dari ${from} sampai ${term.id}`,
          en: `In force from ${from} until ${term.en}`,
        },
        children: [],
      },
      ...when.map((condition) => ({
        holds: conditionHolds(condition, facts),
        text: conditionText(condition, names),
        children: [],
      })),
    ],
  };
}

const facts: Readonly<Record<OverrideCondition["fact"], Bilingual>> = {
  institution_code: { id: "Kode lembaga", en: "Code of the institution" },
  institution_type: { id: "Jenis lembaga", en: "Kind of institution" },
  legal_list: { id: "Daftar dalam UU 3/2022", en: "List of UU 3/2022" },
  unit_code: { id: "Kode unit", en: "Code of the unit" },
  unit_kind: { id: "Jenis unit", en: "Kind of unit" },
  criterion_level: { id: "Nilai", en: "Level" },
};

function conditionText({ fact, criterion, oneOf }: OverrideCondition, names: Names): Bilingual {
  const values = oneOf.join(", ");
  const of = (language: "id" | "en") =>
    criterion === undefined ? "" : ` ${names[language].criterion(criterion)}`;
  return {
    id: `${facts[fact].id}${of("id")}: ${values}`,
    en: `${facts[fact].en}${of("en")}: ${values}`,
  };
}

function classNode(
  finding: ClassFinding,
  { standard, veto, dictator }: PriorityClass,
  screening: UnitScreening,
  { policy }: ScreeningContext,
  names: Names,
): RuleNode {
  const { points, needed, coalition, reached } = finding;
  const limitNodes = (
    limits: PriorityClass["veto"],
    firing: ClassFinding["vetoedBy"],
    word: Bilingual,
    sign: string,
  ): readonly RuleNode[] =>
    policy.criteria.flatMap(({ code }): readonly RuleNode[] => {
      const limit = limits[code];
      if (limit === undefined) return [];
      return [
        {
          holds: firing.includes(code) ? "yes" : "no",
          text: {
            id: `${word.id}: ${names.id.criterion(code)} ${sign} ${limit}`,
            en: `${word.en}: ${names.en.criterion(code)} ${sign} ${limit}`,
          },
          children: [],
        },
      ];
    });
  const levels = new Map(screening.criteria.map(({ criterion, level }) => [criterion, level]));
  return {
    holds: reached ? "yes" : "no",
    text: { id: names.id.class(finding.class), en: names.en.class(finding.class) },
    children: [
      ...limitNodes(dictator, finding.dictatedBy, { id: "Penentu", en: "Dictator" }, ">="),
      ...limitNodes(veto, finding.vetoedBy, { id: "Veto", en: "Veto" }, "<="),
      {
        holds: points >= needed ? "yes" : "no",
        text: {
          id: `${points} dari 100 poin, minimal ${needed}`,
          en: `${points} of 100 points, ${needed} needed`,
        },
        children: policy.criteria.map(({ code, weight }) => ({
          holds: coalition.includes(code) ? "yes" : "no",
          text: {
            id: `${names.id.criterion(code)}: ${levels.get(code) ?? "-"}, standar ${standard[code] ?? "-"}, ${weight} poin`,
            en: `${names.en.criterion(code)}: ${levels.get(code) ?? "-"}, standard ${standard[code] ?? "-"}, ${weight} points`,
          },
          children: [],
        })),
      },
    ],
  };
}
