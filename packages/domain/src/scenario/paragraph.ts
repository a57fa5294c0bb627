import { dateText, type Language, listText, type LocalDate, type WaveId } from "../kernel/index.ts";
import type { ChangeGroup, DifferenceAccount, GroupPlace } from "./account.ts";

/** Words the account needs from outside: names of waves and of reasons to wait. */
export type AccountWords = {
  readonly waveName: (waveId: WaveId) => string;
  readonly reasonText: (reason: Extract<GroupPlace, { kind: "waiting" }>["reason"]) => string;
};

/** The account in sentences, one for each tower, wave and group of households. */
export function accountSentences(
  account: DifferenceAccount,
  language: Language,
  words: AccountWords,
): readonly string[] {
  const { towers, diff, groups } = account;
  const id = language === "id";
  const day = (date: LocalDate | "not_known" | "not_decided") => {
    if (date === "not_known") return id ? "belum diketahui" : "not known";
    if (date === "not_decided") return id ? "belum diputuskan" : "not decided";
    return dateText(date, language);
  };
  if (towers.length + diff.waves.length + diff.units.length + groups.length === 0)
    return [id ? "Kedua rencana sama." : "The two plans are the same."];
  return [
    ...towers.map(({ towerId, before, after }) =>
      id
        ? `Menara ${towerId}: siap ${day(after)}, sebelumnya ${day(before)}.`
        : `Tower ${towerId}: ready ${day(after)}, before ${day(before)}.`,
    ),
    ...diff.units.map(({ unitCode, before, after }) =>
      id
        ? `Unit ${unitCode}: kelas ${after}, sebelumnya ${before}.`
        : `Unit ${unitCode}: class ${after}, before ${before}.`,
    ),
    ...diff.waves.map(({ waveId, movesOn, homesReady, peopleHoused }) => {
      const moved = movesOn.before === movesOn.after;
      const dates = moved ? "" : ` ${day(movesOn.before)} → ${day(movesOn.after)};`;
      return id
        ? `${words.waveName(waveId)}:${dates} rumah siap ${homesReady.before} → ${homesReady.after}, orang pindah ${peopleHoused.before} → ${peopleHoused.after}.`
        : `${words.waveName(waveId)}:${dates} homes ready ${homesReady.before} → ${homesReady.after}, people moved ${peopleHoused.before} → ${peopleHoused.after}.`;
    }),
    ...groups.map((group) => groupSentence(group, language, words)),
  ];
}

const MOST_UNITS_NAMED = 9;

function groupSentence(group: ChangeGroup, language: Language, words: AccountWords): string {
  const { people, units, becauseOf } = group;
  const id = language === "id";
  const named = units.slice(0, MOST_UNITS_NAMED).map((unit) => `${unit.unitCode} (${unit.people})`);
  const others = units.length - named.length;
  const rest = others === 0 ? [] : [id ? `${others} unit lain` : `${others} other units`];
  const who = id
    ? `${people.length} orang dari ${units.length} unit`
    : `${people.length} ${people.length === 1 ? "person" : "people"} of ${units.length} ${units.length === 1 ? "unit" : "units"}`;
  const towers = listText(becauseOf, language);
  const why =
    becauseOf.length === 0 ? "" : id ? `, karena menara ${towers}` : `, because of tower ${towers}`;
  return `${who} ${whatHappens(group, language, words)}${why}: ${listText([...named, ...rest], language)}.`;
}

function whatHappens(
  { change, from, to }: ChangeGroup,
  language: Language,
  words: AccountWords,
): string {
  const id = language === "id";
  const place = (which: GroupPlace) => {
    if (which.kind === "housed") return words.waveName(which.waveId);
    if (which.kind === "waiting") return words.reasonText(which.reason);
    return id ? "tidak pindah" : "not moving";
  };
  const a = place(from);
  const b = place(to);
  const phrases = {
    id: {
      moves_earlier: `pindah lebih awal: ${b}, sebelumnya ${a}`,
      moves_later: `pindah lebih lambat: ${b}, sebelumnya ${a}`,
      other_home: `memperoleh rumah lain dalam ${b}`,
      now_housed: `kini pindah dalam ${b}; sebelumnya menunggu (${a})`,
      now_waits: `kini menunggu (${b}); sebelumnya pindah dalam ${a}`,
      other_reason: `tetap menunggu, dengan alasan lain (${b}; sebelumnya ${a})`,
      now_moving: `kini termasuk yang pindah (${b})`,
      no_longer_moving: `tidak lagi termasuk yang pindah (sebelumnya ${a})`,
    },
    en: {
      moves_earlier: `move earlier: ${b}, before ${a}`,
      moves_later: `move later: ${b}, before ${a}`,
      other_home: `are given another home in ${b}`,
      now_housed: `now move in ${b}; before, they waited (${a})`,
      now_waits: `now wait (${b}); before, they moved in ${a}`,
      other_reason: `still wait, for another reason (${b}; before, ${a})`,
      now_moving: `are now among those who move (${b})`,
      no_longer_moving: `are no longer among those who move (before, ${a})`,
    },
  } as const;
  return phrases[language][change];
}
