import { useFormat, useText } from "../language/index.ts";
import { Badge, FillBar, Section } from "../parts/index.ts";
import type { Outputs } from "../server/index.ts";
import { outcomeTones, useCompetencyName } from "./candidate-columns.tsx";
import { text as texts } from "./text.ts";

/** Counts by outcome and rule, and where the gaps are. */
export function CompetencySummary(props: { readonly summary: Outputs["competency"]["summary"] }) {
  const text = useText(texts);
  const format = useFormat();
  const nameOf = useCompetencyName();
  const { outcomes, gaps } = props.summary;
  const all = outcomes.reduce((sum, { people }) => sum + people, 0);
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <Section title={text.summary} wide>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{text.outcome}</th>
              <th scope="col">{text.rule}</th>
              <th scope="col" className="number">
                {text.people}
              </th>
              <th scope="col" className="number">
                %
              </th>
            </tr>
          </thead>
          <tbody>
            {outcomes.map((row) => (
              <tr key={`${row.outcome} ${row.rule}`}>
                <th scope="row">
                  <Badge tone={outcomeTones[row.outcome]}>{text.outcomes[row.outcome]}</Badge>
                </th>
                <td>{text.rules[row.rule]}</td>
                <td className="number">{format.number(row.people)}</td>
                <td className="number">{format.percent(row.people, all)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <Section title={text.gapsTitle} wide>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{text.competency}</th>
              <th scope="col" className="number">
                {text.withGap}
              </th>
              <th scope="col" className="w-1/4 min-w-16">
                <span className="sr-only">{text.withGap}</span>
              </th>
              <th scope="col" className="number">
                {text.largest}
              </th>
              <th scope="col" className="number">
                {text.withoutLevel}
              </th>
            </tr>
          </thead>
          <tbody>
            {gaps.map((row) => (
              <tr key={row.competency}>
                <th scope="row">{nameOf(row.competency)}</th>
                <td className="number">{format.number(row.withGap)}</td>
                <td className="align-middle!">
                  <FillBar
                    value={row.withGap}
                    whole={all}
                    label={format.percent(row.withGap, all)}
                    colour="bg-notice-mark"
                  />
                </td>
                <td className="number">{row.largestGap}</td>
                <td className="number">{format.number(row.withoutLevel)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </div>
  );
}
