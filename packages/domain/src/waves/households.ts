import type { ClassCode, HouseholdId, LocalDate } from "../kernel/index.ts";
import type { Household, Person, PostLevel } from "../registry/index.ts";
import type { WavePolicy } from "./policy.ts";

/** A person whose unit moves and who is ready, or will be after training. */
export type Mover = {
  readonly person: Person;
  readonly class: ClassCode;
  /** Index of the unit among all units, by code. */
  readonly unitIndex: number;
  /** Index of the class in the policy, best first. */
  readonly classIndex: number;
  /** Place of the unit inside its class, from 1. */
  readonly unitRank: number;
  /** Day from which the person can move; null when from the start. */
  readonly readyOn: LocalDate | null;
};

/** Lottery tickets by household: the first 64 bits, in two halves. */
export type Tickets = ReadonlyMap<HouseholdId, readonly [high: number, low: number]>;

/** A household with those of its members who are to move, and all about it that never changes. */
export type MovingHousehold = {
  readonly household: Household;
  /** Best placed first. */
  readonly movers: readonly Mover[];
  readonly bedroomsNeeded: number;
  /** People who will live in the home. */
  readonly people: number;
  readonly isFamily: boolean;
  /** Preferred towers as indexes into the list of towers, -1 for any other. */
  readonly wishes: readonly number[];
  readonly ticketHigh: number;
  readonly ticketLow: number;
};

/**
 * Bedrooms for a household: the adults', one for every so many children, the helper's, and never
 * more than the policy's limit ("a family, one flat", however large).
 */
export function bedroomsNeeded(
  household: Pick<Household, "children" | "helper">,
  { bedrooms }: Pick<WavePolicy, "bedrooms">,
): number {
  const forChildren = Math.ceil(household.children / bedrooms.childrenPerBedroom);
  const needed = bedrooms.adults + forChildren + (household.helper ? bedrooms.helper : 0);
  return Math.min(needed, bedrooms.atMost);
}

/**
 * Those members who can move on the day: training done, and retirement not before `retiresFrom`.
 */
export function moversOn(
  entry: MovingHousehold,
  movesOn: LocalDate,
  retiresFrom: LocalDate,
): readonly Mover[] {
  const { movers } = entry;
  if (movers.every((mover) => canMove(mover, movesOn, retiresFrom))) return movers;
  return movers.filter((mover) => canMove(mover, movesOn, retiresFrom));
}

function canMove({ person, readyOn }: Mover, movesOn: LocalDate, retiresFrom: LocalDate): boolean {
  return (readyOn === null || readyOn <= movesOn) && person.retiresOn >= retiresFrom;
}

/** Ranks of Annex II of UU 3/2022 as a small number: 0 for JPT utama and madya to 5 for staff. */
export function rankClassOf(level: PostLevel): number {
  return RANK_CLASS[level];
}

/** Sex as a small number, for the columns. */
export function sexNumber(sex: Person["sex"]): number {
  return sex === "male" ? 1 : 2;
}

const RANK_CLASS = {
  jpt_utama: 0,
  jpt_madya: 0,
  jpt_pratama: 1,
  administrator: 2,
  jf_utama: 2,
  pengawas: 3,
  jf_madya: 3,
  jf_muda: 4,
  jf_pertama: 4,
  jf_penyelia: 4,
  jf_mahir: 4,
  jf_terampil: 4,
  jf_pemula: 4,
  pelaksana: 5,
} as const satisfies Record<PostLevel, number>;
