import { useId } from "react";
import { useText } from "../language/index.ts";
import type { Moved } from "./lever-base.ts";
import { ClosedGroup, Group } from "./LeverGroups.tsx";
import { withLever } from "./levers.ts";
import { PackageLevers, TowerLevers } from "./ReadinessLevers.tsx";
import { text as texts } from "./text.ts";
import { WaveLevers } from "./WaveLevers.tsx";

/** Everything that can be moved; each lever shows where the plan of record has it. */
export function Levers(props: Moved) {
  return (
    <div className="space-y-5">
      <PriorityLever {...props} />
      <PackageLevers {...props} />
      <TowerLevers {...props} />
      <WaveLevers {...props} />
      <MajorityLever {...props} />
    </div>
  );
}

function PriorityLever({ base, patches, onMove }: Moved) {
  const text = useText(texts);
  const name = useId();
  const moved = patches.find((patch) => patch.kind === "housing_priority");
  const first = moved?.priority.find(
    (each) => each === "families_first" || each === "singles_first",
  );
  const choose = (choice: "record" | "families_first" | "singles_first") => {
    const rest = base.priority.filter(
      (each) => each !== "families_first" && each !== "singles_first",
    );
    onMove(
      withLever(
        patches,
        "priority",
        choice === "record" ? null : { kind: "housing_priority", priority: [choice, ...rest] },
      ),
    );
  };
  return (
    <Group title={text.priority}>
      {(["record", "families_first", "singles_first"] as const).map((choice) => (
        <label key={choice} className="flex items-center gap-2 text-sm">
          <input
            type="radio"
            name={name}
            checked={(first ?? "record") === choice}
            onChange={() => choose(choice)}
          />
          {text.priorities[choice]}
        </label>
      ))}
    </Group>
  );
}

function MajorityLever({ base, patches, onMove }: Moved) {
  const text = useText(texts);
  const id = useId();
  const moved = patches.find((patch) => patch.kind === "majority");
  const points = moved?.points ?? base.majority;
  const move = (value: number) =>
    onMove(
      withLever(
        patches,
        "majority",
        value === base.majority ? null : { kind: "majority", points: value },
      ),
    );
  return (
    <ClosedGroup title={text.majority} isMoved={moved !== undefined}>
      <div className="grid grid-cols-[1fr_auto] items-center gap-2 text-sm">
        <input
          id={id}
          type="range"
          min={51}
          max={100}
          value={points}
          aria-label={text.majority}
          className="accent-primary-mark"
          onChange={(event) => move(Number(event.target.value))}
        />
        <output htmlFor={id} className={moved === undefined ? "text-soft" : "font-semibold"}>
          {points}
        </output>
      </div>
    </ClosedGroup>
  );
}
