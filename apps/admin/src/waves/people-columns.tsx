import { labels } from "@pindah/ui";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useFormat, useText } from "../language/index.ts";
import type { Column } from "../parts/index.ts";
import type { Outputs } from "../server/index.ts";
import { text as texts } from "./text.ts";

type Person = Outputs["waves"]["people"]["rows"][number];

export function usePeopleColumns(): readonly Column<Person>[] {
  const text = useText(texts);
  const names = useText(labels);
  const format = useFormat();
  return useMemo(
    () => [
      { key: "rank", name: text.rank, numeric: true, cell: (row) => format.number(row.rank) },
      {
        key: "person",
        name: text.person,
        heading: true,
        className: "whitespace-nowrap",
        cell: (row) => (
          <>
            {row.person.initials}{" "}
            <span className="font-mono text-xs font-normal text-soft">{row.personId}</span>
          </>
        ),
      },
      {
        key: "nip",
        name: text.nip,
        className: "font-mono whitespace-nowrap",
        cell: (row) => row.person.nipMasked,
      },
      {
        key: "post",
        name: text.post,
        className: "whitespace-nowrap",
        cell: (row) =>
          row.moves
            ? names.postLevel[row.postLevel]
            : `${names.postLevel[row.postLevel]}, ${text.together}`,
      },
      {
        key: "unit",
        name: text.unit,
        className: "max-w-72 truncate",
        cell: (row) => (
          <Link
            to="/units/$unitCode"
            params={{ unitCode: row.unitCode }}
            className="link"
            title={row.unitNameId}
          >
            {row.unitNameId}
          </Link>
        ),
      },
      {
        key: "institution",
        name: text.institution,
        className: "whitespace-nowrap",
        cell: (row) => row.institutionAbbrev,
      },
      {
        key: "household",
        name: text.household,
        className: "font-mono whitespace-nowrap",
        cell: (row) => row.householdId,
      },
      {
        key: "home",
        name: text.home,
        className: "whitespace-nowrap",
        cell: (row) => (
          <Link
            to="/housing/$towerId"
            params={{ towerId: row.towerId }}
            search={{ home: row.homeId }}
            className="link"
          >
            {row.homeId}
          </Link>
        ),
      },
      { key: "band", name: text.band, numeric: true, cell: (row) => format.number(row.band) },
      {
        key: "ticket",
        name: text.ticket,
        className: "font-mono whitespace-nowrap",
        cell: (row) => row.ticket,
      },
      {
        key: "wish",
        name: text.wish,
        className: "whitespace-nowrap",
        cell: (row) => (row.wish === null ? text.otherTower : text.wishes(format.number(row.wish))),
      },
    ],
    [text, names, format],
  );
}
