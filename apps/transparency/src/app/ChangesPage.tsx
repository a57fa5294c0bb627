import { formatDate, formatNumber } from "@pindah/ui";
import { reading } from "../publication/reading-texts.ts";
import { Table } from "../site/parts.tsx";
import { standingTexts } from "../site/standing.ts";
import type { View } from "../site/view.ts";
import { changesBetween } from "./changes.ts";
import { Unknowns } from "./Unknowns.tsx";

/** What changed since the release before, when the next ones are due, and what is still unknown. */
export function ChangesPage({ view }: { readonly view: View }) {
  const { language, release } = view;
  const { manifest, before, calendar } = release;
  const text = reading[language].changes;
  const name = standingTexts(release, language).name(formatNumber(manifest.number, language));
  const changes = before === null ? [] : changesBetween(before.content, release.content, view);
  const days = [...new Set([manifest.nextDue, ...calendar])].toSorted();
  return (
    <>
      <h1>{text.heading(name)}</h1>
      <p className="lead">
        {before === null
          ? text.nothingBefore
          : text.since(
              formatNumber(before.manifest.number, language),
              formatDate(before.manifest.issuedOn, language),
            )}
      </p>
      {before === null ? null : changes.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <Table
          quiet
          caption={text.heading(name)}
          columns={[
            { title: text.columns.what },
            { title: text.columns.before, number: true },
            { title: text.columns.now, number: true },
          ]}
          rows={changes.map(({ what, was, is }) => ({
            key: what,
            cells: [what, <s key="was">{was}</s>, <b key="is">{is}</b>],
          }))}
        />
      )}
      <h2 id="kalender">{text.calendar}</h2>
      <p>{text.calendarText}</p>
      <Table
        quiet
        caption={text.calendar}
        columns={[{ title: text.columns.day }, { title: text.columns.state }]}
        rows={[
          {
            key: manifest.issuedOn,
            cells: [formatDate(manifest.issuedOn, language), name],
          },
          ...days.map((day, index) => ({
            key: day,
            cells: [formatDate(day, language), index === 0 ? text.next : text.planned],
          })),
        ]}
      />
      <p>
        {text.late} <a href={view.link({ kind: "verify" })}>{text.lateLink}</a>.
      </p>
      <h2>{text.corrections}</h2>
      <p>{text.correctionsText}</p>
      <h2>{text.unknown}</h2>
      <Unknowns view={view} />
    </>
  );
}
