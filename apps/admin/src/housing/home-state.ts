import { addDays, type LocalDate } from "@pindah/domain/kernel";
import type { HomeState } from "@pindah/ui";

/** What the API says of a home: placed by the plan, else what the stock says. */
export type StockState = "placed" | "available" | "reserved" | "out_of_service";

/** The days a tower must meet to serve any wave: the last wave with a day, and the days before it. */
export type Deadline = { readonly lastMove: LocalDate | null; readonly daysBeforeMove: number };

/** Whether a tower's homes can serve a wave that has a day. */
export function servesAWave(readyOn: LocalDate | "not_known" | null, deadline: Deadline): boolean {
  if (readyOn === null || readyOn === "not_known" || deadline.lastMove === null) return false;
  return addDays(readyOn, deadline.daysBeforeMove) <= deadline.lastMove;
}

/** How a home is drawn. A free home in a tower that serves no wave with a day is not ready. */
export function homeState(state: StockState, isReady: boolean): HomeState {
  switch (state) {
    case "placed":
      return "housed";
    case "available":
      return isReady ? "free" : "not_ready";
    case "reserved":
      return "reserved";
    case "out_of_service":
      return "out_of_service";
  }
}
