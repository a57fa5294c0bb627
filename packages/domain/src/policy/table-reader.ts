import type { TableInput } from "./table.ts";
import { ROWS_PER_WORD } from "./table-decision.ts";
import type { Segments } from "./table-segments.ts";

/** Reads one fact of many decisions. */
export type Reader = {
  readonly name: string;
  readonly segments: Segments;
  /** How many segments there are. */
  readonly count: number;
  /** For small whole numbers: the segment of each place from `least` on; else null. */
  readonly places: Int16Array | null;
  readonly least: number;
  /** The segment in which a value lies; -1 when it is no value of the input. */
  readonly segmentOf: (value: unknown) => number;
  /** Rows that accept each segment, word by word, segment after segment. */
  readonly sets: readonly number[];
};

/** Domains up to this size are looked up place by place; larger ones by halving. */
const LOOKED_UP = 4096;

export function readerOf(input: TableInput, segments: Segments, words: number): Reader {
  return {
    name: input.name,
    segments,
    count: segments.starts.length,
    places: placesOf(input, segments),
    least: segments.domain.least,
    segmentOf: segmentReader(input, segments),
    sets: segments.accepts.flatMap((rows) => wordsOf(rows, words)),
  };
}

/** One plain function per kind of input: a decision is made a million times. */
function segmentReader(input: TableInput, segments: Segments): Reader["segmentOf"] {
  const { domain } = segments;
  const at = (place: number) => segmentAt(segments.starts, place);
  if (input.kind === "truth") {
    const [no, yes] = [at(0), at(1)];
    return (value) => (value === true ? yes : value === false ? no : -1);
  }
  if (input.kind === "choice") {
    const known = new Map(input.values.map((value, place) => [value, at(place)]));
    return (value) => (typeof value === "string" ? (known.get(value) ?? -1) : -1);
  }
  const places = placesOf(input, segments);
  if (places !== null)
    // A place that is no whole number, or outside, is not in the array.
    return (value) => (typeof value === "number" ? (places[value - domain.least] ?? -1) : -1);
  return (value) => {
    const place = domain.place(value);
    return place === undefined ? -1 : at(place);
  };
}

function placesOf(input: TableInput, { domain, starts }: Segments): Int16Array | null {
  const { least, most } = domain;
  if (input.kind !== "number" || input.decimals > 0 || most - least >= LOOKED_UP) return null;
  return Int16Array.from({ length: most - least + 1 }, (_, i) => segmentAt(starts, least + i));
}

function segmentAt(starts: readonly number[], place: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

function wordsOf(rows: readonly number[], words: number): readonly number[] {
  return Array.from({ length: words }, (_, word) =>
    rows.reduce((set, row) => {
      const bit = row - word * ROWS_PER_WORD;
      return bit >= 0 && bit < ROWS_PER_WORD ? set | (1 << bit) : set;
    }, 0),
  );
}
