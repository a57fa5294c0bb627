import type { ScreeningPolicy } from "@pindah/domain/screening";
import { labels } from "@pindah/ui";
import { useFormat, useText } from "../language/index.ts";
import { ClassMark, Section } from "../parts/index.ts";
import { text as texts } from "./text.ts";

/** Criteria with weights, the standard of each class, and the legal overrides. */
export function ScreeningRules({ rules }: { readonly rules: ScreeningPolicy }) {
  const text = useText(texts);
  const names = useText(labels);
  const format = useFormat();
  const classes = rules.classes.map(({ code }) => code);
  const filterName = (code: string) => {
    const filter = rules.filters.find((each) => each.code === code);
    return filter === undefined ? code : format.text(filter.name);
  };
  return (
    <>
      <Section
        title={text.screening}
        note={`${text.majority(format.number(rules.majority))} ${text.assessors(
          format.number(rules.assessors.minimum),
          format.number(rules.assessors.disagreementLimitPercent),
          format.number(rules.assessors.rangeLimit),
        )}`}
        wide
      >
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{text.criterion}</th>
              <th scope="col">{text.filter}</th>
              <th scope="col" className="number">
                {text.weight}
              </th>
              {rules.classes.map((each) => (
                <th key={each.code} scope="col" className="number">
                  <ClassMark code={each.code} classes={classes} />
                </th>
              ))}
              <th scope="col">{text.anchors}</th>
            </tr>
          </thead>
          <tbody>
            {rules.criteria.map((criterion) => (
              <tr key={criterion.code}>
                <th scope="row" className="min-w-40">
                  {format.text(criterion.name)}
                </th>
                <td>{filterName(criterion.filter)}</td>
                <td className="number font-semibold">{criterion.weight}</td>
                {rules.classes.map((each) => (
                  <td key={each.code} className="number">
                    ≥ {each.standard[criterion.code] ?? "–"}
                  </td>
                ))}
                <td className="min-w-72">
                  <details>
                    <summary className="cursor-pointer text-soft">
                      {format.text(criterion.anchors[0] ?? criterion.name)} …
                    </summary>
                    <ol className="list-decimal ps-5">
                      {criterion.anchors.map((anchor) => (
                        <li key={anchor.id}>{format.text(anchor)}</li>
                      ))}
                    </ol>
                  </details>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <Section title={text.overrides} wide>
        <table className="table">
          <thead>
            <tr>
              <th scope="col" className="number">
                {text.rank}
              </th>
              <th scope="col">{text.rule}</th>
              <th scope="col">{text.then}</th>
              <th scope="col">{text.reason}</th>
              <th scope="col">{text.source}</th>
            </tr>
          </thead>
          <tbody>
            {rules.overrides.map((override) => (
              <tr key={override.id}>
                <td className="number">{override.rank}</td>
                <th scope="row">{override.id}</th>
                <td>
                  {override.then === "not_moved" ? (
                    names.outcome.not_moved
                  ) : (
                    <ClassMark code={override.then} classes={classes} />
                  )}
                </td>
                <td>{format.text(override.reason)}</td>
                <td className="text-soft">{override.citation.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </>
  );
}
