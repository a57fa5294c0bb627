import { InstitutionType } from "@pindah/domain/registry";
import { labels } from "@pindah/ui";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { withoutEmpty } from "../address/index.ts";
import { useFormat, useLanguage, useText } from "../language/index.ts";
import {
  classColour,
  DataTable,
  Empty,
  Filters,
  Page,
  SearchField,
  SelectField,
  ShareBar,
  useClassName,
  type ClassOrNone,
  type Column,
} from "../parts/index.ts";
import { Loaded, useTRPC, type Outputs } from "../server/index.ts";
import { text as texts } from "./text.ts";

type Row = Outputs["registry"]["institutions"][number];
const route = getRouteApi("/institutions");

export function InstitutionsPage() {
  const text = useText(texts);
  const names = useText(labels);
  const format = useFormat();
  const trpc = useTRPC();
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/institutions" });
  const institutions = useQuery(trpc.registry.institutions.queryOptions({}));
  const change = useCallback(
    (part: { q?: string; type?: string; sort?: string }) =>
      void navigate({ search: (before) => withoutEmpty({ ...before, ...part }), replace: true }),
    [navigate],
  );
  const columns = useColumns();
  return (
    <Page title={text.title} lead={text.lead}>
      <Filters>
        <SearchField
          label={text.search}
          value={search.q ?? ""}
          onChange={useCallback((q: string) => change({ q }), [change])}
        />
        <SelectField
          label={text.type}
          value={search.type ?? ""}
          onChange={(type) => change({ type })}
          options={[
            { value: "", name: text.all },
            ...InstitutionType.options.map((value) => ({
              value,
              name: names.institutionType[value],
            })),
          ]}
        />
      </Filters>
      <Loaded query={institutions} lines={10}>
        {(data) => {
          const rows = data.filter((row) => matches(row, search.q ?? "", search.type ?? ""));
          return (
            <div className="card">
              {rows.length === 0 ? (
                <Empty title={text.none}>
                  <button
                    type="button"
                    className="button mt-2"
                    onClick={() => change({ q: "", type: "" })}
                  >
                    {text.clear}
                  </button>
                </Empty>
              ) : (
                <DataTable
                  caption={text.title}
                  columns={columns}
                  rows={rows}
                  rowKey={(row) => row.code}
                  sort={search.sort ?? "name"}
                  onSort={(sort) => change({ sort })}
                  rowHeight={52}
                  tall
                />
              )}
              <p className="border-t border-line px-3 py-2 text-sm text-soft" role="status">
                {text.shown(format.number(rows.length), format.number(data.length))}
              </p>
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}

function useColumns(): readonly Column<Row>[] {
  const text = useText(texts);
  const names = useText(labels);
  const format = useFormat();
  const { language } = useLanguage();
  return useMemo(
    () => [
      {
        key: "name",
        name: text.name,
        heading: true,
        className: "min-w-44 xl:min-w-64",
        sortBy: (row) => row.abbrev.toLowerCase(),
        cell: (row) => (
          <>
            <Link to="/institutions/$code" params={{ code: row.code }} className="link">
              {row.abbrev}
            </Link>
            <span className="block text-xs font-normal text-soft">
              {language === "id" ? row.nameId : row.nameEn}
            </span>
          </>
        ),
      },
      {
        key: "type",
        name: text.type,
        sortBy: (row) => row.type,
        cell: (row) => names.institutionType[row.type],
      },
      {
        key: "legal",
        name: text.legal,
        className: "min-w-36",
        sortBy: (row) => row.legalList ?? "~",
        cell: (row) => names.legalList[row.legalList ?? "none"],
      },
      {
        key: "units",
        name: text.units,
        numeric: true,
        sortBy: (row) => row.units,
        cell: (row) => format.number(row.units),
      },
      {
        key: "classes",
        name: text.classes,
        className: "min-w-40",
        cell: (row) => <ClassCounts row={row} />,
      },
      ...(["total", "selected", "conditional", "undecided"] as const).map((key): Column<Row> => ({
        key,
        name: key === "total" ? text.people : text[key],
        numeric: true,
        sortBy: (row) => row.people[key],
        cell: (row) => format.number(row.people[key]),
      })),
    ],
    [text, names, format, language],
  );
}

function ClassCounts({ row }: { readonly row: Row }) {
  const nameOf = useClassName();
  const format = useFormat();
  const trpc = useTRPC();
  const policy = useQuery(trpc.policy.current.queryOptions({}));
  if (row.unitsByClass.length === 0) return <span>–</span>;
  const classes = policy.data?.policy.screening.classes.map(({ code }) => code) ?? [];
  const shares = row.unitsByClass.map((entry) => {
    const code: ClassOrNone =
      entry.class ?? (entry.outcome === "undecided" ? "undecided" : "not_moved");
    return {
      key: code,
      name: `${nameOf(code)} ${format.number(entry.units)}`,
      value: entry.units,
      colour: classColour(code, classes),
    };
  });
  const words = shares.map(({ name }) => name).join(" · ");
  return (
    <>
      <ShareBar shares={shares} label={words} />
      <span className="text-xs text-soft">{words}</span>
    </>
  );
}

function matches(row: Row, q: string, type: string): boolean {
  if (type !== "" && row.type !== type) return false;
  const wanted = q.trim().toLowerCase();
  return [row.code, row.abbrev, row.nameId, row.nameEn, row.baCode ?? ""].some((value) =>
    value.toLowerCase().includes(wanted),
  );
}
