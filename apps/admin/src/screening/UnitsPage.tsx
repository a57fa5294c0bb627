import { ClassCode } from "@pindah/domain/kernel";
import { labels } from "@pindah/ui";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { withoutEmpty } from "../address/index.ts";
import { useFormat, useText } from "../language/index.ts";
import {
  ClassMark,
  DataTable,
  Empty,
  Filters,
  Page,
  SearchField,
  SelectField,
  type Column,
} from "../parts/index.ts";
import { Loaded, usePages, useTRPC, useTRPCClient, type Outputs } from "../server/index.ts";
import { text as texts } from "./text.ts";

type Row = Outputs["screening"]["list"]["rows"][number];
const route = getRouteApi("/units");
const sorts = ["class", "unit", "institution"] as const;

/** All units with their class; filters and sort are in the address and done by the server. */
export function UnitsPage() {
  const text = useText(texts);
  const format = useFormat();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/units" });
  const policy = useQuery(trpc.policy.current.queryOptions({}));
  const classes = useMemo(
    () => policy.data?.policy.screening.classes.map(({ code }) => code) ?? [],
    [policy.data],
  );
  const sort = sorts.find((word) => word === search.sort) ?? "class";
  const input = { limit: 100, sort, search: search.q ?? null, ...filterOf(search.class) };
  const units = usePages(trpc.screening.list.queryKey(input), (cursor, signal) =>
    client.screening.list.query({ ...input, cursor }, { signal }),
  );
  const change = useCallback(
    (part: { q?: string; class?: string; sort?: string }) =>
      void navigate({ search: (before) => withoutEmpty({ ...before, ...part }), replace: true }),
    [navigate],
  );
  const columns = useColumns(classes);
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = units;
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <Page title={text.title} lead={text.lead}>
      <Filters>
        <SearchField
          label={text.search}
          value={search.q ?? ""}
          onChange={useCallback((q: string) => change({ q }), [change])}
        />
        <ClassSelect
          classes={classes}
          value={search.class ?? ""}
          onChange={(value) => change({ class: value })}
        />
      </Filters>
      <Loaded query={units} lines={10}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows);
          return (
            <div className="card">
              {rows.length === 0 ? (
                <Empty title={text.none}>
                  <button
                    type="button"
                    className="button mt-2"
                    onClick={() => change({ q: "", class: "" })}
                  >
                    {text.clear}
                  </button>
                </Empty>
              ) : (
                <>
                  <DataTable
                    caption={text.title}
                    columns={columns}
                    rows={rows}
                    rowKey={(row) => row.unitCode}
                    onEnd={onEnd}
                    serverSorted
                    sort={sort}
                    onSort={(key) => change({ sort: key.replace(/^-/, "") })}
                    tall
                  />
                  <p className="border-t border-line px-3 py-2 text-sm text-soft" role="status">
                    {text.shown(format.number(rows.length))}
                    {units.hasNextPage ? "" : ` · ${text.more}`}
                  </p>
                </>
              )}
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}

function ClassSelect(props: {
  readonly classes: readonly ClassCode[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const text = useText(texts);
  const names = useText(labels);
  return (
    <SelectField
      label={text.class}
      value={props.value}
      onChange={props.onChange}
      options={[
        { value: "", name: text.all },
        ...props.classes.map((code) => ({ value: code, name: code })),
        { value: "not_moved", name: names.outcome.not_moved },
        { value: "undecided", name: names.outcome.undecided },
      ]}
    />
  );
}

function useColumns(classes: readonly ClassCode[]): readonly Column<Row>[] {
  const text = useText(texts);
  const names = useText(labels);
  const format = useFormat();
  return useMemo(
    () => [
      {
        key: "class",
        name: text.class,
        sortBy: (row) => row.classPlace,
        cell: (row) => <ClassMark code={classOf(row)} classes={classes} />,
      },
      {
        key: "rank",
        name: text.rank,
        numeric: true,
        cell: (row) => (row.rankInClass === null ? "–" : format.number(row.rankInClass)),
      },
      {
        key: "unit",
        name: text.unit,
        heading: true,
        className: "min-w-48 xl:min-w-64",
        sortBy: (row) => row.unitCode,
        cell: (row) => (
          <Link to="/units/$unitCode" params={{ unitCode: row.unitCode }} className="link">
            {row.nameId}
          </Link>
        ),
      },
      {
        key: "institution",
        name: text.institution,
        sortBy: (row) => row.institutionCode,
        className: "whitespace-nowrap",
        cell: (row) => row.institutionAbbrev,
      },
      {
        key: "people",
        name: text.people,
        numeric: true,
        cell: (row) => format.number(row.people),
      },
      {
        key: "byPoints",
        name: text.byPoints,
        cell: (row) =>
          row.byPoints === null ? "–" : <ClassMark code={row.byPoints} classes={classes} />,
      },
      {
        key: "additive",
        name: text.additive,
        numeric: true,
        cell: (row) => (row.additiveScore === null ? "–" : format.hundredths(row.additiveScore)),
      },
      {
        key: "firm",
        name: text.firm,
        cell: (row) => (row.sensitivity === null ? "–" : names.sensitivity[row.sensitivity]),
      },
      { key: "override", name: text.override, cell: (row) => row.override ?? "" },
    ],
    [text, names, format, classes],
  );
}

function classOf(row: Row) {
  return row.class ?? (row.outcome === "undecided" ? "undecided" : "not_moved");
}

function filterOf(chosen: string | undefined) {
  if (chosen === "not_moved" || chosen === "undecided") return { outcome: chosen } as const;
  const code = ClassCode.safeParse(chosen);
  return code.success ? { class: code.data } : {};
}
