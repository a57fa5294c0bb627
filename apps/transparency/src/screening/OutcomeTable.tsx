import { formatNumber } from "@pindah/ui";
import { outcomeName, placeOfClass } from "../site/outcome.ts";
import { ClassBadge, Table } from "../site/parts.tsx";
import type { View } from "../site/view.ts";
import { texts } from "./texts.ts";

/** Units by outcome, beside what was reported in 2024. */
export function OutcomeTable({ view }: { readonly view: View }) {
  const { language, release } = view;
  const { content } = release;
  const text = texts[language];
  const number = (value: number) => formatNumber(value, language);
  const reported = (place: number | null) =>
    content.record.figures.find((figure) => figure.id === `units_p${place}`)?.value;
  return (
    <Table
      caption={text.howManyNote}
      columns={[
        { title: text.columns.outcome },
        { title: text.columns.units, number: true },
        { title: text.columns.institutions, number: true },
        { title: text.columns.reported, number: true },
      ]}
      rows={content.unitsByOutcome.map(({ outcome, units, institutions }) => {
        const place = placeOfClass(outcome, view);
        const official = reported(place);
        return {
          key: outcome,
          cells: [
            <ClassBadge
              key="class"
              code={outcome}
              label={outcomeName(outcome, view)}
              place={place}
            />,
            number(units),
            number(institutions),
            official === undefined ? "–" : number(official),
          ],
        };
      })}
    />
  );
}
