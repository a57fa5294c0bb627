import { LocalDate, TowerId, WaveId } from "@pindah/domain/kernel";
import type { HousingPolicy } from "@pindah/domain/housing";
import type { Patch } from "@pindah/domain/scenario";
import { useId, type ReactNode } from "react";
import { useFormat, useText } from "../language/index.ts";
import { withLever } from "./levers.ts";
import { text as texts } from "./text.ts";

/** What the levers stand on before they are moved. */
export type LeverBase = {
  readonly packages: readonly { readonly code: string; readonly towers: number }[];
  readonly towers: readonly string[];
  readonly waves: readonly {
    readonly waveId: string;
    readonly name: { readonly id: string; readonly en: string };
    readonly movesOn: string;
  }[];
  readonly priority: HousingPolicy["priority"];
  readonly majority: number;
};

type Moved = {
  readonly base: LeverBase;
  readonly patches: readonly Patch[];
  readonly onMove: (patches: readonly Patch[]) => void;
};

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

/** A group that is closed until it is asked for, or one of its levers is moved. */
function ClosedGroup(props: {
  readonly title: string;
  readonly isMoved: boolean;
  readonly children: ReactNode;
}) {
  return (
    <details open={props.isMoved || undefined}>
      <summary className="cursor-pointer text-sm font-semibold">{props.title}</summary>
      <div role="group" aria-label={props.title} className="mt-2 space-y-2">
        {props.children}
      </div>
    </details>
  );
}

function Group(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="space-y-2">
      <legend className="mb-1 text-sm font-semibold">{props.title}</legend>
      {props.children}
    </fieldset>
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

function PackageLevers({ base, patches, onMove }: Moved) {
  const text = useText(texts);
  const format = useFormat();
  return (
    <Group title={text.packages}>
      {base.packages.map(({ code, towers }) => {
        const moved = patches.find(
          (patch) => patch.kind === "package_delay" && patch.packageCode === code,
        );
        const months = moved?.kind === "package_delay" ? moved.months : 0;
        return (
          <MonthsLever
            key={code}
            label={text.packageLever(code, format.number(towers))}
            months={months}
            onMove={(value) =>
              onMove(
                withLever(
                  patches,
                  `package ${code}`,
                  value === 0 ? null : { kind: "package_delay", packageCode: code, months: value },
                ),
              )
            }
          />
        );
      })}
    </Group>
  );
}

function MonthsLever(props: {
  readonly label: string;
  readonly months: number;
  readonly onMove: (months: number) => void;
}) {
  const text = useText(texts);
  const format = useFormat();
  const id = useId();
  const move = (value: string) => {
    const months = Number(value);
    if (Number.isInteger(months) && months >= -60 && months <= 240) props.onMove(months);
  };
  return (
    <div className="grid grid-cols-[1fr_auto] items-center gap-x-2 text-sm">
      <label htmlFor={id}>{props.label}</label>
      <output htmlFor={id} className={props.months === 0 ? "text-soft" : "font-semibold"}>
        {format.difference(props.months)} {text.months}
      </output>
      <input
        id={id}
        type="range"
        min={-12}
        max={36}
        step={1}
        value={props.months}
        className="col-span-2 w-full accent-primary-mark"
        onChange={(event) => move(event.target.value)}
      />
    </div>
  );
}

function TowerLevers({ base, patches, onMove }: Moved) {
  const text = useText(texts);
  const id = useId();
  const moved = patches.flatMap((patch) =>
    patch.kind === "tower_ready" || patch.kind === "tower_delay" ? [patch] : [],
  );
  const add = (towerId: string) => {
    const tower = TowerId.safeParse(towerId);
    if (!tower.success) return;
    onMove(
      withLever(patches, `tower ${towerId}`, {
        kind: "tower_delay",
        towerId: tower.data,
        months: 1,
      }),
    );
  };
  return (
    <ClosedGroup title={text.tower} isMoved={moved.length > 0}>
      {moved.map((patch) => (
        <div key={patch.towerId} className="rounded border border-line p-2">
          {patch.kind === "tower_delay" ? (
            <MonthsLever
              label={patch.towerId}
              months={patch.months}
              onMove={(months) =>
                onMove(withLever(patches, `tower ${patch.towerId}`, { ...patch, months }))
              }
            />
          ) : (
            <p className="text-sm">
              {patch.towerId} {text.towerReady} {patch.readyOn}
            </p>
          )}
          <button
            type="button"
            className="link text-sm"
            onClick={() => onMove(withLever(patches, `tower ${patch.towerId}`, null))}
          >
            {text.removeTower(patch.towerId)}
          </button>
        </div>
      ))}
      <label htmlFor={id} className="sr-only">
        {text.chooseTower}
      </label>
      <select
        id={id}
        className="field w-full"
        value=""
        onChange={(event) => add(event.target.value)}
      >
        <option value="">{text.chooseTower}</option>
        {base.towers
          .filter((tower) => !moved.some(({ towerId }) => towerId === tower))
          .map((tower) => (
            <option key={tower} value={tower}>
              {tower}
            </option>
          ))}
      </select>
    </ClosedGroup>
  );
}

function WaveLevers({ base, patches, onMove }: Moved) {
  const text = useText(texts);
  const prefix = useId();
  const format = useFormat();
  const move = (waveId: string, movesOn: string, day: string) => {
    const wave = WaveId.safeParse(waveId);
    const date = LocalDate.safeParse(day);
    if (!wave.success) return;
    const target = date.success ? date.data : "not_decided";
    onMove(
      withLever(
        patches,
        `wave ${waveId}`,
        target === movesOn ? null : { kind: "wave_date", waveId: wave.data, movesOn: target },
      ),
    );
  };
  return (
    <ClosedGroup title={text.wavesLever} isMoved={patches.some(({ kind }) => kind === "wave_date")}>
      {base.waves.map((wave) => {
        const moved = patches.find(
          (patch) => patch.kind === "wave_date" && patch.waveId === wave.waveId,
        );
        const movesOn = moved?.kind === "wave_date" ? moved.movesOn : wave.movesOn;
        return (
          <div key={wave.waveId} className="grid gap-0.5 text-sm">
            <div className="flex justify-between gap-2">
              <label htmlFor={`${prefix}${wave.waveId}`}>{format.text(wave.name)}</label>
              <span className={moved === undefined ? "text-soft" : "font-semibold"}>
                {movesOn === "not_decided" ? text.notDecided : ""}
              </span>
            </div>
            <input
              id={`${prefix}${wave.waveId}`}
              type="date"
              className="field w-full"
              value={movesOn === "not_decided" ? "" : movesOn}
              onChange={(event) => move(wave.waveId, wave.movesOn, event.target.value)}
            />
          </div>
        );
      })}
    </ClosedGroup>
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
