import { assertNever } from "@pindah/domain/kernel";
import type { Unknown } from "@pindah/domain/publication";
import { formatList, formatNumber } from "@pindah/ui";
import type { ReactNode } from "react";
import type { View } from "../site/view.ts";
import { texts } from "./texts.ts";

/** What the release cannot say, as it found out itself. */
export function Unknowns({ view }: { readonly view: View }) {
  return (
    <ul className="unknown">
      {view.release.content.unknowns.map((unknown) => (
        <li key={unknown.kind}>{unknownText(unknown, view)}</li>
      ))}
    </ul>
  );
}

function unknownText(unknown: Unknown, view: View): ReactNode {
  const { language } = view;
  const text = texts[language].unknowns;
  const number = (value: number) => formatNumber(value, language);
  switch (unknown.kind) {
    case "units_undecided":
      return text.units_undecided(number(unknown.units));
    case "fewer_units_than_reported":
      return text.fewer_units(number(unknown.units), number(unknown.reported));
    case "unsourced_units":
      return text.unsourced_units(number(unknown.units), number(unknown.of));
    case "claims_in_conflict":
      return (
        <>
          {text.claims(number(unknown.topics.length))}{" "}
          <a href={view.link({ kind: "record" })}>{text.claimsLink}</a>.
        </>
      );
    case "waves_without_date":
      return text.waves(number(unknown.waves), number(unknown.of));
    case "towers_without_date":
      return text.towers(number(unknown.towers), number(unknown.of));
    case "costs_not_decided":
      return text.costs(
        formatList(
          unknown.components.map((name) => name[language].toLowerCase()),
          language,
        ),
      );
    case "cells_hidden":
      return (
        <>
          {text.cells(number(unknown.cells), number(unknown.of))}{" "}
          <a href={view.link({ kind: "method" })}>{text.cellsLink}</a>.
        </>
      );
    default:
      return assertNever(unknown);
  }
}
