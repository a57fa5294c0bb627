import { homeStates, labels, type HomeState } from "@pindah/ui";
import { useFormat, useText } from "../language/index.ts";
import { text as texts } from "./text.ts";

export type StateCounts = Readonly<Record<HomeState, number>>;

/** The key to the grid; each entry filters it. */
export function Legend(props: {
  readonly counts: StateCounts;
  readonly only: HomeState | undefined;
  readonly onChoose: (only: HomeState | undefined) => void;
}) {
  const text = useText(texts);
  const names = useText(labels);
  const format = useFormat();
  return (
    <div role="group" aria-label={text.legend} className="flex flex-wrap gap-2">
      {homeStates.map((state) => (
        <button
          key={state}
          type="button"
          aria-pressed={props.only === state}
          disabled={props.counts[state] === 0}
          className="button aria-pressed:border-primary-mark aria-pressed:bg-primary-soft"
          onClick={() => props.onChoose(props.only === state ? undefined : state)}
        >
          <span
            aria-hidden
            className={`home home-${state} grid size-5 place-items-center rounded-xs text-xs font-bold`}
          >
            {names.homeLetter[state]}
          </span>
          {names.home[state]} <strong>{format.number(props.counts[state])}</strong>
        </button>
      ))}
    </div>
  );
}
