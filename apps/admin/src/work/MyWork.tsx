import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { useFormat, useText } from "../language/index.ts";
import { Badge, Empty, Section, Wide } from "../parts/index.ts";
import { Loaded, useTRPC } from "../server/index.ts";
import { text as texts } from "./text.ts";

/** What waits for the reader, with the end of each limit and its zone. */
export function MyWork() {
  const text = useText(texts);
  const format = useFormat();
  const trpc = useTRPC();
  const { history } = useRouter();
  const work = useQuery(trpc.work.mine.queryOptions({}, { refetchInterval: 60_000 }));
  return (
    <Section title={text.waiting} flush>
      <Loaded query={work} lines={2}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <Empty title={text.none}>{text.noneNext}</Empty>
          ) : (
            <>
              <Wide label={text.waiting}>
                <table className="table">
                  <thead>
                    <tr>
                      <th scope="col">{text.what}</th>
                      <th scope="col">{text.about}</th>
                      <th scope="col">{text.until}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map((item, place) => (
                      <tr key={`${item.kind} ${item.subject} ${place}`}>
                        <th scope="row">
                          <a
                            className="link"
                            href={item.to}
                            onClick={(event) => {
                              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                              event.preventDefault();
                              history.push(item.to);
                            }}
                          >
                            {text.kinds[item.kind]}
                          </a>
                        </th>
                        <td className="font-mono text-sm">{item.subject}</td>
                        <td>
                          {item.lastDay === null
                            ? text.noLimit
                            : `${format.date(item.lastDay)} ${item.zone}`}{" "}
                          {item.overdue && <Badge tone="negative">{text.overdue}</Badge>}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Wide>
              {rows.length < total && (
                <p className="px-4 py-2 text-sm text-soft">
                  {text.more(format.number(rows.length), format.number(total))}
                </p>
              )}
            </>
          )
        }
      </Loaded>
    </Section>
  );
}
