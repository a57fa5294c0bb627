import { sortedBy, type InstitutionCode, type WaveId } from "../kernel/index.ts";
import type { Dataset } from "../registry/index.ts";
import type { Plan } from "../plan/index.ts";
import { waitingReasons, type PublicWaitingReason } from "./counts.ts";
import type { CountNetwork } from "./network.ts";
import type { Disclosed } from "./rounding.ts";

/** All counts of people in a release, after disclosure control. */
export type PublicPeople = {
  readonly people: Disclosed;
  readonly selected: Disclosed;
  readonly conditional: Disclosed;
  readonly notSelected: Disclosed;
  readonly undecided: Disclosed;
  readonly housed: Disclosed;
  readonly waiting: Disclosed;
  readonly waitingByReason: readonly {
    readonly reason: PublicWaitingReason;
    readonly people: Disclosed;
  }[];
  readonly byInstitution: readonly InstitutionPeople[];
  readonly byWave: readonly WavePeople[];
};

/** Counts of the people of one institution by outcome. */
export type InstitutionPeople = {
  readonly institutionCode: InstitutionCode;
  readonly people: Disclosed;
  readonly housed: Disclosed;
  readonly waiting: Disclosed;
  readonly notSelected: Disclosed;
  readonly undecided: Disclosed;
};

/** Counts of the people of one wave by standing. */
export type WavePeople = {
  readonly waveId: WaveId;
  readonly housed: Disclosed;
  readonly selected: Disclosed;
  readonly conditional: Disclosed;
};

/** The tables of people, filled from what disclosure control lets through. */
export function publicPeople(
  plan: Plan,
  dataset: Dataset,
  network: CountNetwork,
  shown: ReadonlyMap<string, Disclosed>,
): PublicPeople {
  const inner = new Set(network.filter((cell) => cell.kind === "inner").map((cell) => cell.id));
  const value = (id: string): Disclosed => (inner.has(id) ? "n" : (shown.get(id) ?? "n"));
  const withUnits = new Set(plan.screening.map((unit) => unit.institutionCode));
  return {
    people: value("people"),
    selected: value("selected"),
    conditional: value("conditional"),
    notSelected: value("not_selected"),
    undecided: value("undecided"),
    housed: value("housed"),
    waiting: value("waiting"),
    waitingByReason: waitingReasons.map((reason) => ({
      reason,
      people: value(`reason/${reason}`),
    })),
    byInstitution: sortedBy(dataset.institutions, (each) => each.code).map(({ code }) => ({
      institutionCode: code,
      people: withUnits.has(code) ? value(`institution/${code}`) : "n",
      housed: value(`institution/${code}/housed`),
      waiting: value(`institution/${code}/waiting`),
      notSelected: value(`institution/${code}/not_selected`),
      undecided: value(`institution/${code}/undecided`),
    })),
    byWave: plan.waves.map(({ waveId }) => ({
      waveId,
      housed: value(`wave/${waveId}`),
      selected: value(`wave/${waveId}/selected`),
      conditional: value(`wave/${waveId}/conditional`),
    })),
  };
}
