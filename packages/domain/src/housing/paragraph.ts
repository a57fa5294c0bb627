import { assertNever, type Language } from "../kernel/index.ts";
import type {
  BetterWish,
  DenialReason,
  HousingExplanation,
  TeamReason,
  WaitingBecause,
} from "./explanation.ts";

/** An explanation as one paragraph. Every figure of it is in the data; nothing is added. */
export function housingParagraph(explanation: HousingExplanation, language: Language): string {
  const write = language === "id" ? INDONESIAN : ENGLISH;
  if (explanation.kind === "waiting") {
    const { household, rank, because } = explanation;
    return `${write.waits(household, rank)} ${write.because(because)}`;
  }
  return [
    write.housed(explanation),
    write.misfit(explanation.misfit, explanation.misfitByRule),
    ...(explanation.team === undefined ? [] : [write.team(explanation.team)]),
    ...explanation.better.map((wish) => write.notBetter(wish)),
  ].join(" ");
}

type Housed = Extract<HousingExplanation, { kind: "housed" }>;

type Words = {
  readonly waits: (household: string, rank: number) => string;
  readonly because: (because: WaitingBecause) => string;
  readonly housed: (explanation: Housed) => string;
  readonly misfit: (misfit: number, rules: Housed["misfitByRule"]) => string;
  readonly team: (team: TeamReason) => string;
  readonly notBetter: (wish: BetterWish) => string;
};

const INDONESIAN: Words = {
  waits: (household, rank) =>
    `Rumah tangga ${household} berada di urutan ke-${rank} dan belum mendapat hunian.`,
  because: (because) => {
    switch (because.kind) {
      case "no_home_fits":
        return because.together
          ? `Tidak ada hunian yang memenuhi semua aturan ini sekaligus: ${because.rules.join(", ")}.`
          : `Setiap hunian ditolak oleh aturan: ${because.rules.join(", ")}.`;
      case "homes_taken_by_higher_priority":
        return (
          `Sebanyak ${because.fitting} hunian sesuai baginya; bersama hunian yang dapat ` +
          `dipertukarkan, ada ${because.capacity} hunian dalam jangkauan dan semuanya ditempati ` +
          `rumah tangga di urutan sebelumnya` +
          (because.cutOff === null
            ? "."
            : `; yang terakhir di urutan ke-${because.cutOff.rank} (kelompok ` +
              `${because.cutOff.band}, undian ${because.cutOff.ticket}).`)
        );
      case "quota_used_up":
        return `Kuota ${because.quota} sebanyak ${because.atMost} sudah habis oleh urutan sebelumnya.`;
      default:
        return assertNever(because);
    }
  },
  housed: ({ household, rank, home, tower, wish }) =>
    `Rumah tangga ${household} berada di urutan ke-${rank} dan mendapat hunian ${home} di menara ` +
    `${tower}, ${wish === null ? "di luar menara yang dipilihnya" : `pilihannya yang ke-${wish}`}.`,
  misfit: (misfit, rules) =>
    misfit === 0
      ? "Hunian ini tepat menurut semua aturan."
      : `Ketidaksesuaian hunian ini ${misfit}: ` +
        `${rules.map((rule) => `${rule.rule} ${rule.misfit}`).join(", ")}.`,
  team: ({ team, tower, members, together, isKept }) =>
    `Tim ${team} ditempatkan di menara ${tower} karena pilihan menara itu, bersama semua tim lain, ` +
    `menyatukan paling banyak anggota tanpa mengubah siapa yang mendapat hunian: ${together} dari ` +
    `${members} rumah tangganya tinggal di sana` +
    (isKept ? ", termasuk rumah tangga ini." : "; rumah tangga ini tidak tertampung di sana."),
  notBetter: ({ wish, tower, fitting, because }) =>
    fitting === 0
      ? `Pilihan ke-${wish}, menara ${tower}, tidak memiliki hunian yang sesuai.`
      : `Pilihan ke-${wish}, menara ${tower}, memiliki ${fitting} hunian yang sesuai: ` +
        `${because.map(denialInIndonesian).join("; ")}.`,
};

function denialInIndonesian(reason: DenialReason): string {
  switch (reason.kind) {
    case "taken_by_higher_priority":
      return (
        `${reason.homes} hunian ditempati urutan sebelumnya, ` +
        `yang terakhir urutan ke-${reason.lastRank}`
      );
    case "would_raise_misfit":
      return `memberikannya menambah ketidaksesuaian keseluruhan sebesar ${reason.by}`;
    case "needed_by_others":
      return (
        `sejak urutan ke-${reason.atRank}, sisa dari ${reason.homes} hunian hanya cukup bagi ` +
        `rumah tangga yang tidak dapat tinggal di tempat lain`
      );
    case "needed_where_it_is":
      return (
        `sejak urutan ke-${reason.atRank}, semua yang dapat menempati ${reason.homes} hunian ` +
        `tempatnya sekarang dibutuhkan di sana`
      );
    case "kept_with_team":
      return `rumah tangga ini tinggal bersama tim ${reason.team} di menara ${reason.tower}`;
    default:
      return assertNever(reason);
  }
}

const ENGLISH: Words = {
  waits: (household, rank) => `Household ${household} is at place ${rank} and has no home yet.`,
  because: (because) => {
    switch (because.kind) {
      case "no_home_fits":
        return because.together
          ? `No home satisfies all of these rules at once: ${because.rules.join(", ")}.`
          : `Every home is excluded by the rules: ${because.rules.join(", ")}.`;
      case "homes_taken_by_higher_priority":
        return (
          `${because.fitting} homes fit it; with the homes that can be exchanged for them, ` +
          `${because.capacity} homes are within reach, and all of them went to households before it` +
          (because.cutOff === null
            ? "."
            : `; the last is at place ${because.cutOff.rank} (band ${because.cutOff.band}, ` +
              `ticket ${because.cutOff.ticket}).`)
        );
      case "quota_used_up":
        return `The quota ${because.quota} of ${because.atMost} was used up by households before it.`;
      default:
        return assertNever(because);
    }
  },
  housed: ({ household, rank, home, tower, wish }) =>
    `Household ${household} is at place ${rank} and gets home ${home} in tower ${tower}, ` +
    `${wish === null ? "which is not among its wishes" : `its wish number ${wish}`}.`,
  misfit: (misfit, rules) =>
    misfit === 0
      ? "The home fits exactly by all rules."
      : `The misfit of the home is ${misfit}: ` +
        `${rules.map((rule) => `${rule.rule} ${rule.misfit}`).join(", ")}.`,
  team: ({ team, tower, members, together, isKept }) =>
    `Team ${team} is in tower ${tower} because that choice, with those of all other teams, keeps ` +
    `most members together without changing who has a home: ${together} of its ${members} ` +
    `households live there` +
    (isKept ? ", this one among them." : "; there was no room for this one."),
  notBetter: ({ wish, tower, fitting, because }) =>
    fitting === 0
      ? `Wish ${wish}, tower ${tower}, has no home that fits.`
      : `Wish ${wish}, tower ${tower}, has ${fitting} homes that fit: ` +
        `${because.map(denialInEnglish).join("; ")}.`,
};

function denialInEnglish(reason: DenialReason): string {
  switch (reason.kind) {
    case "taken_by_higher_priority":
      return `${reason.homes} went to households before it, the last at place ${reason.lastRank}`;
    case "would_raise_misfit":
      return `giving it one would raise the misfit of all by ${reason.by}`;
    case "needed_by_others":
      return (
        `from place ${reason.atRank} on, what was left of ${reason.homes} homes was only just ` +
        `enough for households that can live nowhere else`
      );
    case "needed_where_it_is":
      return (
        `from place ${reason.atRank} on, everybody who could live in the ${reason.homes} homes ` +
        `where it lives was needed there`
      );
    case "kept_with_team":
      return `it lives with team ${reason.team} in tower ${reason.tower}`;
    default:
      return assertNever(reason);
  }
}
