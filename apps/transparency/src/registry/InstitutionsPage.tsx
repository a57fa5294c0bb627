import { formatNumber } from "@pindah/ui";
import type { View } from "../site/view.ts";
import { InstitutionTiles } from "./InstitutionTiles.tsx";
import { texts } from "./texts.ts";

export function InstitutionsPage({ view }: { readonly view: View }) {
  const { language, release } = view;
  const text = texts[language];
  const number = (value: number) => formatNumber(value, language);
  return (
    <>
      <h1>
        {text.heading(
          number(release.content.institutions.length),
          number(release.content.units.length),
        )}
      </h1>
      <p className="lead">{text.lead}</p>
      <div data-filter-for=".tiles" data-label={text.filter} />
      <InstitutionTiles view={view} />
      <p>
        <a href={view.link({ kind: "data" })}>{text.download}</a>
      </p>
    </>
  );
}
