import "./housing.css";
import { homeStates, labels } from "@pindah/ui";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useFormat, useText } from "../language/index.ts";
import { Notice, Page, Section, Waiting } from "../parts/index.ts";
import { Loaded, useTRPC, type Outputs } from "../server/index.ts";
import { isForecast } from "./forecast.ts";
import { homeState, servesAWave, type Deadline } from "./home-state.ts";
import type { StateCounts } from "./Legend.tsx";
import { text as texts } from "./text.ts";
import { useDeadline } from "./useDeadline.ts";

type Stock = Outputs["housing"]["towers"];
type Tower = Stock["towers"][number];

/** All towers by building package; the security services' as one total. */
export function TowersPage() {
  const text = useText(texts);
  const trpc = useTRPC();
  const towers = useQuery(trpc.housing.towers.queryOptions({}));
  const deadline = useDeadline();
  return (
    <Page title={text.title} lead={text.lead}>
      <Notice tone="notice" title={text.illustrative} body={text.illustrativeBody} />
      <Loaded query={towers} lines={8}>
        {(data) =>
          deadline === undefined ? <Waiting /> : <Towers {...data} deadline={deadline} />
        }
      </Loaded>
    </Page>
  );
}

function Towers(props: Stock & { readonly deadline: Deadline }) {
  const text = useText(texts);
  const format = useFormat();
  const { towers: open, security } = props;
  const packages = [...new Set(open.map(({ packageCode }) => packageCode))];
  const total = sum(open.map((tower) => countsOf(tower, props.deadline)));
  return (
    <>
      <Section title={text.totals} note={text.totalsNote}>
        <StateTotals counts={total} />
      </Section>
      {packages.map((code) => {
        const of = open.filter(({ packageCode }) => packageCode === code);
        return (
          <Section
            key={code}
            title={text.package(code)}
            note={text.homes(format.number(of.reduce((n, { homes }) => n + homes, 0)))}
          >
            <ul className="grid gap-3 grid-cols-2 sm:grid-cols-3 md:grid-cols-4 xl:grid-cols-6">
              {of.map((tower) => (
                <TowerCard key={tower.towerId} tower={tower} deadline={props.deadline} />
              ))}
            </ul>
          </Section>
        );
      })}
      {security.towers > 0 && (
        <Section title={text.security}>
          <p>{text.securityNote(format.number(security.towers), format.number(security.homes))}</p>
        </Section>
      )}
    </>
  );
}

function StateTotals(props: { readonly counts: StateCounts }) {
  const names = useText(labels);
  const format = useFormat();
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-2">
      {homeStates.map((state) => (
        <div key={state} className="flex items-center gap-2">
          <dt className="flex items-center gap-2 text-sm text-soft">
            <span
              aria-hidden
              className={`home home-${state} grid size-6 place-items-center rounded-xs text-xs font-bold`}
            >
              {names.homeLetter[state]}
            </span>
            {names.home[state]}
          </dt>
          <dd className="text-lg font-semibold">{format.number(props.counts[state])}</dd>
        </div>
      ))}
    </dl>
  );
}

function TowerCard(props: { readonly tower: Tower; readonly deadline: Deadline }) {
  const text = useText(texts);
  const names = useText(labels);
  const format = useFormat();
  const { tower } = props;
  const counts = countsOf(tower, props.deadline);
  const states = homeStates.filter((state) => counts[state] > 0);
  const day = format.day(tower.readiness?.readyOn ?? "not_known");
  const ready =
    tower.readiness !== null && isForecast(tower.readiness) ? text.forecastShort(day) : day;
  const words = states.map((state) => `${names.home[state]} ${format.number(counts[state])}`);
  return (
    <li>
      <Link
        to="/housing/$towerId"
        params={{ towerId: tower.towerId }}
        className="block h-full rounded-md border border-line p-2 hover:border-primary-mark hover:bg-primary-soft"
      >
        <span className="flex items-baseline justify-between gap-2">
          <span className="font-semibold">{tower.towerId}</span>
          <span className="text-xs text-soft">{format.number(tower.homes)}</span>
        </span>
        <span role="img" aria-label={words.join(", ")} className="my-1.5 grid grid-cols-10 gap-px">
          {states.flatMap((state) =>
            Array.from({ length: counts[state] }, (_, n) => (
              <span key={`${state}${n}`} className={`home home-${state} h-2 border! `} />
            )),
          )}
        </span>
        <span className="block text-xs text-soft">
          {states.map((state) => `${names.homeLetter[state]} ${counts[state]}`).join("  ")}
        </span>
        <span className="block text-xs">
          {text.ready}: {ready}
        </span>
      </Link>
    </li>
  );
}

function countsOf(tower: Tower, deadline: Deadline): StateCounts {
  const isReady = servesAWave(tower.readiness?.readyOn ?? null, deadline);
  const counts = { free: 0, housed: 0, reserved: 0, out_of_service: 0, not_ready: 0 };
  counts[homeState("available", isReady)] += tower.byState.available;
  counts.housed += tower.byState.placed;
  counts.reserved += tower.byState.reserved;
  counts.out_of_service += tower.byState.outOfService;
  return counts;
}

function sum(all: readonly StateCounts[]): StateCounts {
  const total = { free: 0, housed: 0, reserved: 0, out_of_service: 0, not_ready: 0 };
  for (const counts of all) for (const state of homeStates) total[state] += counts[state];
  return total;
}
