import { z } from "zod";
import {
  Bilingual,
  CompetencyCode,
  CriterionCode,
  LocalDate,
  PersonId,
  UnitCode,
} from "../kernel/index.ts";
import { CrosswalkEntry, Institution, Unit } from "./institutions.ts";
import { Household, Person } from "./people.ts";
import { Pin } from "./pins.ts";
import { Home, MinisterHouse, ReadinessEvidence, Tower } from "./stock.ts";
import { Wave } from "./waves.ts";

/** One assessor's level for one criterion of one unit, with what it rests on. */
export const Score = z.strictObject({
  unitCode: UnitCode,
  criterion: CriterionCode,
  assessorId: z.string().min(1),
  /** 1 (lowest) to 5, by the anchors of the policy. */
  level: z.int().min(1).max(5),
  /** Null: no source was given, so the score does not count. */
  evidence: z.strictObject({ source: z.string().min(1), date: LocalDate }).nullable(),
});
export type Score = z.infer<typeof Score>;

/** One session in which one assessor judged one person. A competency not listed was not judged. */
export const Assessment = z.strictObject({
  personId: PersonId,
  assessorId: z.string().min(1),
  instrument: z.string().min(1),
  assessedOn: LocalDate,
  /** Levels 0 to 5 by competency. */
  levels: z.partialRecord(CompetencyCode, z.int().min(0).max(5)),
});
export type Assessment = z.infer<typeof Assessment>;

/**
 * Everything a plan is computed from, as of one day. Lists have no order that matters: two
 * datasets that differ only in the order of their rows give the same plan, to the byte.
 */
export const Dataset = z.strictObject({
  asOf: LocalDate,
  title: Bilingual,
  /** `synthetic`: people and scores are illustrations, and say so wherever they appear. */
  origin: z.enum(["synthetic", "official"]),
  institutions: z.array(Institution),
  units: z.array(Unit),
  crosswalk: z.array(CrosswalkEntry),
  scores: z.array(Score),
  people: z.array(Person),
  assessments: z.array(Assessment),
  households: z.array(Household),
  towers: z.array(Tower),
  homes: z.array(Home),
  ministerHouses: z.array(MinisterHouse),
  readiness: z.array(ReadinessEvidence),
  waves: z.array(Wave),
  /** Homes given by hand; none when absent. */
  pins: z.array(Pin).min(1).optional(),
});
export type Dataset = z.infer<typeof Dataset>;
