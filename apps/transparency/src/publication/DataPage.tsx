import { formatDate, formatNumber } from "@pindah/ui";
import type { TableDescription } from "@pindah/domain/publication";
import { Table } from "../site/parts.tsx";
import { standingTexts } from "../site/standing.ts";
import { common } from "../site/texts.ts";
import type { View } from "../site/view.ts";
import { texts } from "./texts.ts";

export function DataPage({ view }: { readonly view: View }) {
  const { language, release } = view;
  const text = texts[language].data;
  const { manifest, tables } = release;
  const number = (value: number) => formatNumber(value, language);
  return (
    <>
      <h1>{text.heading}</h1>
      <p className="lead">{text.lead(number(tables.length))}</p>
      <p data-online="">
        <a href={view.asset(view.portable)}>{text.portable}</a>. {text.portableText}
      </p>
      <h2>{text.tables}</h2>
      <Table
        caption={common[language].marksNote}
        columns={[
          { title: text.columns.table },
          { title: text.columns.rows, number: true },
          { title: text.columns.files },
        ]}
        rows={tables.map((table) => ({
          key: table.name,
          cells: [
            table.title[language],
            number(table.rows),
            <>
              <a href={view.file(`data/${table.name}.csv`)}>CSV</a>,{" "}
              <a href={view.file(`data/${table.name}.semicolon.csv`)}>CSV {text.semicolon}</a>,{" "}
              <a href={view.file(`data/${table.name}.json`)}>JSON</a>
            </>,
          ],
        }))}
      />
      <h2>{text.dictionary}</h2>
      {tables.map((table) => (
        <Dictionary key={table.name} view={view} table={table} />
      ))}
      <h2>{text.cite}</h2>
      <p>
        {text.citation(
          standingTexts(release, language).name(number(manifest.number)),
          formatDate(manifest.issuedOn, language),
          release.manifestSha256.slice(0, 16),
        )}{" "}
        {text.citationFiles}: <a href={view.asset(`kutip/${manifest.releaseId}.bib`)}>BibTeX</a>,{" "}
        <a href={view.asset(`kutip/${manifest.releaseId}.ris`)}>RIS</a>
      </p>
      <h2>{text.all}</h2>
      <Table
        caption={`${text.columns.hash}, ${text.columns.bytes}`}
        columns={[
          { title: text.columns.file },
          { title: text.columns.bytes, number: true },
          { title: text.columns.hash },
        ]}
        rows={manifest.files.map(({ path, bytes, sha256 }) => ({
          key: path,
          cells: [
            <a key="file" href={view.file(path)}>
              {path}
            </a>,
            number(bytes),
            <code key="hash">{sha256}</code>,
          ],
        }))}
      />
    </>
  );
}

function Dictionary({ view, table }: { readonly view: View; readonly table: TableDescription }) {
  const { language } = view;
  const text = texts[language].data;
  return (
    <details>
      <summary>{table.title[language]}</summary>
      <Table
        caption={table.note[language]}
        columns={[
          { title: text.columns.column },
          { title: text.columns.meaning },
          { title: text.columns.kind },
        ]}
        rows={table.columns.map((column) => ({
          key: column.name,
          cells: [
            <code key="name">{column.name}</code>,
            column.title[language],
            text.kind[column.kind],
          ],
        }))}
      />
    </details>
  );
}
