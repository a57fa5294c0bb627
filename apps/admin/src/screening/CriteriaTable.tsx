import type { CriterionFinding, ScreeningPolicy } from "@pindah/domain/screening";
import { useFormat, useText } from "../language/index.ts";
import { Badge } from "../parts/index.ts";
import { text as texts } from "./text.ts";

const tones = { settled: "neutral", missing: "negative", panel_needed: "notice" } as const;

/** What the assessors found, criterion by criterion. */
export function CriteriaTable(props: {
  readonly findings: readonly CriterionFinding[];
  readonly rules: ScreeningPolicy;
}) {
  const text = useText(texts);
  const format = useFormat();
  const { criteria: words } = text;
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{words.criterion}</th>
          <th scope="col">{words.filter}</th>
          <th scope="col" className="number">
            {words.weight}
          </th>
          <th scope="col" className="number">
            {words.level}
          </th>
          <th scope="col">{words.range}</th>
          <th scope="col" className="number">
            {words.disagreement}
          </th>
          <th scope="col" className="number">
            {words.assessors}
          </th>
          <th scope="col">{words.state}</th>
        </tr>
      </thead>
      <tbody>
        {props.findings.map((finding) => {
          const criterion = props.rules.criteria.find(({ code }) => code === finding.criterion);
          const filter = props.rules.filters.find(({ code }) => code === criterion?.filter);
          return (
            <tr key={finding.criterion}>
              <th scope="row" className="min-w-48">
                {criterion === undefined ? finding.criterion : format.text(criterion.name)}{" "}
                <span className="font-normal text-faint">{finding.criterion}</span>
              </th>
              <td>{filter === undefined ? "" : format.text(filter.name)}</td>
              <td className="number">{criterion?.weight ?? ""}</td>
              <td className="number font-semibold">{finding.level ?? "–"}</td>
              <td>
                <LevelScale {...finding} />
              </td>
              <td className="number">
                {finding.disagreementPercent === null ? "–" : `${finding.disagreementPercent}%`}
              </td>
              <td className="number">{finding.assessors}</td>
              <td>
                <Badge tone={tones[finding.state]}>{words.states[finding.state]}</Badge>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Levels 1 to 5: a line from lowest to highest, a mark on the median. */
function LevelScale(props: Pick<CriterionFinding, "level" | "lowest" | "highest">) {
  const { level, lowest, highest } = props;
  if (lowest === null || highest === null) return <span>–</span>;
  const x = (value: number) => 8 + (value - 1) * 18;
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <svg width="88" height="16" aria-hidden className="shrink-0">
        <line x1={x(1)} x2={x(5)} y1="8" y2="8" className="stroke-line" strokeWidth="2" />
        {[1, 2, 3, 4, 5].map((value) => (
          <circle key={value} cx={x(value)} cy="8" r="2" className="fill-line-strong" />
        ))}
        <line
          x1={x(lowest)}
          x2={x(highest)}
          y1="8"
          y2="8"
          className="stroke-primary-mark"
          strokeWidth="4"
          strokeLinecap="round"
        />
        {level !== null && <circle cx={x(level)} cy="8" r="5.5" className="fill-primary" />}
      </svg>
      {lowest === highest ? lowest : `${lowest}–${highest}`}
    </span>
  );
}
