import type { InstitutionCode } from "@pindah/domain/kernel";
import { labels } from "@pindah/ui";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { useFormat, useLanguage, useText } from "../language/index.ts";
import {
  ClassMark,
  asCode,
  DataTable,
  Empty,
  Facts,
  Figure,
  Page,
  Section,
  Source,
  type ClassOrNone,
  type Column,
} from "../parts/index.ts";
import {
  Loaded,
  usePages,
  useSession,
  useTRPC,
  useTRPCClient,
  type Outputs,
} from "../server/index.ts";
import { text as texts } from "./text.ts";

type Institution = Outputs["registry"]["institution"];
type UnitRow = Outputs["registry"]["units"]["rows"][number];
const route = getRouteApi("/institutions/$code");

export function InstitutionPage() {
  const trpc = useTRPC();
  const { code } = route.useParams();
  const institution = useQuery(trpc.registry.institution.queryOptions({ code }));
  return <Loaded query={institution}>{(data) => <InstitutionView data={data} />}</Loaded>;
}

function InstitutionView({ data }: { readonly data: Institution }) {
  const text = useText(texts);
  const names = useText(labels);
  const format = useFormat();
  const { language } = useLanguage();
  const me = useSession();
  return (
    <Page
      title={language === "id" ? data.nameId : data.nameEn}
      lead={[
        data.abbrev,
        names.institutionType[data.type],
        names.legalList[data.legalList ?? "none"],
      ]
        .filter(Boolean)
        .join(" · ")}
      actions={me.institutionCode === data.code ? <ImportLink /> : undefined}
    >
      <Section title={text.peopleTitle}>
        <dl className="grid grid-cols-2 gap-4 sm:grid-cols-3 lg:grid-cols-5">
          <Figure name={text.people} value={format.number(data.people.total)} />
          {(["selected", "conditional", "notSelected", "undecided"] as const).map((key) => (
            <Figure
              key={key}
              name={text[key]}
              value={format.number(data.people[key])}
              beside={format.percent(data.people[key], data.people.total)}
            />
          ))}
        </dl>
      </Section>
      <Units code={data.code} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Section title={text.facts}>
          <Facts
            facts={[
              [text.nameEn, data.nameEn],
              [text.code, asCode(data.code)],
              [text.baCode, data.baCode ?? text.noBa],
              [text.confidence, names.confidence[data.confidence]],
              [text.source, <Source key="source" of={data.source} />],
              ...(data.note === null ? [] : [[text.note, data.note] as const]),
            ]}
          />
        </Section>
        <Section title={text.history}>
          {data.crosswalk.length === 0 ? (
            <p className="text-soft">{text.historyNone}</p>
          ) : (
            <ol className="space-y-2 text-sm">
              {data.crosswalk.map((entry) => (
                <li key={entry.entryNumber}>
                  <span className="font-semibold">{format.date(entry.effectiveDate)}</span>{" "}
                  {text.changes[entry.changeKind]}: <InstitutionLink code={entry.oldCode} /> →{" "}
                  <InstitutionLink code={entry.newCode} />
                  {entry.newNameId !== null && ` (${entry.newNameId})`}{" "}
                  <span className="text-soft">
                    · <Source of={entry.source} />
                  </span>
                  {entry.note !== null && <span className="block text-soft">{entry.note}</span>}
                </li>
              ))}
            </ol>
          )}
        </Section>
      </div>
    </Page>
  );
}

/** Its own officers bring the list of people in. */
function ImportLink() {
  const text = useText(texts);
  return (
    <Link to="/imports" className="button">
      {text.imports}
    </Link>
  );
}

function InstitutionLink(props: { readonly code: InstitutionCode | null }) {
  if (props.code === null) return <span>–</span>;
  return (
    <Link to="/institutions/$code" params={{ code: props.code }} className="link">
      {props.code}
    </Link>
  );
}

function Units(props: { readonly code: InstitutionCode }) {
  const text = useText(texts);
  const format = useFormat();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const policy = useQuery(trpc.policy.current.queryOptions({}));
  const input = { institutionCode: props.code, limit: 100 };
  const units = usePages(trpc.registry.units.queryKey(input), (cursor, signal) =>
    client.registry.units.query({ ...input, cursor }, { signal }),
  );
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = units;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const classes = policy.data?.policy.screening.classes.map(({ code }) => code) ?? [];
  const columns: readonly Column<UnitRow>[] = [
    {
      key: "class",
      name: text.class,
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
      cell: (row) => (
        <Link to="/units/$unitCode" params={{ unitCode: row.code }} className="link">
          {row.nameId}
        </Link>
      ),
    },
    { key: "kind", name: text.kind, cell: (row) => row.kind.replaceAll("_", " ") },
    { key: "people", name: text.people, numeric: true, cell: (row) => format.number(row.people) },
  ];
  return (
    <Section title={text.unitsTitle} flush>
      <Loaded query={units}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows);
          return rows.length === 0 ? (
            <Empty title={text.noUnits} />
          ) : (
            <DataTable
              caption={text.unitsTitle}
              columns={columns}
              rows={rows}
              rowKey={(row) => row.code}
            />
          );
        }}
      </Loaded>
    </Section>
  );
}

function classOf(row: UnitRow): ClassOrNone {
  return row.class ?? (row.outcome === "not_moved" ? "not_moved" : "undecided");
}
