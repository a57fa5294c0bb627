import type { CriterionCode } from "@pindah/domain/kernel";
import type { ClassFinding, CriterionFinding, ScreeningPolicy } from "@pindah/domain/screening";
import { useFormat, useText } from "../language/index.ts";
import { Badge, FillBar } from "../parts/index.ts";
import { text as texts } from "./text.ts";

/** How the unit stands against the standard of each class, with the points that are needed. */
export function ClassStandards(props: {
  readonly findings: readonly ClassFinding[];
  readonly criteria: readonly CriterionFinding[];
  readonly rules: ScreeningPolicy;
}) {
  return (
    <ul className="grid gap-3 xl:grid-cols-3">
      {props.findings.map((finding) => (
        <Standard key={finding.class} finding={finding} {...props} />
      ))}
    </ul>
  );
}

function Standard(props: {
  readonly finding: ClassFinding;
  readonly criteria: readonly CriterionFinding[];
  readonly rules: ScreeningPolicy;
}) {
  const { standards: words } = useText(texts);
  const format = useFormat();
  const { finding, rules } = props;
  const rule = rules.classes.find(({ code }) => code === finding.class);
  const levelOf = (code: CriterionCode) =>
    props.criteria.find(({ criterion }) => criterion === code)?.level ?? "–";
  const chip = (code: CriterionCode) =>
    `${rules.criteria.find((each) => each.code === code)?.name[format.language] ?? code} (${levelOf(code)}/${rule?.standard[code] ?? "–"})`;
  const missing = rules.criteria.filter(({ code }) => !finding.coalition.includes(code));
  const points = words.points(format.number(finding.points), format.number(finding.needed));
  return (
    <li className="rounded-md border border-line p-3">
      <div className="mb-2 flex items-baseline justify-between gap-2">
        <h3>{rule === undefined ? finding.class : format.text(rule.name)}</h3>
        <Badge tone={finding.reached ? "positive" : "neutral"}>
          {finding.reached ? words.reached : words.notReached}
        </Badge>
      </div>
      <FillBar value={finding.points} whole={100} mark={finding.needed} label={points} />
      <p className="mt-1 text-sm">
        {points}
        {finding.points < finding.needed &&
          ` · ${words.short(format.number(finding.needed - finding.points))}`}
      </p>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-sm">
        <dt className="text-soft">{words.coalition}</dt>
        <dd>{finding.coalition.map(chip).join(", ") || words.nobody}</dd>
        <dt className="text-soft">{words.missing}</dt>
        <dd>{missing.map(({ code }) => chip(code)).join(", ") || words.nobody}</dd>
        {finding.vetoedBy.length > 0 && (
          <>
            <dt className="text-negative">{words.veto}</dt>
            <dd>{finding.vetoedBy.map(chip).join(", ")}</dd>
          </>
        )}
        {finding.dictatedBy.length > 0 && (
          <>
            <dt className="text-positive">{words.dictator}</dt>
            <dd>{finding.dictatedBy.map(chip).join(", ")}</dd>
          </>
        )}
      </dl>
    </li>
  );
}
