import type { ScreeningPolicy, UnitScreening } from "@pindah/domain/screening";
import { useFormat, useText } from "../language/index.ts";
import { ruleSteps, type RuleStep } from "./rule-tree.ts";
import { text as texts } from "./text.ts";

const marks = {
  fired: { sign: "✓", className: "border-positive-mark bg-positive-soft text-positive" },
  not_fired: { sign: "✕", className: "border-neutral-mark bg-neutral-soft text-neutral" },
  not_reached: { sign: "·", className: "border-line text-faint" },
} as const;

/** The rules as they were run, fired or not, from the first to the last. */
export function RuleTree(props: {
  readonly result: UnitScreening;
  readonly rules: ScreeningPolicy;
}) {
  const { tree: words } = useText(texts);
  const stateNames = {
    fired: words.fired,
    not_fired: words.notFired,
    not_reached: words.notReached,
  };
  return (
    <ol className="space-y-0">
      {ruleSteps(
        props.result,
        props.rules.classes.map(({ code }) => code),
      ).map((step, index) => (
        <li
          key={index}
          className={`relative flex gap-3 pb-3 ${step.state === "not_reached" ? "text-faint" : ""}`}
        >
          <span
            aria-hidden
            className={`grid size-6 shrink-0 place-items-center rounded-full border text-sm font-bold ${marks[step.state].className}`}
          >
            {marks[step.state].sign}
          </span>
          <div className="min-w-0 text-sm">
            <p>
              <RuleName step={step} rules={props.rules} />{" "}
              <span className="text-soft">– {stateNames[step.state]}</span>
            </p>
            <RuleDetail step={step} rules={props.rules} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function RuleName(props: { readonly step: RuleStep; readonly rules: ScreeningPolicy }) {
  const { tree: words } = useText(texts);
  const format = useFormat();
  const { rule } = props.step;
  switch (rule.kind) {
    case "override":
      return <span className="font-semibold">{words.overrideRule}</span>;
    case "scores":
      return <span className="font-semibold">{words.scores}</span>;
    case "class": {
      const known = props.rules.classes.find(({ code }) => code === rule.class);
      const name = known === undefined ? rule.class : format.text(known.name);
      return <span className="font-semibold">{words.classRule(name)}</span>;
    }
    case "no_class":
      return <span className="font-semibold">{words.last}</span>;
  }
}

function RuleDetail(props: { readonly step: RuleStep; readonly rules: ScreeningPolicy }) {
  const { tree: words, standards } = useText(texts);
  const format = useFormat();
  const { rule, state } = props.step;
  const nameOf = (code: string) => {
    const found = props.rules.criteria.find((each) => each.code === code);
    return found === undefined ? code : format.text(found.name);
  };
  if (state === "not_reached") return null;
  switch (rule.kind) {
    case "override":
      return (
        <p className="text-soft">
          {rule.conflict ? words.conflict : (rule.id ?? words.noOverride)}
        </p>
      );
    case "scores":
      return rule.open.length === 0 ? null : (
        <p className="text-soft">{words.open(format.list(rule.open.map(nameOf)))}</p>
      );
    case "class": {
      if (rule.finding === null) return null;
      const { points, needed, vetoedBy, dictatedBy } = rule.finding;
      return (
        <p className="text-soft">
          {standards.points(format.number(points), format.number(needed))}
          {vetoedBy.length > 0 && `; ${standards.veto}: ${format.list(vetoedBy.map(nameOf))}`}
          {dictatedBy.length > 0 &&
            `; ${standards.dictator}: ${format.list(dictatedBy.map(nameOf))}`}
        </p>
      );
    }
    case "no_class":
      return null;
  }
}
