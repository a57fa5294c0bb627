import { labels } from "@pindah/ui";
import { useFormat, useText } from "../language/index.ts";
import { Empty, FillBar, Section } from "../parts/index.ts";
import type { PlanOfRecord } from "./OverviewPage.tsx";
import { text as texts } from "./text.ts";

export function WaitingTable(props: { readonly plan: PlanOfRecord }) {
  const text = useText(texts);
  const names = useText(labels);
  const format = useFormat();
  const { waitingByReason, householdsWaiting } = props.plan.totals;
  return (
    <Section title={text.waitingTitle} note={text.waitingNote} wide>
      {waitingByReason.length === 0 ? (
        <Empty title={text.nobodyWaits} />
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{text.reason}</th>
              <th scope="col" className="number">
                {text.householdsColumn}
              </th>
              <th scope="col" className="number">
                {text.people}
              </th>
              <th scope="col" className="w-1/4 min-w-16">
                <span className="sr-only">{text.householdsColumn}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {waitingByReason.map((row) => (
              <tr key={row.reason}>
                <th scope="row">{names.waiting[row.reason]}</th>
                <td className="number">{format.number(row.households)}</td>
                <td className="number">{format.number(row.people)}</td>
                <td className="align-middle!">
                  <FillBar
                    value={row.households}
                    whole={householdsWaiting}
                    label={format.percent(row.households, householdsWaiting)}
                    colour="bg-notice-mark"
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
