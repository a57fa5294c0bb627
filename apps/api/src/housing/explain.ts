import { assertNever, type Bilingual, type WaveId } from "@pindah/domain/kernel";
import type { WaitingReason } from "@pindah/domain/waves";

export type HouseholdOutcome =
  | {
      readonly kind: "placed";
      readonly waveName: Bilingual;
      readonly towerId: string;
      readonly floor: number;
      readonly bedrooms: number;
      /** Room of a shared home, 1 the main bedroom; 0: the whole home. */
      readonly room: number;
      readonly rank: number;
      readonly band: number;
      readonly ticket: string;
      readonly wish: number | null;
      readonly misfit: number;
    }
  | { readonly kind: "waiting"; readonly reason: WaitingReason }
  | { readonly kind: "does_not_move" };

/** The outcome of one household as a paragraph, from its figures and from nothing else. */
export function explainHousehold(
  outcome: HouseholdOutcome,
  nameOfWave: (waveId: WaveId) => Bilingual,
): Bilingual {
  switch (outcome.kind) {
    case "placed":
      return explainPlacement(outcome);
    case "waiting":
      return explainWaiting(outcome.reason, nameOfWave);
    case "does_not_move":
      return {
        id: "Tidak ada anggota rumah tangga ini yang terpilih untuk pindah dalam rencana ini, sehingga tidak ada hunian yang dicarikan.",
        en: "No member of this household is selected to move in this plan, so no home was sought for it.",
      };
    default:
      return assertNever(outcome);
  }
}

function explainPlacement(outcome: HouseholdOutcome & { readonly kind: "placed" }): Bilingual {
  const { waveName, towerId, floor, bedrooms, room, rank, band, ticket, wish, misfit } = outcome;
  const fit =
    misfit === 0
      ? { id: "Hunian ini pas dengan kebutuhannya.", en: "The home fits its need exactly." }
      : {
          id: `Hunian ini memenuhi semua aturan dan ${misfit} tingkat lebih dari yang dibutuhkan.`,
          en: `The home satisfies every rule and is ${misfit} ${misfit === 1 ? "step" : "steps"} above what is needed.`,
        };
  const wished =
    wish === null
      ? {
          id: "Menaranya tidak ada di antara pilihannya.",
          en: "Its tower is not among its wishes.",
        }
      : { id: `Menaranya pilihan ke-${wish}.`, en: `Its tower is wish number ${wish}.` };
  const shared = roomText(room);
  return {
    id: `Dalam ${waveName.id} rumah tangga ini berada di urutan ${rank} (kelompok prioritas ${band}, tiket undian ${ticket}) dan memperoleh hunian ${bedrooms} kamar tidur di menara ${towerId}, lantai ${floor}. ${fit.id} ${wished.id}${shared.id}`,
    en: `In ${waveName.en} this household stands at place ${rank} (priority band ${band}, lottery ticket ${ticket}) and receives a home with ${bedrooms} bedrooms in tower ${towerId}, floor ${floor}. ${fit.en} ${wished.en}${shared.en}`,
  };
}

/** A shared home has one main bedroom, by the data of the policy. */
function roomText(room: number): Bilingual {
  if (room === 0) return { id: "", en: "" };
  if (room === 1)
    return {
      id: " Huniannya dipakai bersama; ia menempati kamar utama.",
      en: " The home is shared; it has the main bedroom.",
    };
  return {
    id: ` Huniannya dipakai bersama; ia menempati kamar ${room}.`,
    en: ` The home is shared; it has room ${room}.`,
  };
}

function explainWaiting(
  reason: WaitingReason,
  nameOfWave: (waveId: WaveId) => Bilingual,
): Bilingual {
  switch (reason.kind) {
    case "homes_taken_by_higher_priority": {
      const { rank, capacity, lastRankHoused } = reason;
      const wave = nameOfWave(reason.waveId);
      return {
        id: `Dalam ${wave.id} ada ${capacity} hunian yang dapat melayani rumah tangga ini, langsung atau melalui pertukaran. Semuanya diberikan kepada rumah tangga sebelum dia: yang terakhir di urutan ${lastRankHoused}, sedangkan rumah tangga ini di urutan ${rank}.`,
        en: `In ${wave.en} there are ${capacity} homes that could serve this household, directly or through exchanges. All went to households before it in the order: the last stands at place ${lastRankHoused}, this one at place ${rank}.`,
      };
    }
    case "quota_used_up": {
      const { quota, atMost } = reason;
      const wave = nameOfWave(reason.waveId);
      return {
        id: `Dalam ${wave.id} kuota "${quota}" (paling banyak ${atMost}) sudah terpakai oleh rumah tangga sebelum dia.`,
        en: `In ${wave.en} the quota "${quota}" (at most ${atMost}) was used up by households before it in the order.`,
      };
    }
    case "institution_homes_used_up": {
      const { institutionCode, atMost } = reason;
      const wave = nameOfWave(reason.waveId);
      return {
        id: `Dalam ${wave.id} jatah ${atMost} hunian untuk ${institutionCode} sudah terpakai oleh rumah tangga sebelum dia.`,
        en: `In ${wave.en} the ${atMost} homes for ${institutionCode} went to households before it in the order.`,
      };
    }
    case "office_seats_used_up": {
      const { seats, left, needed } = reason;
      const wave = nameOfWave(reason.waveId);
      return {
        id: `Dalam ${wave.id} tersisa ${left} dari ${seats} kursi kantor, sedangkan rumah tangga ini memerlukan ${needed}.`,
        en: `In ${wave.en} ${left} of ${seats} office seats were left, and this household needs ${needed}.`,
      };
    }
    case "budget_used_up": {
      const { budgetOf, rupiah, left, needed } = reason;
      const wave = nameOfWave(reason.waveId);
      const whose =
        budgetOf === null
          ? { id: "seluruh gelombang", en: "all waves" }
          : { id: nameOfWave(budgetOf).id, en: nameOfWave(budgetOf).en };
      return {
        id: `Dalam ${wave.id} sisa anggaran ${whose.id} Rp${left} dari Rp${rupiah}, sedangkan kepindahan rumah tangga ini memerlukan Rp${needed}.`,
        en: `In ${wave.en} Rp${left} of the Rp${rupiah} for ${whose.en} were left, and moving this household needs Rp${needed}.`,
      };
    }
    case "core_does_not_fit": {
      const { unitCode, households, housed } = reason;
      const wave = nameOfWave(reason.waveId);
      return {
        id: `Unit ${unitCode} belum pindah dalam ${wave.id}: dari ${households} rumah tangga inti kerjanya hanya ${housed} yang memperoleh hunian.`,
        en: `Unit ${unitCode} does not move in ${wave.en}: of the ${households} households of its working core only ${housed} found a home.`,
      };
    }
    case "core_too_small": {
      const { unitCode, duty, people, fewest } = reason;
      const wave = nameOfWave(reason.waveId);
      return {
        id: `Unit ${unitCode} belum pindah dalam ${wave.id}: untuk tugas "${duty}" hanya ${people} orang yang dapat pindah, paling sedikit diperlukan ${fewest}.`,
        en: `Unit ${unitCode} does not move in ${wave.en}: for the duty "${duty}" only ${people} of its people could move, and at least ${fewest} are needed.`,
      };
    }
    case "needed_unit_waits": {
      const { unitCode, needs } = reason;
      const wave = nameOfWave(reason.waveId);
      return {
        id: `Unit ${unitCode} belum pindah dalam ${wave.id}: unit ${needs} yang dibutuhkannya belum bekerja di ibu kota baru.`,
        en: `Unit ${unitCode} does not move in ${wave.en}: unit ${needs}, which it depends on, does not work in the new capital by then.`,
      };
    }
    case "beyond_people_wanted": {
      const { wanted, place } = reason;
      return {
        id: `Rencana ini meminta ${wanted} orang; menurut urutan kebijakan rumah tangga ini baru sampai pada orang ke-${place}.`,
        en: `The plan asks for ${wanted} people; in the order of the policy this household comes at person number ${place}.`,
      };
    }
    case "no_home_fits":
      return {
        id: `Tidak ada hunian, siap atau belum, yang memenuhi aturan baginya: ${reason.rules.join(", ")}.`,
        en: `No home, ready or not, satisfies the rules for it: ${reason.rules.join(", ")}.`,
      };
    case "no_home_ready":
      return {
        id: "Hunian yang cocok ada, tetapi belum ada yang siap untuk gelombang mana pun yang sudah bertanggal.",
        en: "Homes that fit exist, but none is ready for any wave that has a date.",
      };
    case "training_not_done":
      return {
        id: `Rencana pelatihannya selesai pada ${reason.readyOn}, sesudah gelombang terakhir yang sudah bertanggal.`,
        en: `Its training plan ends on ${reason.readyOn}, after the last wave that has a date.`,
      };
    case "retires_too_soon":
      return {
        id: `Setiap anggota yang dapat pindah terlalu dekat dengan pensiun (${reason.retiresOn}) pada hari setiap gelombang.`,
        en: `Every member who could move is too close to retirement (${reason.retiresOn}) on the day of every wave.`,
      };
    case "no_wave_has_a_date":
      return {
        id: "Belum ada gelombang yang tanggalnya diputuskan.",
        en: "No wave has a date yet.",
      };
    default:
      return assertNever(reason);
  }
}
