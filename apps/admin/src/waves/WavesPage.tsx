import { labels } from "@pindah/ui";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useFormat, useText } from "../language/index.ts";
import { FillBar, Page } from "../parts/index.ts";
import { Loaded, useTRPC, type Outputs } from "../server/index.ts";
import { Blocked } from "./Blocked.tsx";
import { text as texts } from "./text.ts";

type Wave = Outputs["waves"]["list"][number];

/** The waves, with or without a day, and what the plan does in each. */
export function WavesPage() {
  const text = useText(texts);
  const trpc = useTRPC();
  const waves = useQuery(trpc.waves.list.queryOptions({}));
  return (
    <Page title={text.title} lead={text.lead}>
      <Loaded query={waves}>
        {(data) => (
          <ol className="grid gap-3 lg:grid-cols-2 2xl:grid-cols-3">
            {data.map((wave) => (
              <WaveCard key={wave.waveId} wave={wave} />
            ))}
          </ol>
        )}
      </Loaded>
    </Page>
  );
}

function WaveCard({ wave }: { readonly wave: Wave }) {
  const text = useText(texts);
  const names = useText(labels);
  const format = useFormat();
  const { result } = wave;
  return (
    <li className="card p-4">
      <div className="flex items-baseline justify-between gap-3">
        <h2>
          <Link to="/waves/$waveId" params={{ waveId: wave.waveId }} className="link">
            {format.text(wave.name)}
          </Link>
        </h2>
        <span className="text-sm text-soft">{names.horizon[wave.horizon]}</span>
      </div>
      <p className="text-sm">
        {text.movesOn}: <strong>{format.day(wave.movesOn ?? "not_decided")}</strong>
        {wave.event !== null && <span className="text-soft"> · {format.text(wave.event)}</span>}
      </p>
      {result === null ? (
        <p className="mt-2 text-soft">{text.notPlanned}</p>
      ) : result.blocked === null ? (
        <>
          <dl className="mt-3 grid grid-cols-2 gap-x-4 gap-y-1 text-sm sm:grid-cols-[auto_1fr_auto_1fr]">
            <dt className="text-soft">{text.peopleHoused}</dt>
            <dd className="font-semibold">{format.number(result.peopleHoused)}</dd>
            <dt className="text-soft">{text.housed}</dt>
            <dd className="font-semibold">{format.number(result.householdsHoused)}</dd>
            <dt className="text-soft">{text.homesFree}</dt>
            <dd className="font-semibold">{format.number(result.homesFree)}</dd>
            <dt className="text-soft">{text.empty}</dt>
            <dd className="font-semibold">{format.number(result.homesLeftEmpty)}</dd>
          </dl>
          <div className="mt-2">
            <FillBar
              value={result.householdsHoused}
              whole={result.homesFree}
              label={`${text.housed} ${format.number(result.householdsHoused)} / ${text.homesFree} ${format.number(result.homesFree)}`}
            />
          </div>
        </>
      ) : (
        <p className="mt-2 text-sm">
          <Blocked block={result.blocked} />
        </p>
      )}
    </li>
  );
}
