import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useFormat, useLanguage, useText } from "../language/index.ts";
import { Badge, Empty, Page, Wide } from "../parts/index.ts";
import { Loaded, useTRPC } from "../server/index.ts";
import { text as texts } from "./text.ts";

/** Who still owes how many names, and until when. */
export function BoardPage() {
  const text = useText(texts);
  const format = useFormat();
  const { language } = useLanguage();
  const trpc = useTRPC();
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
            <div className="card">
              <Wide label={text.title}>
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
                        </th>
                        <td>{row.waveName[language]}</td>
                        <td className="number">{format.number(row.quota)}</td>
                        <td className="number">{format.number(row.nominated)}</td>
                        <td className="number">{format.number(row.verified)}</td>
                        <td className="number">{format.number(row.missing)}</td>
                        <td>
                          {row.lastDay === null
                            ? text.noDate
                            : `${format.date(row.lastDay)} ${row.zone}`}
                        </td>
                        <td>
                          <Badge tone={row.state === "returned" ? "notice" : "neutral"}>
                            {text.states[row.state]}
                          </Badge>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Wide>
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}
