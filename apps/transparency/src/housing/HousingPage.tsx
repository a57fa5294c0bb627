import { formatDate, formatDay, formatNumber, labels } from "@pindah/ui";
import { Count, Source, Table } from "../site/parts.tsx";
import { readiness, readinessText } from "../site/readiness.ts";
import { common } from "../site/texts.ts";
import type { View } from "../site/view.ts";
import { HomeSquares } from "./HomeSquares.tsx";
import { ReadyTowers } from "./ReadyTowers.tsx";
import { homesIn, openPackages, statesOf } from "./stock.ts";
import { texts } from "./texts.ts";

export function HousingPage({ view }: { readonly view: View }) {
  const { language, release } = view;
  const { content } = release;
  const text = texts[language];
  const number = (value: number) => formatNumber(value, language);
  const { homes } = readiness(content);
  const known = content.towers.filter((tower) => tower.readyOn !== "not_known").length;
  const meaning = labels[language].readiness[content.policy.waves.readyMeans];
  return (
    <>
      <h1>{text.heading(number(homes), readinessText(view))}</h1>
      <p className="lead">{text.lead(meaning, number(known), number(content.towers.length))}</p>
      {content.head.origin === "synthetic" ? <p>{common[language].readiness.illustrated}</p> : null}
      <h2>{text.stock}</h2>
      <HomeSquares view={view} />
      <p className="small">{text.order}</p>
      <StockTable view={view} />

      <ReadyTowers view={view} />

      <h2>{text.security}</h2>
      <Table
        caption={text.securityNote}
        columns={[
          { title: text.columns.package },
          { title: text.columns.towers, number: true },
          { title: text.columns.homes, number: true },
        ]}
        rows={content.packages
          .filter((each) => each.states === null)
          .map((each) => ({
            key: each.packageCode,
            cells: [each.packageCode, number(each.towers), number(each.homes)],
          }))}
      />

      <h2>{text.towers}</h2>
      <Table
        caption={text.towersNote}
        columns={[
          { title: text.columns.tower },
          { title: text.columns.homes, number: true },
          { title: text.columns.readyOn },
          { title: text.columns.meaning },
          { title: text.columns.statedOn },
          { title: text.columns.source },
        ]}
        rows={content.towers.map((tower) => ({
          key: tower.towerId,
          cells: [
            tower.towerId,
            number(tower.homes),
            <>
              {formatDay(tower.readyOn, language)}
              {tower.kind === null ? null : ` (${text.claim[tower.kind]})`}
              {tower.conflicts.map((other) => (
                <span className="source" key={`${other.readyOn} ${other.source}`}>
                  {" "}
                  ({text.conflict(formatDay(other.readyOn, language))},{" "}
                  <Source text={other.source} language={language} />)
                </span>
              ))}
            </>,
            readinessName(tower.definition, view),
            formatDate(tower.statedOn, language),
            <Source key="source" text={tower.source} language={language} />,
          ],
        }))}
      />

      <h2>{text.ministers}</h2>
      <p>{text.ministersText(number(content.ministerHouses))}</p>
      <h2>{text.statements}</h2>
      <p>
        {text.statementsText}{" "}
        <a href={view.link({ kind: "record" })}>{common[language].nav.record}</a>.
      </p>
    </>
  );
}

/** The squares again, as figures. */
export function StockTable({ view }: { readonly view: View }) {
  const { language } = view;
  const text = texts[language];
  const number = (value: number) => formatNumber(value, language);
  const packages = openPackages(view.release.content);
  const states = statesOf(view);
  return (
    <details>
      <summary>{common[language].table}</summary>
      <Table
        caption={text.stock}
        columns={[
          { title: text.columns.package },
          { title: text.columns.all, number: true },
          ...states.map(({ name }) => ({ title: name, number: true })),
          { title: text.columns.housed, number: true },
        ]}
        rows={packages.map((each) => ({
          key: each.packageCode,
          cells: [
            each.packageCode,
            number(each.homes),
            ...states.map(({ key }) => number(homesIn([each], key))),
            <Count key="housed" value={each.housed ?? "n"} view={view} />,
          ],
        }))}
      />
    </details>
  );
}

function readinessName(definition: string, view: View): string {
  const names: Readonly<Record<string, string>> = labels[view.language].readiness;
  return names[definition] ?? definition;
}
