import { z } from "zod";
import { Bilingual, LocalDate, type WaveId } from "../kernel/index.ts";

/** A shared office: its seats, and the parts they are printed for. */
export const Office = z.strictObject({
  officeId: z.string().min(1),
  name: Bilingual,
  /** The total as printed. */
  seats: z.int().min(0),
  parts: z.array(z.strictObject({ name: z.string().min(1), seats: z.int().min(0) })),
  /** First day the seats can be used; `not_known` is an answer. */
  readyOn: z.union([LocalDate, z.literal("not_known")]),
  source: z.string().min(1),
  statedOn: LocalDate,
});
export type Office = z.infer<typeof Office>;

/** An office whose printed total is not the sum of its printed parts. */
export type OfficeMismatch = {
  readonly officeId: string;
  readonly printed: number;
  readonly sumOfParts: number;
};

/** Every office whose printed total is not the sum of its printed parts. */
export function officeMismatches(offices: readonly Office[]): readonly OfficeMismatch[] {
  return offices.flatMap(({ officeId, seats, parts }) => {
    const sumOfParts = parts.reduce((sum, part) => sum + part.seats, 0);
    return parts.length === 0 || sumOfParts === seats
      ? []
      : [{ officeId, printed: seats, sumOfParts }];
  });
}

/** Seats that can be counted on: of a printed total and the sum of its parts, the lower. */
export function safeSeats({ seats, parts }: Office): number {
  const sum = parts.reduce((total, part) => total + part.seats, 0);
  return parts.length === 0 ? seats : Math.min(seats, sum);
}

/** Seats against people after one wave. */
export type SeatBalance = {
  readonly waveId: WaveId;
  readonly seats: number;
  /** People in the new capital after the wave. */
  readonly people: number;
  /** Negative: that many have no seat. */
  readonly left: number;
};

/** Seats against people after each wave with a date. */
export function seatBalance(
  offices: readonly Office[],
  waves: readonly {
    readonly waveId: WaveId;
    readonly movesOn: LocalDate | "not_decided";
    readonly peopleHoused: number;
  }[],
): readonly SeatBalance[] {
  let people = 0;
  return waves
    .flatMap(({ movesOn, ...wave }) =>
      movesOn === "not_decided" ? [] : [{ ...wave, day: movesOn }],
    )
    .toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1))
    .map(({ waveId, day, peopleHoused }) => {
      people += peopleHoused;
      const seats = offices
        .filter(({ readyOn }) => readyOn !== "not_known" && readyOn <= day)
        .reduce((sum, office) => sum + safeSeats(office), 0);
      return { waveId, seats, people, left: seats - people };
    });
}
