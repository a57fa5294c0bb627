import { useFormat, useLanguage, useText } from "../language/index.ts";
import { Wide } from "../parts/index.ts";
import type { Reference } from "./OverviewPage.tsx";
import { text as texts } from "./text.ts";

/** What was published, with source and day: beside the plan, never its result. */
export function ReferenceTable(props: { readonly reference: Reference }) {
  const text = useText(texts);
  const format = useFormat();
  const { language } = useLanguage();
  return (
    <details className="card">
      <summary className="cursor-pointer px-4 py-3 text-lg font-semibold">
        {text.referenceTitle}
      </summary>
      <Wide label={text.referenceTitle}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{text.figure}</th>
              <th scope="col" className="number">
                {text.value}
              </th>
              <th scope="col">{text.source}</th>
            </tr>
          </thead>
          <tbody>
            {props.reference.map((figure) => (
              <tr key={figure.id}>
                <th scope="row">{language === "id" ? figure.nameId : figure.nameEn}</th>
                <td className="number">{format.number(figure.value)}</td>
                <td className="break-all text-soft">
                  {figure.source} ({format.date(figure.statedOn)})
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </details>
  );
}
