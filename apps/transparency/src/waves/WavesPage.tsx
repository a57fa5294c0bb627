import { formatDate, formatDay, formatNumber } from "@pindah/ui";
import { Count, Source, Table } from "../site/parts.tsx";
import { readinessText } from "../site/readiness.ts";
import { common } from "../site/texts.ts";
import type { View } from "../site/view.ts";
import { announcements, promiseText } from "./announcements.ts";
import { SlipChart } from "./SlipChart.tsx";
import { texts } from "./texts.ts";
import { WaveBars } from "./WaveBars.tsx";

export function WavesPage({ view }: { readonly view: View }) {
  const { language, release } = view;
  const { content } = release;
  const text = texts[language];
  const number = (value: number) => formatNumber(value, language);
  const dated = content.waves.filter((wave) => wave.movesOn !== "not_decided").length;
  return (
    <>
      <h1>{text.heading(number(dated), number(content.waves.length))}</h1>
      <p className="lead">{text.lead}</p>
      <p>{text.readiness(readinessText(view))}</p>
      {content.head.origin === "synthetic" ? <p>{common[language].readiness.illustrated}</p> : null}
      <WaveBars view={view} />
      <WaveTable view={view} />
      <p className="small">{text.standings}</p>
      <Slips view={view} />
      <Table
        quiet
        caption={text.slips}
        columns={[
          { title: text.columns.statedOn },
          { title: text.columns.promised },
          { title: text.columns.source },
        ]}
        rows={announcements(content).map((claim) => ({
          key: `${claim.statedOn} ${claim.source}`,
          cells: [
            formatDate(claim.statedOn, language),
            promiseText(claim, language),
            <Source key="source" text={claim.source} language={language} />,
          ],
        }))}
      />
      <h2>{text.waiting}</h2>
      <Reasons view={view} />
    </>
  );
}

/** Why people wait; where every figure is hidden, one sentence that says so instead of a table. */
function Reasons({ view }: { readonly view: View }) {
  const { language } = view;
  const { waiting, waitingByReason } = view.release.content.people;
  const text = texts[language];
  if (!waitingByReason.some(({ people }) => typeof people === "number")) {
    return (
      <p>
        {typeof waiting === "number" ? `${text.waitingAll(formatNumber(waiting, language))} ` : ""}
        {text.reasonsHidden}
      </p>
    );
  }
  return (
    <Table
      caption={text.waitingNote}
      columns={[{ title: text.columns.reason }, { title: text.columns.people, number: true }]}
      rows={waitingByReason.map(({ reason, people }) => ({
        key: reason,
        cells: [text.reason[reason], <Count key="people" value={people} view={view} />],
      }))}
      note={common[language].marksNote}
    />
  );
}

/** What each wave does under the plan. */
export function WaveTable({
  view,
  brief = false,
}: {
  readonly view: View;
  readonly brief?: boolean;
}) {
  const { language, release } = view;
  const { content } = release;
  const text = texts[language];
  const peopleOf = new Map(content.people.byWave.map((each) => [each.waveId, each]));
  return (
    <Table
      caption={text.table}
      columns={[
        { title: text.columns.wave },
        { title: text.columns.movesOn },
        { title: text.columns.homesReady, number: true },
        { title: text.columns.housed, number: true },
        ...(brief
          ? []
          : [
              { title: text.columns.selected, number: true },
              { title: text.columns.conditional, number: true },
              { title: text.columns.source },
            ]),
      ]}
      rows={content.waves.map((wave) => {
        const people = peopleOf.get(wave.waveId);
        return {
          key: wave.waveId,
          cells: [
            wave.name[language],
            wave.blocked === null
              ? formatDay(wave.movesOn, language)
              : text.blocked[wave.blocked.kind],
            formatNumber(wave.homesReady, language),
            <Count key="housed" value={people?.housed ?? "n"} view={view} />,
            ...(brief
              ? []
              : [
                  <Count key="selected" value={people?.selected ?? "n"} view={view} />,
                  <Count key="conditional" value={people?.conditional ?? "n"} view={view} />,
                  <Source key="source" text={wave.source} language={language} />,
                ]),
          ],
        };
      })}
      note={common[language].marksNote}
    />
  );
}

/** How often the first date moved: one sentence, and the drawing. */
export function Slips({ view }: { readonly view: View }) {
  const { language } = view;
  const text = texts[language];
  const said = announcements(view.release.content);
  const [first] = said;
  const last = said.at(-1);
  if (first === undefined || last === undefined) return null;
  return (
    <>
      <h2>{text.slips}</h2>
      <p>
        {text.slipsLead(
          formatNumber(said.length, language),
          promiseText(first, language),
          promiseText(last, language),
        )}
      </p>
      <SlipChart view={view} />
    </>
  );
}
