import type { Score } from "@pindah/domain/registry";
import type { ScreeningPolicy } from "@pindah/domain/screening";
import { useFormat, useText } from "../language/index.ts";
import { text as texts } from "./text.ts";

/** Every score that was given, with the evidence it rests on. */
export function ScoresTable(props: {
  readonly scores: readonly Omit<Score, "unitCode">[];
  readonly rules: ScreeningPolicy;
}) {
  const text = useText(texts);
  const format = useFormat();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{text.criteria.criterion}</th>
          <th scope="col">{text.assessor}</th>
          <th scope="col" className="number">
            {text.criteria.level}
          </th>
          <th scope="col">{text.evidence}</th>
        </tr>
      </thead>
      <tbody>
        {props.scores.map((score) => {
          const known = props.rules.criteria.find(({ code }) => code === score.criterion);
          return (
            <tr key={`${score.criterion} ${score.assessorId}`}>
              <th scope="row">{known === undefined ? score.criterion : format.text(known.name)}</th>
              <td>{score.assessorId}</td>
              <td className="number">{score.level}</td>
              <td>
                {score.evidence === null ? (
                  <span className="text-negative">{text.noEvidence}</span>
                ) : (
                  `${score.evidence.source} · ${format.date(score.evidence.date)}`
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
