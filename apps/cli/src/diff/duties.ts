import type { Plan } from "@pindah/domain/plan";
import { brokenDuties, dutiesAfterWaves, type DutyAfterWave } from "@pindah/domain/waves";
import type { Language } from "@pindah/ui";
import type { Inputs } from "../input/read-inputs.ts";

/** Duties that neither half of a unit can do in one plan and that could be done in the other. */
export type DutyChanges = {
  readonly broken: readonly DutyAfterWave[];
  readonly mended: readonly DutyAfterWave[];
};

export function dutyChanges(before: Plan, after: Plan, inputs: Inputs): DutyChanges {
  const then = brokenIn(before, inputs);
  const now = brokenIn(after, inputs);
  return { broken: lackingIn(then, now), mended: lackingIn(now, then) };
}

function brokenIn({ waves, placements }: Plan, { dataset, policy }: Inputs) {
  const duties = policy.waves.duties ?? [];
  return brokenDuties(dutiesAfterWaves({ people: dataset.people, waves, placements, duties }));
}

function lackingIn(known: readonly DutyAfterWave[], found: readonly DutyAfterWave[]) {
  const key = ({ waveId, unitCode, duty }: DutyAfterWave) => `${waveId} ${unitCode} ${duty}`;
  const keys = new Set(known.map(key));
  return found.filter((entry) => !keys.has(key(entry)));
}

/** One sentence for each, in the words of the policy. */
export function dutySentences(
  { broken, mended }: DutyChanges,
  { dataset, policy }: Inputs,
  language: Language,
): readonly string[] {
  const dutyName = new Map(
    (policy.waves.duties ?? []).map((duty) => [duty.code, duty.name[language]]),
  );
  const waveName = new Map(dataset.waves.map((wave) => [wave.waveId, wave.name[language]]));
  const told = (entry: DutyAfterWave, isBroken: boolean) => {
    const wave = waveName.get(entry.waveId) ?? entry.waveId;
    const duty = dutyName.get(entry.duty) ?? entry.duty;
    if (language === "id")
      return isBroken
        ? `${wave}: unit ${entry.unitCode} terbelah dan tidak satu bagian pun dapat lagi "${duty}" (perlu ${entry.fewest} orang; ${entry.moved} pindah, ${entry.staying} tinggal).`
        : `${wave}: unit ${entry.unitCode} kini dapat lagi "${duty}".`;
    return isBroken
      ? `${wave}: unit ${entry.unitCode} is split and neither half can any more "${duty}" (takes ${entry.fewest} people; ${entry.moved} moved, ${entry.staying} stay).`
      : `${wave}: unit ${entry.unitCode} can again "${duty}".`;
  };
  return [
    ...broken.map((entry) => told(entry, true)),
    ...mended.map((entry) => told(entry, false)),
  ];
}
