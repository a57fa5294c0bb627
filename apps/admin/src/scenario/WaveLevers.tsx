import { LocalDate, WaveId } from "@pindah/domain/kernel";
import { useId } from "react";
import { useFormat, useText } from "../language/index.ts";
import type { Moved } from "./lever-base.ts";
import { ClosedGroup } from "./LeverGroups.tsx";
import { withLever } from "./levers.ts";
import { text as texts } from "./text.ts";

/** The day of each wave; an empty day is one that is not decided. */
export function WaveLevers({ base, patches, onMove }: Moved) {
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
