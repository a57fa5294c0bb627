import type { Plan } from "@pindah/domain/plan";
import type { TeamOfPlacement } from "@pindah/domain/waves";
import { formatNumber, type Language } from "@pindah/ui";

/** One line for each wave with teams: how many are together, the most possible, and the gap. */
export function teamLines({ waves }: Pick<Plan, "waves">, language: Language): readonly string[] {
  const number = (value: number) => formatNumber(value, language);
  return waves.flatMap(({ waveId, teams }) => {
    if (teams === undefined) return [];
    const { households, together, bound } = teams;
    const gap = bound === 0 ? "0" : ((100 * (bound - together)) / bound).toFixed(3);
    return [
      language === "id"
        ? `Gelombang ${waveId}: ${number(together)} dari ${number(households)} rumah tangga anggota tim tinggal di menara timnya; paling banyak ${number(bound)} (selisih ${gap.replace(".", ",")} %).`
        : `Wave ${waveId}: ${number(together)} of ${number(households)} households of teams live in the tower of their team; at most ${number(bound)} could (gap ${gap} %).`,
    ];
  });
}

/** Why a household of a team lives where it does. */
export function teamText(
  { unitCode, towerId, households, together, isKept }: TeamOfPlacement,
  language: Language,
): string {
  const number = (value: number) => formatNumber(value, language);
  if (language === "id")
    return (
      `Tim unit ${unitCode} ditempatkan di menara ${towerId}, karena pilihan menara semua tim itu ` +
      `menyatukan paling banyak anggota tanpa mengubah siapa yang mendapat rumah: ` +
      `${number(together)} dari ${number(households)} rumah tangganya tinggal di sana` +
      (isKept ? "." : "; rumah tangga ini tidak tertampung.")
    );
  return (
    `The team of unit ${unitCode} is in tower ${towerId}, because that choice of towers for all ` +
    `teams keeps most members together without changing who has a home: ${number(together)} of ` +
    `its ${number(households)} households live there` +
    (isKept ? "." : "; there was no room for this one.")
  );
}
