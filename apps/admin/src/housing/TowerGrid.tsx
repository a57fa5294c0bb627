import { labels, type HomeState } from "@pindah/ui";
import { useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useText } from "../language/index.ts";
import { pinKey, placeAfterKey, type Place } from "./grid-keys.ts";
import { text as texts } from "./text.ts";

export type GridHome = {
  readonly homeId: string;
  readonly floor: number;
  readonly position: number;
  readonly state: HomeState;
};

/**
 * One tower, floors from the top down. One cell is in the tab order; arrow keys move between them,
 * and what is focused or pointed at is shown beside the grid. Enter opens the explanation.
 */
export function TowerGrid<Home extends GridHome>(props: {
  readonly towerId: string;
  readonly homes: readonly Home[];
  readonly only: HomeState | undefined;
  readonly chosen: string | undefined;
  readonly onChoose: (home: Home) => void;
  readonly onPoint: (home: Home | null) => void;
  readonly onOpen: (home: Home) => void;
  /** P gives the home by hand, U takes that back. */
  readonly onPin?: (home: Home, act: "pin" | "undo") => void;
}) {
  const text = useText(texts);
  const names = useText(labels);
  const table = useRef<HTMLTableElement>(null);
  const floors = useMemo(() => floorsOf(props.homes), [props.homes]);
  const start = useMemo(() => placeOf(floors, props.chosen), [floors, props.chosen]);
  const [place, setPlace] = useState<Place>(start ?? { row: 0, column: 0 });

  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const home = floors[place.row]?.homes[place.column];
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      if (home !== undefined) props.onOpen(home);
      return;
    }
    const act = event.ctrlKey || event.metaKey || event.altKey ? null : pinKey(event.key);
    if (act !== null && home !== undefined && props.onPin !== undefined) {
      event.preventDefault();
      props.onPin(home, act);
      return;
    }
    const next = placeAfterKey(
      event.key,
      place,
      floors.map((floor) => floor.homes.length),
    );
    if (next === null) return;
    event.preventDefault();
    setPlace(next);
    const target = floors[next.row]?.homes[next.column];
    if (target === undefined) return;
    table.current
      ?.querySelector<HTMLElement>(`[data-home="${CSS.escape(target.homeId)}"]`)
      ?.focus();
  };

  return (
    <table
      ref={table}
      role="grid"
      aria-label={text.gridLabel(props.towerId)}
      className="border-separate border-spacing-1"
      onKeyDown={onKeyDown}
      onMouseLeave={() => props.onPoint(null)}
    >
      <tbody>
        {floors.map(({ floor, homes }, row) => (
          <tr key={floor}>
            <th
              scope="row"
              className="pe-2 text-end text-xs font-normal whitespace-nowrap text-soft"
            >
              {text.floorShort(String(floor))}
            </th>
            {homes.map((home, column) => {
              const isDimmed = props.only !== undefined && props.only !== home.state;
              return (
                <td
                  key={home.homeId}
                  role="gridcell"
                  data-home={home.homeId}
                  tabIndex={place.row === row && place.column === column ? 0 : -1}
                  aria-selected={props.chosen === home.homeId}
                  aria-label={text.cell(home.homeId, names.home[home.state])}
                  className={`home home-${home.state} ${isDimmed ? "home-dimmed" : ""} h-9 w-11 cursor-pointer rounded-sm text-center align-middle text-sm font-bold select-none sm:w-14`}
                  onFocus={() => {
                    setPlace({ row, column });
                    props.onChoose(home);
                  }}
                  onMouseEnter={() => props.onPoint(home)}
                  onClick={(event) => event.currentTarget.focus()}
                  onDoubleClick={() => props.onOpen(home)}
                >
                  {names.homeLetter[home.state]}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Floor<Home> = { readonly floor: number; readonly homes: readonly Home[] };

function floorsOf<Home extends GridHome>(homes: readonly Home[]): readonly Floor<Home>[] {
  const floors = new Map<number, Home[]>();
  for (const home of homes) floors.set(home.floor, [...(floors.get(home.floor) ?? []), home]);
  return [...floors]
    .map(([floor, of]) => ({ floor, homes: of.toSorted((a, b) => a.position - b.position) }))
    .toSorted((a, b) => b.floor - a.floor);
}

function placeOf<Home extends GridHome>(
  floors: readonly Floor<Home>[],
  homeId: string | undefined,
): Place | null {
  for (const [row, { homes }] of floors.entries()) {
    const column = homes.findIndex((home) => home.homeId === homeId);
    if (column >= 0) return { row, column };
  }
  return null;
}
