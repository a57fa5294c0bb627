/** How long a kind of record is kept after the event that starts its clock, and why. */
export type RetentionRule = {
  readonly kind:
    | "sessions"
    | "sign_in_failures"
    | "challenges"
    | "password_links"
    | "commands"
    | "call_limits"
    | "person_reads"
    | "corrections"
    | "unmaskings";
  readonly keptDays: number;
  readonly basis: string;
};

export type RetentionSchedule = {
  readonly from: string;
  readonly rules: readonly RetentionRule[];
};

const security = "PP 71/2019 art. 14; BSSN 4/2021";
const protection = "UU 27/2022 art. 31, 42-44";

/** The schedules by the day from which they hold. Illustrations until a data officer decides them. */
const schedules: readonly RetentionSchedule[] = [
  {
    from: "2024-10-17",
    rules: [
      { kind: "challenges", keptDays: 1, basis: security },
      { kind: "call_limits", keptDays: 1, basis: security },
      { kind: "sign_in_failures", keptDays: 30, basis: security },
      { kind: "password_links", keptDays: 30, basis: security },
      { kind: "commands", keptDays: 30, basis: security },
      { kind: "sessions", keptDays: 90, basis: security },
      { kind: "corrections", keptDays: 365, basis: protection },
      { kind: "unmaskings", keptDays: 1825, basis: protection },
      { kind: "person_reads", keptDays: 1825, basis: protection },
    ],
  },
];

/** The schedule that holds on a day. */
export function scheduleOn(day: string): RetentionSchedule {
  const schedule = schedules.findLast(({ from }) => from <= day);
  if (schedule === undefined) throw new Error(`No retention schedule holds on ${day}`);
  return schedule;
}
