import type { HousingPolicy } from "../housing/index.ts";
import { assertNever } from "../kernel/index.ts";
import type { PinResult } from "./pinned.ts";
import type { PinRefusal } from "./pins.ts";

type Language = "id" | "en";

/**
 * What came of one pin, for people: the home that was asked for, what the computation alone gives,
 * and, where it is refused, why. Days stand as YYYY-MM-DD, rules by their names in the policy.
 */
export function pinParagraph(
  { pin, computed, outcome }: PinResult,
  { rules }: Pick<HousingPolicy, "rules">,
  language: Language,
): string {
  const { householdId, homeId, reason, pinnedBy, pinnedOn } = pin;
  const alone =
    computed === null
      ? { id: "tidak ada hunian dalam rencana ini", en: "no home in this plan" }
      : {
          id: `${computed.homeId} pada gelombang ${computed.waveId}`,
          en: `${computed.homeId} in wave ${computed.waveId}`,
        };
  const asked = {
    id: `${pinnedBy} menetapkan hunian ${homeId} bagi ${householdId} pada ${pinnedOn}: "${reason}".`,
    en: `${pinnedBy} gave home ${homeId} to ${householdId} by hand on ${pinnedOn}: "${reason}".`,
  };
  const without = {
    id: `Tanpa penetapan, perhitungan memberi: ${alone.id}.`,
    en: `Without it the computation gives: ${alone.en}.`,
  };
  if (outcome.kind === "honoured") {
    const done = {
      id: `Dijalankan pada gelombang ${outcome.waveId}.`,
      en: `Honoured in wave ${outcome.waveId}.`,
    };
    return `${asked[language]} ${done[language]} ${without[language]}`;
  }
  const why = refusalText(outcome.because, rules, language);
  const refused = { id: `Ditolak: ${why}.`, en: `Refused: ${why}.` };
  return `${asked[language]} ${refused[language]} ${without[language]}`;
}

function refusalText(
  refusal: PinRefusal,
  rules: HousingPolicy["rules"],
  language: Language,
): string {
  const say = (id: string, en: string) => (language === "id" ? id : en);
  switch (refusal.kind) {
    case "household_does_not_move":
      return say(
        "tidak ada anggota rumah tangga ini yang pindah",
        "no member of the household moves",
      );
    case "home_not_given_out":
      return say(
        "hunian itu tidak dibagikan kepada ASN",
        "the home is not given out to civil servants",
      );
    case "home_not_available": {
      const { status, reason } = refusal;
      const state =
        status === "reserved"
          ? say("dicadangkan", "reserved")
          : say("tidak dapat dipakai", "out of service");
      return say(
        `hunian itu ${state} (${reason ?? "-"})`,
        `the home is ${state} (${reason ?? "-"})`,
      );
    }
    case "home_pinned_before":
      return say(
        `penetapan lebih awal memberikannya kepada ${refusal.householdId}`,
        `an earlier pin gives it to ${refusal.householdId}`,
      );
    case "household_pinned_before":
      return say(
        `penetapan lebih awal memberi rumah tangga ini hunian ${refusal.homeId}`,
        `an earlier pin gives the household home ${refusal.homeId}`,
      );
    case "home_promised":
      return say(
        `hunian itu sudah dijanjikan kepada ${refusal.householdId} pada gelombang ${refusal.waveId}, yang sudah terlalu dekat`,
        `the home is promised to ${refusal.householdId} in wave ${refusal.waveId}, which is too near`,
      );
    case "no_wave_for_both": {
      const { servesFrom, lastMoveOn } = refusal;
      const from = servesFrom === "not_known" ? say("belum diketahui", "not known") : servesFrom;
      const last = lastMoveOn ?? say("belum ada", "none");
      return say(
        `tidak ada gelombang yang cocok (hunian melayani sejak: ${from}; gelombang terakhir: ${last})`,
        `no wave suits both (the home serves from: ${from}; last wave: ${last})`,
      );
    }
    case "breaks_rules": {
      const broken = refusal.rules.map(({ rule, household, home }) => {
        const name = rules.find(({ id }) => id === rule)?.name[language] ?? rule;
        return say(
          `${name} (rumah tangga ${household}, hunian ${home})`,
          `${name} (household ${household}, home ${home})`,
        );
      });
      return say(`melanggar aturan ${broken.join("; ")}`, `it breaks ${broken.join("; ")}`);
    }
    case "quota_used_up":
      return say(
        `kuota "${refusal.quota}" (paling banyak ${refusal.atMost}) sudah terpakai penetapan lain`,
        `the quota "${refusal.quota}" (at most ${refusal.atMost}) is used up by other pins`,
      );
    default:
      return assertNever(refusal);
  }
}
