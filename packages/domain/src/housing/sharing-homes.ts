import { compareText } from "../kernel/index.ts";
import { columnOf } from "./collapse.ts";
import { at, atSmall, atUnsigned, itemOf } from "./ints.ts";
import type { Network } from "./network.ts";
import type { HousingProblem } from "./problem.ts";
import type { RoomClass } from "./sharing-model.ts";
import type { SharingPolicy } from "./sharing.policy.ts";

/** The homes that are shared: of each class the first by tower, floor and id. */
export function chooseHomes(
  { homes, towers }: HousingProblem,
  sharing: SharingPolicy,
  network: Network,
  rooms: readonly RoomClass[],
  shared: Int32Array,
): Int32Array {
  const sharedFor = new Int32Array(homes.count);
  const sorted = Array.from({ length: homes.count }, (_, home) => home).toSorted(
    (a, b) =>
      compareText(
        itemOf(towers, atUnsigned(homes.tower, a)),
        itemOf(towers, atUnsigned(homes.tower, b)),
      ) ||
      atSmall(homes.floor, a) - atSmall(homes.floor, b) ||
      compareText(itemOf(homes.ids, a), itemOf(homes.ids, b)),
  );
  const byClass = new Map<number, number[]>();
  const may = columnOf(homes.attributes, sharing.home.attribute);
  for (const home of sorted) {
    if (!sharing.home.oneOf.includes(atSmall(may, home))) continue;
    const type = at(network.homes.typeOf, home);
    byClass.set(type, [...(byClass.get(type) ?? []), home]);
  }
  for (const [index, { whole, group }] of rooms.entries()) {
    const list = byClass.get(whole) ?? [];
    for (const home of list.splice(0, at(shared, index))) sharedFor[home] = group;
  }
  return sharedFor;
}
