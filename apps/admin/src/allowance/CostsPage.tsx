import type { CostTotal } from "@pindah/domain/allowance";
import { formatCost, formatRupiahShort } from "@pindah/ui";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useFormat, useLanguage, useText } from "../language/index.ts";
import { DataTable, Empty, Page, Section, type Column } from "../parts/index.ts";
import { Loaded, useSession, useTRPC, type Outputs } from "../server/index.ts";
import { text as texts } from "./text.ts";

type Summary = Outputs["costs"]["summary"];
type InstitutionCost = Outputs["costs"]["byInstitution"][number];
const route = getRouteApi("/costs");

/** The plan's cost. An institution's own people see their institution's part only. */
export function CostsPage() {
  const text = useText(texts);
  const { role } = useSession();
  const isOfInstitution = role === "institution_officer" || role === "institution_admin";
  return (
    <Page title={text.title} lead={isOfInstitution ? text.leadOwn : text.lead}>
      {!isOfInstitution && <WholePlan />}
      <ByInstitution />
    </Page>
  );
}

function WholePlan() {
  const trpc = useTRPC();
  const summary = useQuery(trpc.costs.summary.queryOptions({}));
  return <Loaded query={summary}>{(data) => <CostSummaryView data={data} />}</Loaded>;
}

function CostSummaryView({ data }: { readonly data: Summary }) {
  const text = useText(texts);
  const format = useFormat();
  const { language } = useLanguage();
  const nameOf = (code: string) => {
    const component = data.components.find((each) => each.code === code);
    return component === undefined ? code : format.text(component.name);
  };
  const trpc = useTRPC();
  const waves = useQuery(trpc.waves.list.queryOptions({}));
  const waveName = (waveId: string) => {
    const wave = waves.data?.find((each) => each.waveId === waveId);
    return wave === undefined ? waveId : format.text(wave.name);
  };
  const total = formatCost(data.summary.total, language, nameOf, formatRupiahShort);
  return (
    <>
      <Section title={text.total}>
        <p className="text-2xl font-semibold">{total.amount}</p>
        {total.open !== null && <p className="mt-1 text-notice">{total.open}</p>}
      </Section>
      <CostTable
        title={text.byComponent}
        head={text.component}
        rows={data.summary.byComponent.map((row) => {
          const component = data.components.find(({ code }) => code === row.component);
          return {
            key: row.component,
            name: nameOf(row.component),
            note: component === undefined ? "" : text.bases[component.basis],
            total: row.total,
          };
        })}
      />
      <CostTable
        title={text.byWave}
        head={text.wave}
        rows={data.summary.byWave.map((row) => ({
          key: row.waveId,
          name: waveName(row.waveId),
          note: "",
          total: row.total,
        }))}
      />
    </>
  );
}

function CostTable(props: {
  readonly title: string;
  readonly head: string;
  readonly rows: readonly {
    readonly key: string;
    readonly name: string;
    readonly note: string;
    readonly total: CostTotal;
  }[];
}) {
  const text = useText(texts);
  const format = useFormat();
  return (
    <Section title={props.title} wide>
      {props.rows.length === 0 ? (
        <Empty title={text.none} />
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{props.head}</th>
              <th scope="col" className="number">
                {text.decided}
              </th>
              <th scope="col" className="number">
                {text.range}
              </th>
            </tr>
          </thead>
          <tbody>
            {props.rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  {row.name}
                  {row.note !== "" && (
                    <span className="ms-2 font-normal text-soft">{row.note}</span>
                  )}
                </th>
                <td className="number">{decidedIn(row.total, format.rupiah)}</td>
                <td className="number">
                  <Range total={row.total} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

/** What is decided; a dash where nothing is and something is still to be. */
function decidedIn(total: CostTotal, write: (rupiah: number) => string): string {
  const isOpen = total.notDecided.length > 0 || total.high > 0;
  return total.decided === 0 && isOpen ? "–" : write(total.decided);
}

function Range({ total }: { readonly total: CostTotal }) {
  const text = useText(texts);
  const format = useFormat();
  const range =
    total.low === total.high
      ? format.rupiah(total.low)
      : `${format.rupiah(total.low)} – ${format.rupiah(total.high)}`;
  return (
    <span className="whitespace-nowrap">
      {total.notDecided.length > 0 && total.high === 0 ? "" : range}
      {total.notDecided.length > 0 && (
        <span className="text-notice">
          {total.high === 0 ? "" : " + "}
          {text.open}
        </span>
      )}
    </span>
  );
}

function ByInstitution() {
  const text = useText(texts);
  const format = useFormat();
  const trpc = useTRPC();
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/costs" });
  const costs = useQuery(trpc.costs.byInstitution.queryOptions({}));
  const columns: readonly Column<InstitutionCost>[] = [
    {
      key: "institution",
      name: text.institution,
      heading: true,
      sortBy: (row) => row.institutionCode,
      cell: (row) => (
        <Link to="/institutions/$code" params={{ code: row.institutionCode }} className="link">
          {row.abbrev}
        </Link>
      ),
    },
    {
      key: "decided",
      name: text.decided,
      numeric: true,
      sortBy: (row) => row.total.decided,
      cell: (row) => decidedIn(row.total, format.rupiah),
    },
    {
      key: "range",
      name: text.range,
      numeric: true,
      sortBy: (row) => row.total.high,
      cell: (row) => <Range total={row.total} />,
    },
  ];
  return (
    <Section title={text.byInstitution} flush>
      <Loaded query={costs}>
        {(data) =>
          data.length === 0 ? (
            <Empty title={text.none} />
          ) : (
            <DataTable
              caption={text.byInstitution}
              columns={columns}
              rows={data}
              rowKey={(row) => row.institutionCode}
              sort={search.sort ?? "-range"}
              onSort={(sort) => void navigate({ search: { sort }, replace: true })}
              tall
            />
          )
        }
      </Loaded>
    </Section>
  );
}
