import { formatList, formatNumber, labels } from "@pindah/ui";
import type { ReactNode } from "react";
import { shortCost } from "../allowance/cost.ts";
import { HomeSquares } from "../housing/HomeSquares.tsx";
import { StockTable } from "../housing/HousingPage.tsx";
import { InstitutionTiles } from "../registry/InstitutionTiles.tsx";
import type { PageKey } from "../site/address.ts";
import { Count, countText } from "../site/parts.tsx";
import { readiness, readinessText } from "../site/readiness.ts";
import { common } from "../site/texts.ts";
import type { View } from "../site/view.ts";
import { announcements, promiseText } from "../waves/announcements.ts";
import { SlipChart } from "../waves/SlipChart.tsx";
import { WaveTable } from "../waves/WavesPage.tsx";
import { texts } from "./texts.ts";
import { Unknowns } from "./Unknowns.tsx";

export function HomePage({ view }: { readonly view: View }) {
  const { language, release } = view;
  const { content } = release;
  const text = texts[language];
  const number = (value: number) => formatNumber(value, language);
  const { people } = content;
  const dated = content.waves.filter((wave) => wave.blocked === null).length;
  const told = typeof people.housed === "number" && typeof people.people === "number";
  const { ready, housed } = readiness(content);
  return (
    <>
      <h1>
        {told
          ? text.lead(countText(people.housed, view), countText(people.people, view), number(dated))
          : text.leadHidden}
      </h1>
      <p className="lead">
        {typeof people.waiting === "number" ? `${text.second(number(people.waiting))} ` : ""}
        {ready > 0 && housed === ready ? `${text.allTaken} ` : ""}
        <SlipSentence view={view} />
      </p>
      <Figures view={view} />

      <h2>{text.housing}</h2>
      <HomeSquares view={view} />
      <StockTable view={view} />

      <h2>{text.waves}</h2>
      <SlipChart view={view} />
      <WaveTable view={view} brief />

      <h2>{text.institutions}</h2>
      <p>{text.institutionsText}</p>
      <InstitutionTiles view={view} />
      <p>
        <a href={view.link({ kind: "institutions" })}>{text.allInstitutions}</a>
      </p>

      <h2>{text.unknown}</h2>
      <Unknowns view={view} />
    </>
  );
}

function SlipSentence({ view }: { readonly view: View }) {
  const { language } = view;
  const said = announcements(view.release.content);
  const [first] = said;
  const last = said.at(-1);
  if (first === undefined || last === undefined) return null;
  return texts[language].slips(
    formatNumber(said.length, language),
    promiseText(first, language),
    promiseText(last, language),
  );
}

function Figures({ view }: { readonly view: View }) {
  const { language, release } = view;
  const { content } = release;
  const text = texts[language].figure;
  const number = (value: number) => formatNumber(value, language);
  const moved = content.screening.filter(({ outcome }) => outcome.kind === "class").length;
  const { homes, readyNow } = readiness(content);
  const { people, costs, policy } = content;
  const open =
    costs.total.kind === "amount"
      ? policy.allowance.components
          .filter(
            ({ code }) => costs.total.kind === "amount" && costs.total.notDecided.includes(code),
          )
          .map(({ name }) => name[language].toLowerCase())
      : [];
  return (
    <dl className="figures">
      <Figure
        view={view}
        page={{ kind: "screening" }}
        name={text.units}
        value={number(moved)}
        beside={text.unitsOf(number(content.units.length))}
        means={text.unitsMeans}
      />
      <Figure
        view={view}
        page={{ kind: "method" }}
        name={text.selected}
        value={<Count value={people.selected} view={view} />}
        beside={text.selectedOf(countText(people.conditional, view))}
        means={text.selectedMeans}
        rounded
      />
      <Figure
        view={view}
        page={{ kind: "waves" }}
        name={text.housed}
        value={<Count value={people.housed} view={view} />}
        beside={text.housedOf(countText(people.people, view))}
        means={text.housedMeans}
        rounded
      />
      <Figure
        view={view}
        page={{ kind: "housing" }}
        name={text.homes}
        value={number(readyNow)}
        beside={text.homesOf(number(homes))}
        means={text.homesMeans(
          labels[language].readiness[policy.waves.readyMeans],
          readinessText(view),
        )}
      />
      <Figure
        view={view}
        page={{ kind: "budget" }}
        name={text.cost}
        value={shortCost(costs.total, view)}
        beside={open.length > 0 ? text.costOrMore : ""}
        means={open.length > 0 ? text.costMeans(formatList(open, language)) : text.costDecided}
      />
    </dl>
  );
}

function Figure({
  view,
  page,
  name,
  value,
  beside = "",
  means,
  rounded = false,
}: {
  readonly view: View;
  readonly page: PageKey;
  readonly name: string;
  readonly value: ReactNode;
  readonly beside?: string;
  readonly means: string;
  readonly rounded?: boolean;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="value">
        {value} <small>{beside}</small>
      </dd>
      <dd className="small">
        {means} {rounded ? `${common[view.language].rounded} ` : ""}
        <a href={view.link(page)}>{texts[view.language].figure.source}</a>
      </dd>
    </div>
  );
}
