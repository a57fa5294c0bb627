import type { Disclosed } from "@pindah/domain/publication";
import { formatNumber, sourceText, type Language } from "@pindah/ui";
import type { ReactNode } from "react";
import { common } from "./texts.ts";
import type { View } from "./view.ts";

/** A count of people: rounded, or the mark that says why there is none, with its meaning. */
export function Count({ value, view }: { readonly value: Disclosed; readonly view: View }) {
  if (typeof value === "number") return formatNumber(value, view.language);
  const text = common[view.language];
  return <abbr title={text.marks[value]}>{text.markText[value]}</abbr>;
}

/** A count inside a sentence. */
export function countText(value: Disclosed, view: View): string {
  if (typeof value === "number") return formatNumber(value, view.language);
  return common[view.language].markText[value];
}

export type Column = { readonly title: string; readonly number?: boolean };

/** A table with its caption; the first column is the head of each row. */
export function Table({
  caption,
  columns,
  rows,
  filterable = false,
  quiet = false,
  note,
}: {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
  readonly filterable?: boolean;
  /** The heading above says the same: the caption is for screen readers alone. */
  readonly quiet?: boolean;
  readonly note?: string;
}) {
  const kind = (index: number) => (columns[index]?.number === true ? "n" : undefined);
  return (
    <>
      <div
        className={rows.length > 100 ? "scroll long" : "scroll"}
        tabIndex={0}
        role="region"
        aria-label={caption}
      >
        <table data-filter={filterable ? "" : undefined}>
          <caption className={quiet ? "quiet" : undefined}>{caption}</caption>
          <thead>
            <tr>
              {columns.map(({ title }, index) => (
                <th key={title} scope="col" className={kind(index)}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells }) => (
              <tr key={key}>
                {cells.map((cell, index) =>
                  index === 0 ? (
                    <th key="head" scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td key={columns[index]?.title} className={kind(index)}>
                      {cell}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {note === undefined ? null : <p className="small">{note}</p>}
    </>
  );
}

/** A source: a link where it is an address, else its words in the language of the page. */
export function Source({ text, language }: { readonly text: string; readonly language: Language }) {
  const parts = sourceText(text, language).split(/(https?:\/\/[^\s;,)]+)/);
  return (
    <span className="source">
      {parts.map((part, index) =>
        part.startsWith("http") ? (
          <a key={index} href={part} rel="noreferrer">
            {new URL(part).hostname.replace(/^www\./, "")}
          </a>
        ) : (
          part
        ),
      )}
    </span>
  );
}

/** The class of a unit as a badge: its letter first, its colour second. */
export function ClassBadge({
  code,
  label,
  place,
}: {
  readonly code: string;
  readonly label: string;
  /** Place of the class among the classes, from 1; null outside them. */
  readonly place: number | null;
}) {
  const tone = place !== null && place <= 3 ? `k${place}` : code === "undecided" ? "ku" : "kn";
  return <span className={`badge ${tone}`}>{label}</span>;
}
