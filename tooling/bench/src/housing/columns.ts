import { closeSync, openSync, readSync, writeSync } from "node:fs";
import type { HousingProblem } from "@pindah/domain/housing";
import { HomeId, HouseholdId, TowerId } from "@pindah/domain/kernel";

// A file of columns, one behind the other. Numbers are read straight into the lists that the
// allocation uses, ids in pieces: beside the problem itself hardly anything is ever in memory.

/** Households and homes keep their columns in a fixed order; attributes follow by name. */
type Shape = {
  readonly households: number;
  readonly homes: number;
  readonly preferenceCount: number;
  readonly householdAttributes: readonly string[];
  readonly homeAttributes: readonly string[];
  /** Bytes of the ids of households, homes and towers, each id on a line. */
  readonly idBytes: readonly [households: number, homes: number, towers: number];
};

const SHAPE_BYTES = 4096;
const PIECE_BYTES = 1 << 16;

export function writeColumns(file: string, { households, homes, towers }: HousingProblem): void {
  const ids = [households.ids, homes.ids, towers].map((list) => Buffer.from(list.join("\n")));
  const [first, second, third] = ids.map(({ length }) => length);
  const shape: Shape = {
    households: households.count,
    homes: homes.count,
    preferenceCount: households.preferenceCount,
    householdAttributes: Object.keys(households.attributes),
    homeAttributes: Object.keys(homes.attributes),
    idBytes: [first ?? 0, second ?? 0, third ?? 0],
  };
  const { band, ticketHigh, ticketLow, cohesion, preferences } = households;
  const columns = [
    band,
    ticketHigh,
    ticketLow,
    cohesion,
    preferences,
    ...Object.values(households.attributes),
    homes.tower,
    homes.floor,
    ...Object.values(homes.attributes),
  ];
  const opened = openSync(file, "w");
  writeSync(opened, JSON.stringify(shape).padEnd(SHAPE_BYTES));
  for (const column of [...columns, ...ids]) writeSync(opened, column);
  closeSync(opened);
}

export function readColumns(file: string): HousingProblem {
  const opened = openSync(file, "r");
  const filled = <T extends NodeJS.ArrayBufferView>(column: T): T => {
    if (readSync(opened, column) !== column.byteLength) throw new Error(`${file} is too short`);
    return column;
  };
  const shape: unknown = JSON.parse(filled(Buffer.alloc(SHAPE_BYTES)).toString());
  if (!isShape(shape)) throw new Error(`${file} was not written by this benchmark`);
  const { households: people, homes: stock, preferenceCount } = shape;
  const attributes = (names: readonly string[], count: number) =>
    Object.fromEntries(names.map((name) => [name, filled(new Uint16Array(count))]));
  const ids = <Id extends string>(bytes: number, known: IdSchema<Id>): readonly Id[] => {
    const found: string[] = [];
    const piece = Buffer.alloc(Math.min(bytes, PIECE_BYTES));
    let rest = "";
    for (let left = bytes; left > 0; left -= piece.length) {
      const text =
        rest + filled(piece.subarray(0, Math.min(left, piece.length))).toString("latin1");
      const lines = text.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) found.push(line);
    }
    if (bytes > 0) found.push(rest);
    if (!areIds(found, known)) throw new Error(`${file} holds other ids than it should`);
    return found;
  };
  const band = filled(new Uint32Array(people));
  const ticketHigh = filled(new Uint32Array(people));
  const ticketLow = filled(new Uint32Array(people));
  const cohesion = filled(new Uint32Array(people));
  const preferences = filled(new Int32Array(people * preferenceCount));
  const ofHouseholds = attributes(shape.householdAttributes, people);
  const tower = filled(new Uint32Array(stock));
  const floor = filled(new Uint16Array(stock));
  const ofHomes = attributes(shape.homeAttributes, stock);
  const [householdBytes, homeBytes, towerBytes] = shape.idBytes;
  const householdIds = ids(householdBytes, HouseholdId);
  const homeIds = ids(homeBytes, HomeId);
  const towers = ids(towerBytes, TowerId);
  closeSync(opened);
  return {
    households: {
      count: people,
      ids: householdIds,
      attributes: ofHouseholds,
      band,
      ticketHigh,
      ticketLow,
      preferences,
      preferenceCount,
      cohesion,
    },
    homes: { count: stock, ids: homeIds, attributes: ofHomes, tower, floor },
    towers,
  };
}

type IdSchema<Id> = { readonly safeParse: (text: string) => { readonly data?: Id | undefined } };

/** The writer took the ids from a problem, so that the first stands for all. */
function areIds<Id extends string>(
  list: readonly string[],
  { safeParse }: IdSchema<Id>,
): list is readonly Id[] {
  const [first] = list;
  return first === undefined || safeParse(first).data !== undefined;
}

function isShape(value: unknown): value is Shape {
  return typeof value === "object" && value !== null && "idBytes" in value;
}
