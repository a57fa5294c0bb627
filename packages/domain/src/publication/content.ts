import type { Bilingual, LocalDate, PolicyId } from "../kernel/index.ts";
import type { Policy } from "../policy/index.ts";
import type { CrosswalkEntry, Institution, Unit, Wave } from "../registry/index.ts";
import type { UnitScreening } from "../screening/index.ts";
import type { WaveBlock } from "../waves/index.ts";
import type { PublicRecord } from "./claims.ts";
import type { PublicCosts } from "./costs.ts";
import type { Coarsening } from "./counts.ts";
import type { PublicPackage, PublicTower } from "./homes.ts";
import type { PublicPeople } from "./people.ts";
import type { DisclosureAudit } from "./protection.ts";

/** Who, when and from what: the head of every page. */
export type ReleaseHead = {
  readonly releaseId: string;
  readonly number: number;
  readonly issuedOn: LocalDate;
  readonly nextDue: LocalDate;
  readonly asOf: LocalDate;
  readonly title: Bilingual;
  readonly origin: "synthetic" | "official";
  readonly policyIllustrative: boolean;
  readonly policyId: PolicyId;
  readonly scenarioId: string | null;
  readonly engine: string;
  readonly planHash: string;
  readonly lottery: { readonly seed: string; readonly source: string };
};

/** A unit as it is published, with the hash of its result. */
export type PublicUnit = Unit & { readonly sha256: string };

/** A wave as it is published: homes, never people. */
export type PublicWave = Wave & {
  readonly blocked: WaveBlock | null;
  readonly towersReady: number;
  readonly homesReady: number;
};

/** Something that the release cannot say, with its figures. */
export type Unknown =
  | { readonly kind: "units_undecided"; readonly units: number }
  | {
      readonly kind: "fewer_units_than_reported";
      readonly units: number;
      readonly reported: number;
    }
  | { readonly kind: "unsourced_units"; readonly units: number; readonly of: number }
  | { readonly kind: "claims_in_conflict"; readonly topics: readonly string[] }
  | { readonly kind: "waves_without_date"; readonly waves: number; readonly of: number }
  | { readonly kind: "towers_without_date"; readonly towers: number; readonly of: number }
  | { readonly kind: "costs_not_decided"; readonly components: readonly Bilingual[] }
  | { readonly kind: "cells_hidden"; readonly cells: number; readonly of: number };

/** What a release says: the data behind every page and every file. Nothing per person. */
export type ReleaseContent = {
  readonly format: "pindah-content/1";
  readonly head: ReleaseHead;
  readonly institutions: readonly Institution[];
  readonly units: readonly PublicUnit[];
  readonly crosswalk: readonly CrosswalkEntry[];
  readonly screening: readonly UnitScreening[];
  readonly unitsByOutcome: readonly {
    readonly outcome: string;
    readonly units: number;
    readonly institutions: number;
  }[];
  readonly policy: Policy;
  readonly people: PublicPeople;
  readonly waves: readonly PublicWave[];
  readonly packages: readonly PublicPackage[];
  readonly towers: readonly PublicTower[];
  readonly ministerHouses: number;
  readonly costs: PublicCosts;
  readonly record: PublicRecord;
  readonly unknowns: readonly Unknown[];
  readonly disclosure: DisclosureAudit & { readonly coarsening: Coarsening };
};
