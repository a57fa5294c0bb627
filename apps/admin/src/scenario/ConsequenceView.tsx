import type { PlanDiff } from "@pindah/domain/scenario";
import { formatCost, formatRupiahShort } from "@pindah/ui";
import { useFormat, useLanguage, useText } from "../language/index.ts";
import { Section } from "../parts/index.ts";
import type { LeverBase } from "./lever-base.ts";
import type { Consequence } from "./messages.ts";
import { text as texts } from "./text.ts";

/** What the scenario does, each figure beside the plan of record's. */
export function ConsequenceView(props: {
  readonly record: Consequence;
  readonly now: Consequence;
  readonly difference: PlanDiff | null;
  readonly waves: LeverBase["waves"];
  readonly status: string;
}) {
  const text = useText(texts);
  const { language } = useLanguage();
  const { record, now } = props;
  const cost = (of: Consequence) => formatCost(of.cost, language, String, formatRupiahShort).amount;
  return (
    <Section
      title={text.consequence}
      actions={
        <output className="text-sm text-soft" aria-live="polite">
          {props.status}
        </output>
      }
      wide
    >
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 px-4 pb-4 sm:grid-cols-3">
        <Changed
          name={text.housed}
          before={record.totals.peopleHoused}
          after={now.totals.peopleHoused}
        />
        <Changed
          name={text.waiting}
          before={record.totals.peopleWaiting}
          after={now.totals.peopleWaiting}
        />
        <Changed name={text.empty} before={record.homesLeftEmpty} after={now.homesLeftEmpty} />
        <Changed name={text.selected} before={record.totals.selected} after={now.totals.selected} />
        <Changed
          name={text.conditional}
          before={record.totals.conditional}
          after={now.totals.conditional}
        />
        <div>
          <dt className="text-sm text-soft">{text.cost}</dt>
          <dd className="text-lg leading-tight font-semibold">{cost(now)}</dd>
          <dd className="text-sm text-soft">
            {cost(record) === cost(now) ? text.unchanged : `${text.record}: ${cost(record)}`}
          </dd>
        </div>
      </dl>
      <WaveChanges record={record} now={now} waves={props.waves} />
    </Section>
  );
}

function Changed(props: {
  readonly name: string;
  readonly before: number;
  readonly after: number;
}) {
  const text = useText(texts);
  const format = useFormat();
  const change = props.after - props.before;
  return (
    <div>
      <dt className="text-sm text-soft">{props.name}</dt>
      <dd className="text-2xl leading-tight font-semibold">{format.number(props.after)}</dd>
      <dd className={`text-sm ${change === 0 ? "text-soft" : "font-semibold text-primary"}`}>
        {change === 0 ? text.unchanged : format.difference(change)}
      </dd>
    </div>
  );
}

function WaveChanges(props: {
  readonly record: Consequence;
  readonly now: Consequence;
  readonly waves: LeverBase["waves"];
}) {
  const text = useText(texts);
  const format = useFormat();
  const pair = (before: number | undefined, after: number) => (
    <>
      {format.number(after)}
      {before !== undefined && before !== after && (
        <span className="ms-1 font-semibold text-primary">
          ({format.difference(after - before)})
        </span>
      )}
    </>
  );
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{text.wave}</th>
          <th scope="col">{text.day}</th>
          <th scope="col" className="number">
            {text.homesReady}
          </th>
          <th scope="col" className="number">
            {text.people}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.now.waves.map((wave) => {
          const before = props.record.waves.find(({ waveId }) => waveId === wave.waveId);
          const name = props.waves.find(({ waveId }) => waveId === wave.waveId)?.name;
          const isMoved = before !== undefined && before.movesOn !== wave.movesOn;
          return (
            <tr key={wave.waveId}>
              <th scope="row" className="min-w-32">
                {name === undefined ? wave.waveId : format.text(name)}
              </th>
              <td className="whitespace-nowrap">
                {format.day(wave.movesOn)}
                {isMoved && <s className="ms-2 text-soft">{format.day(before.movesOn)}</s>}
              </td>
              <td className="number">
                {wave.movesOn === "not_decided" ? "–" : pair(before?.homesReady, wave.homesReady)}
              </td>
              <td className="number">
                {wave.movesOn === "not_decided"
                  ? "–"
                  : pair(before?.peopleHoused, wave.peopleHoused)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
