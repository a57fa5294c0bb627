import { addDays, addMonths, type HomeId, LocalDate, type WaveId } from "../kernel/index.ts";
import type { Home, Tower } from "../registry/index.ts";
import type { Placement, TowerReadiness, WaveResult } from "./result.ts";
import { openTowers, readyStock } from "./stock.ts";

/** Homes and people at the end of one month. */
export type CalendarMonth = {
  /** `2024-07`. */
  readonly month: string;
  readonly homesReady: number;
  readonly homesLivedIn: number;
  readonly homesEmpty: number;
  readonly people: number;
  /** Waves that move in the month. */
  readonly waves: readonly WaveId[];
};

/** The stock, when it is ready, and what the waves of a plan do with it. */
export type CalendarInput = {
  readonly towers: readonly Tower[];
  readonly homes: readonly Home[];
  readonly readiness: readonly TowerReadiness[];
  readonly waves: readonly Pick<WaveResult, "waveId" | "movesOn">[];
  readonly placements: readonly Pick<Placement, "waveId" | "homeId" | "movers">[];
};

/** Month by month, both ends counted: homes ready for civil servants, lived in and empty. */
export function capacityCalendar(
  input: CalendarInput,
  from: LocalDate,
  to: LocalDate,
): readonly CalendarMonth[] {
  const stock = readyStock(openTowers(input.towers), input.homes, input.readiness, 0);
  const dayOf = new Map(input.waves.map((wave) => [wave.waveId, wave.movesOn]));
  const months: CalendarMonth[] = [];
  for (let first = firstOfMonth(from); first <= to; first = addMonths(first, 1)) {
    const last = addDays(addMonths(first, 1), -1);
    const livedIn = new Set<HomeId>();
    let people = 0;
    for (const { waveId, homeId, movers } of input.placements) {
      const day = dayOf.get(waveId) ?? "not_decided";
      if (day === "not_decided" || day > last) continue;
      livedIn.add(homeId);
      people += movers.length;
    }
    const ready = stock.servesFrom.filter((day) => day !== null && day <= last).length;
    months.push({
      month: first.slice(0, 7),
      homesReady: ready,
      homesLivedIn: livedIn.size,
      homesEmpty: ready - livedIn.size,
      people,
      waves: input.waves.flatMap(({ waveId, movesOn }) =>
        movesOn !== "not_decided" && movesOn >= first && movesOn <= last ? [waveId] : [],
      ),
    });
  }
  return months;
}

function firstOfMonth(day: LocalDate): LocalDate {
  return LocalDate.parse(`${day.slice(0, 8)}01`);
}
