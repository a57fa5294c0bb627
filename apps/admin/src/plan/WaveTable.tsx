import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useFormat, useText } from "../language/index.ts";
import { FillBar, Section } from "../parts/index.ts";
import { useTRPC } from "../server/index.ts";
import type { PlanOfRecord } from "./OverviewPage.tsx";
import { text as texts } from "./text.ts";

/** Each wave: homes ready against households that move. */
export function WaveTable(props: { readonly waves: PlanOfRecord["waves"] }) {
  const { waves: words } = useText(texts);
  const format = useFormat();
  const trpc = useTRPC();
  const announced = useQuery(trpc.waves.list.queryOptions({}));
  return (
    <Section title={words.title} wide>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.wave}</th>
            <th scope="col">{words.day}</th>
            <th scope="col" className="number">
              {words.ready}
            </th>
            <th scope="col" className="number">
              {words.free}
            </th>
            <th scope="col" className="number">
              {words.housed}
            </th>
            <th scope="col" className="number">
              {words.people}
            </th>
            <th scope="col" className="w-1/4 min-w-40">
              {words.use}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.waves.map((wave) => {
            const name = announced.data?.find(({ waveId }) => waveId === wave.waveId)?.name;
            // A wave without a day has no homes to count yet.
            const count = (value: number) =>
              wave.movesOn === "not_decided" ? "–" : format.number(value);
            return (
              <tr key={wave.waveId}>
                <th scope="row" className="min-w-36">
                  <Link to="/waves/$waveId" params={{ waveId: wave.waveId }} className="link">
                    {name === undefined ? wave.waveId : format.text(name)}
                  </Link>
                </th>
                <td className="whitespace-nowrap">{format.day(wave.movesOn)}</td>
                <td className="number">{count(wave.homesReady)}</td>
                <td className="number">{count(wave.homesFree)}</td>
                <td className="number font-semibold">{count(wave.householdsHoused)}</td>
                <td className="number font-semibold">{count(wave.peopleHoused)}</td>
                <td className="align-middle!">
                  {wave.blocked === null ? (
                    <FillBar
                      value={wave.householdsHoused}
                      whole={wave.homesFree}
                      label={`${words.use} ${format.percent(wave.householdsHoused, wave.homesFree)}`}
                    />
                  ) : (
                    <span className="text-soft">
                      {wave.blocked.kind === "date_not_decided"
                        ? words.blocked.date_not_decided
                        : words.blocked.no_home_ready(format.day(wave.blocked.firstReadyOn))}
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}
