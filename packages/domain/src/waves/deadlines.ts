import { z } from "zod";
import {
  addDays,
  assertNever,
  Bilingual,
  Citation,
  compareText,
  type InstitutionCode,
  type LocalDate,
  type WaveId,
  Zone,
} from "../kernel/index.ts";
import type { Wave } from "../registry/index.ts";
import type { Capacities } from "./capacities.ts";

/** What institutions must have done some days before a wave, until midnight of a zone. */
export const Deadline = z.strictObject({
  code: z.string().min(1),
  name: Bilingual,
  daysBefore: z.int().min(0),
  zone: Zone,
  citation: Citation,
});
export type Deadline = z.infer<typeof Deadline>;

/** One deadline of one wave: its last day, in the zone of the policy. */
export type WaveDeadline = {
  readonly waveId: WaveId;
  readonly code: string;
  /** Last day, in the zone; null while the wave has no date. */
  readonly lastDay: LocalDate | null;
  readonly zone: Zone;
  /** The end of that day as an instant, e.g. `2024-07-01T16:00Z`. */
  readonly endsAt: string | null;
};

/** The deadlines of each wave. The day a wave moves is a day of WITA; a deadline names its own zone. */
export function waveDeadlines(
  waves: readonly Wave[],
  deadlines: readonly Deadline[],
): readonly WaveDeadline[] {
  return waves.flatMap(({ waveId, movesOn }) =>
    deadlines.map(({ code, daysBefore, zone }) => {
      const lastDay = movesOn === "not_decided" ? null : addDays(movesOn, -daysBefore);
      return {
        waveId,
        code,
        lastDay,
        zone,
        endsAt: lastDay === null ? null : `${lastDay}T${midnightInUtc(zone)}Z`,
      };
    }),
  );
}

/** Whether a deadline has passed at an instant written as `2024-07-01T16:00Z`. */
export function hasPassed({ endsAt }: WaveDeadline, now: string): boolean {
  return endsAt !== null && endsAt <= now;
}

/** The end of a day of the zone, as the time of the same day in UTC. */
function midnightInUtc(zone: Zone): string {
  switch (zone) {
    case "WIB":
      return "17:00";
    case "WITA":
      return "16:00";
    case "WIT":
      return "15:00";
    default:
      return assertNever(zone);
  }
}

/** How far an institution is with its list for a wave. */
export type Nominations = {
  readonly waveId: WaveId;
  readonly institutionCode: InstitutionCode;
  readonly nominated: number;
  readonly verified: number;
};

/** One line of the deadline board: an institution's list for a wave against its quota, in people. */
export type BoardRow = Nominations & {
  /** Null: no quota is set. */
  readonly quota: number | null;
  /** Fewer nominated than the quota has room for; null without a quota. */
  readonly missing: number | null;
  readonly beyondQuota: number;
  readonly unverified: number;
};

/** One row for each institution and wave with a quota or a list: what is still missing. */
export function deadlineBoard(
  quotas: NonNullable<Capacities["institutionHomes"]>,
  nominations: readonly Nominations[],
): readonly BoardRow[] {
  const key = (entry: Pick<Nominations, "waveId" | "institutionCode">) =>
    `${entry.waveId} ${entry.institutionCode}`;
  const listOf = new Map(nominations.map((entry) => [key(entry), entry]));
  const quotaOf = new Map(quotas.map((quota) => [key(quota), quota.homes]));
  const rows = new Map([...quotas, ...nominations].map((entry) => [key(entry), entry]));
  return [...rows]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([name, { waveId, institutionCode }]) => {
      const { nominated = 0, verified = 0 } = listOf.get(name) ?? {};
      const quota = quotaOf.get(name) ?? null;
      return {
        waveId,
        institutionCode,
        nominated,
        verified,
        quota,
        missing: quota === null ? null : Math.max(0, quota - nominated),
        beyondQuota: quota === null ? 0 : Math.max(0, nominated - quota),
        unverified: nominated - verified,
      };
    });
}
