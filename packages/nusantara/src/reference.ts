import { LocalDate } from "@pindah/domain/kernel";
import type {
  CrosswalkEntry,
  Home,
  Institution,
  MinisterHouse,
  ReadinessEvidence,
  Tower,
  Unit,
  Wave,
} from "@pindah/domain/registry";
import { crosswalkProblems, readCrosswalk } from "./crosswalk.ts";
import { type Claim, type PublishedFigure, publishedClaims, publishedFigures } from "./figures.ts";
import { ReferenceDataError } from "./files.ts";
import {
  type LegalListEntry,
  readInstitutions,
  readLegalLists,
  readUnitCrosswalk,
  readUnits,
  type UnitCrosswalkEntry,
} from "./institutions.ts";
import {
  type PeopleProfile,
  readPriors,
  readProfile,
  readThemes,
  type ScreeningPriors,
  type Theme,
} from "./profile.ts";
import { referenceProblems } from "./reference-check.ts";
import {
  type Entitlement,
  homesOf,
  type HomesRule,
  readEntitlements,
  readHomesRule,
  readMinisterHouses,
  readReadiness,
  readTowers,
  readWaves,
} from "./stock.ts";

/** The real part of the demonstration, each fact with its source, as of one day. */
export type Reference = {
  readonly asOf: LocalDate;
  readonly institutions: readonly Institution[];
  readonly units: readonly Unit[];
  readonly crosswalk: readonly CrosswalkEntry[];
  /** Unit by unit; an illustration. */
  readonly unitCrosswalk: readonly UnitCrosswalkEntry[];
  readonly legalLists: readonly LegalListEntry[];
  readonly towers: readonly Tower[];
  readonly homesRule: HomesRule;
  readonly homes: readonly Home[];
  readonly ministerHouses: readonly MinisterHouse[];
  readonly entitlements: readonly Entitlement[];
  readonly readiness: readonly ReadinessEvidence[];
  readonly waves: readonly Wave[];
  readonly figures: readonly PublishedFigure[];
  /** Statements that contradict each other, kept side by side. */
  readonly claims: readonly Claim[];
  /** The three below shape the illustrative scores and people only. */
  readonly themes: readonly Theme[];
  readonly priors: ScreeningPriors;
  readonly profile: PeopleProfile;
};

/** Reads and checks every data file. Throws a `ReferenceDataError` that names every mistake. */
export function loadReference(): Reference {
  const homesRule = readHomesRule();
  const towers = readTowers();
  const reference: Reference = {
    asOf: LocalDate.parse("2024-07-01"),
    institutions: readInstitutions(),
    units: readUnits(),
    crosswalk: readCrosswalk(),
    unitCrosswalk: readUnitCrosswalk(),
    legalLists: readLegalLists(),
    towers,
    homesRule,
    homes: towers.flatMap((tower) => homesOf(tower, homesRule)),
    ministerHouses: readMinisterHouses(),
    entitlements: readEntitlements(),
    readiness: readReadiness(),
    waves: readWaves(),
    figures: publishedFigures(),
    claims: publishedClaims(),
    themes: readThemes(),
    priors: readPriors(),
    profile: readProfile(),
  };
  const problems = [
    ...crosswalkProblems(reference.crosswalk, reference.institutions),
    ...referenceProblems(reference),
  ];
  if (problems.length > 0) throw new ReferenceDataError(problems);
  return reference;
}
