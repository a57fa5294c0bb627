import { TowerId } from "@pindah/domain/kernel";
import { useId } from "react";
import { useFormat, useText } from "../language/index.ts";
import type { Moved } from "./lever-base.ts";
import { ClosedGroup, Group, MonthsLever } from "./LeverGroups.tsx";
import { withLever } from "./levers.ts";
import { text as texts } from "./text.ts";

/** A building package as a whole, sooner or later. */
export function PackageLevers({ base, patches, onMove }: Moved) {
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

/** Single towers, chosen from a list. */
export function TowerLevers({ base, patches, onMove }: Moved) {
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
