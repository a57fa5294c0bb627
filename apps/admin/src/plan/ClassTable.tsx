import { useFormat, useText } from "../language/index.ts";
import { ClassMark, Section } from "../parts/index.ts";
import type { PlanOfRecord, Reference } from "./OverviewPage.tsx";
import { text as texts } from "./text.ts";

/** The published figure of a class by its place: 179, 91 and 378 units for the first three. */
function publishedFor(reference: Reference, measure: "units" | "people", place: number) {
  return reference.find(({ id }) => id === `${measure}_p${place + 1}`);
}

export function ClassTable(props: { readonly plan: PlanOfRecord; readonly reference: Reference }) {
  const { classes: words } = useText(texts);
  const format = useFormat();
  const { plan, reference } = props;
  const classes = plan.policy.classes.map(({ code }) => code);
  const published = (measure: "units" | "people", code: string) => {
    const place = classes.findIndex((each) => each === code);
    const figure = place < 0 ? undefined : publishedFor(reference, measure, place);
    return figure === undefined ? "–" : format.number(figure.value);
  };
  return (
    <Section title={words.title} note={words.note} wide>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.class}</th>
            <th scope="col" className="number">
              {words.units}
            </th>
            <th scope="col" className="number">
              {words.published}
            </th>
            <th scope="col" className="number">
              {words.people}
            </th>
            <th scope="col" className="number">
              {words.published}
            </th>
          </tr>
        </thead>
        <tbody>
          {plan.totals.unitsByClass.map((row) => {
            const name = plan.policy.classes.find(({ code }) => code === row.class)?.name;
            return (
              <tr key={row.class}>
                <th scope="row">
                  <ClassMark code={row.class} classes={classes} />
                  {name !== undefined && (
                    <span className="ms-2 font-normal text-soft">{format.text(name)}</span>
                  )}
                </th>
                <td className="number font-semibold">{format.number(row.units)}</td>
                <td className="number text-soft">{published("units", row.class)}</td>
                <td className="number font-semibold">{format.number(row.people)}</td>
                <td className="number text-soft">{published("people", row.class)}</td>
              </tr>
            );
          })}
          <tr>
            <th scope="row">{words.total}</th>
            <td className="number font-semibold">{format.number(plan.totals.units)}</td>
            <td />
            <td className="number font-semibold">{format.number(plan.totals.people)}</td>
            <td />
          </tr>
        </tbody>
      </table>
    </Section>
  );
}
