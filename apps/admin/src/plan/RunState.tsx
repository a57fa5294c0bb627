import { useText } from "../language/index.ts";
import { Badge, FillBar, type Tone } from "../parts/index.ts";
import type { Outputs } from "../server/index.ts";
import { text as texts } from "./text.ts";

type Status = Outputs["plan"]["runStatus"];

const tones: Record<Status["state"], Tone> = {
  queued: "neutral",
  running: "notice",
  refused: "negative",
  failed: "negative",
  cancelled: "neutral",
  draft: "neutral",
  proposed: "notice",
  approved: "positive",
  superseded: "neutral",
};

/** Where a run is in its life; while the machine works, how far it is. */
export function RunState(props: Pick<Status, "state" | "stage" | "percent">) {
  const { runs: words } = useText(texts);
  const { state, stage, percent } = props;
  const isAtWork = state === "queued" || state === "running";
  return (
    <div className="min-w-28 space-y-1">
      <Badge tone={tones[state]}>{words.states[state]}</Badge>
      {isAtWork && (
        <>
          <FillBar value={percent} whole={100} label={words.percent(String(percent))} />
          <p className="text-xs text-soft">
            {words.stages[stage]} · {words.percent(String(percent))}
          </p>
        </>
      )}
    </div>
  );
}
