import { assertNever } from "../kernel/index.ts";
import type { WavePolicy } from "../waves/index.ts";
import type { Patch } from "./scenario.ts";

type WavePatch = Extract<
  Patch,
  {
    kind:
      | "ready_means"
      | "cores_together"
      | "people_wanted"
      | "institution_homes"
      | "office_seats"
      | "budget_ceiling"
      | "sharing";
  }
>;

/** What stands behind a figure that a scenario supposes. */
const citation = { text: "scenario" };

/** The rules of waves with one of them changed; a limit set twice has the later figure. */
export function withPatch(policy: WavePolicy, patch: WavePatch): WavePolicy {
  const limits = policy.capacities ?? {};
  switch (patch.kind) {
    case "ready_means":
      return { ...policy, readyMeans: patch.definition };
    case "cores_together":
      return { ...policy, coresTogether: patch.together };
    case "sharing": {
      const { sharing: _, ...others } = policy;
      return patch.rule === null ? others : { ...others, sharing: patch.rule };
    }
    case "people_wanted": {
      const { peopleWanted: _, ...others } = limits;
      const wanted =
        patch.people === null ? {} : { peopleWanted: { people: patch.people, citation } };
      return { ...policy, capacities: { ...others, ...wanted } };
    }
    case "institution_homes": {
      const { waveId, institutionCode, homes } = patch;
      const others = (limits.institutionHomes ?? []).filter(
        (quota) => quota.waveId !== waveId || quota.institutionCode !== institutionCode,
      );
      const more = homes === null ? [] : [{ waveId, institutionCode, homes, citation }];
      return { ...policy, capacities: { ...limits, institutionHomes: [...others, ...more] } };
    }
    case "office_seats": {
      const { waveId, seats } = patch;
      const others = (limits.officeSeats ?? []).filter((entry) => entry.waveId !== waveId);
      const more = seats === null ? [] : [{ waveId, seats, citation }];
      return { ...policy, capacities: { ...limits, officeSeats: [...others, ...more] } };
    }
    case "budget_ceiling": {
      const { waveId, rupiah } = patch;
      const others = (limits.budgets ?? []).filter((entry) => entry.waveId !== waveId);
      const more = rupiah === null ? [] : [{ waveId, rupiah, citation }];
      return { ...policy, capacities: { ...limits, budgets: [...others, ...more] } };
    }
    default:
      return assertNever(patch);
  }
}
