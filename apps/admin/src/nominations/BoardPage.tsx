import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { todayInJakarta, useFormat, useLanguage, useText } from "../language/index.ts";
import { Badge, Empty, Facts, Page, Section, Wide } from "../parts/index.ts";
import { Loaded, useSession, useTRPC, type Outputs } from "../server/index.ts";
import { ExtendTime } from "./ExtendTime.tsx";
import { text as texts } from "./text.ts";

type Row = Outputs["nominations"]["board"]["rows"][number];
const tones = {
  draft: "neutral",
  submitted: "neutral",
  returned: "notice",
  verified: "positive",
  confirmed: "positive",
} as const;

/** Who still owes how many names, and until when. */
export function BoardPage() {
  const text = useText(texts);
  const format = useFormat();
  const { language } = useLanguage();
  const trpc = useTRPC();
  const me = useSession();
  const board = useQuery(trpc.nominations.board.queryOptions({}));
  return (
    <Page title={text.title} lead={text.lead}>
      <Loaded query={board}>
        {({ rows }) =>
          rows.length === 0 ? (
            <div className="card">
              <Empty title={text.none} />
            </div>
          ) : (
            <>
              <Totals rows={rows} />
              {me.role === "planner" && <ExtendTime rows={rows} />}
              <Section title={text.byInstitution} flush>
                <Wide label={text.byInstitution}>
                  <table className="table">
                    <thead>
                      <tr>
                        <th scope="col">{text.institution}</th>
                        <th scope="col">{text.wave}</th>
                        <th scope="col" className="number">
                          {text.quota}
                        </th>
                        <th scope="col" className="number">
                          {text.named}
                        </th>
                        <th scope="col" className="number">
                          {text.verified}
                        </th>
                        <th scope="col" className="number">
                          {text.missing}
                        </th>
                        <th scope="col">{text.until}</th>
                        <th scope="col">{text.state}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {rows.map((row) => (
                        <tr key={`${row.waveId} ${row.institutionCode}`}>
                          <th scope="row">
                            <Link
                              className="link"
                              to="/nominations/$waveId/$institutionCode"
                              params={{ waveId: row.waveId, institutionCode: row.institutionCode }}
                            >
                              {row.institutionAbbrev}
                            </Link>
                            <span className="block text-sm font-normal text-soft">
                              {row.institutionNameId}
                            </span>
                          </th>
                          <td>{row.waveName[language]}</td>
                          <td className="number">{format.number(row.quota)}</td>
                          <td className="number">{format.number(row.nominated)}</td>
                          <td className="number">{format.number(row.verified)}</td>
                          <td className="number">{format.number(row.missing)}</td>
                          <td>
                            {row.lastDay === null
                              ? text.noDate
                              : `${format.date(row.lastDay)} ${row.zone}`}{" "}
                            {isLate(row) && <Badge tone="negative">{text.late}</Badge>}
                          </td>
                          <td>
                            <Badge tone={tones[row.state]}>{text.states[row.state]}</Badge>
                          </td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </Wide>
              </Section>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

/** Its last day is over in its zone, and the list was not handed in. */
function isLate({ state, lastDay }: Row): boolean {
  const isOpen = state === "draft" || state === "returned";
  return isOpen && lastDay !== null && lastDay < todayInJakarta();
}

function Totals({ rows }: { readonly rows: readonly Row[] }) {
  const text = useText(texts);
  const format = useFormat();
  const sum = (of: (row: Row) => number) =>
    format.number(rows.reduce((total, row) => total + of(row), 0));
  return (
    <Section title={text.total}>
      <Facts
        facts={[
          [text.quota, sum(({ quota }) => quota)],
          [text.named, sum(({ nominated }) => nominated)],
          [text.verified, sum(({ verified }) => verified)],
          [text.missing, sum(({ missing }) => missing)],
          [text.lateLists, format.number(rows.filter(isLate).length)],
        ]}
      />
    </Section>
  );
}
