import { commandNamed } from "../players.ts";
import { someOfLaterWave, type Stage } from "../stage.ts";

/** Four hardship reviews: one granted, one refused, two that wait. */
export async function review(stage: Stage): Promise<void> {
  const planner = await stage.as("planner");
  const approver = await stage.as("approver");
  const asked = [
    [
      "postpone",
      "school_year",
      "Anak berada pada tahun terakhir sekolah; pindah diminta setelah kelulusan.",
    ],
    ["exempt", "other", "Meminta tetap di kantor lama tanpa alasan yang tercantum dalam pedoman."],
    [
      "postpone",
      "health_care",
      "Perawatan rutin belum tersedia di tempat tujuan menurut surat dokter di berkas.",
    ],
    ["exempt", "care_of_family", "Satu-satunya perawat orang tua yang tidak dapat dipindahkan."],
  ] as const;
  const decided = [
    ["grant", "Ditunda sampai akhir tahun ajaran; setelah itu ikut gelombang berikutnya."],
    ["refuse", "Alasan tidak termasuk yang diatur; yang bersangkutan dapat mengajukan keberatan."],
  ] as const;
  const persons = someOfLaterWave(stage, 1, asked.length);
  for (const [at, [measure, ground, reason]] of asked.entries()) {
    const personId = persons[at]?.leadPersonId;
    if (personId === undefined) return;
    const input = { personId, measure, ground, reason };
    const { decisionId, contentHash } = await planner.decisions.propose({
      ...commandNamed(`hardship ${at}`),
      ...input,
    });
    const decision = decided[at];
    if (decision === undefined) continue;
    const [act, why] = decision;
    await approver.decisions.decide({
      ...commandNamed(`decide ${at}`),
      decisionId,
      contentHash,
      act,
      reason: why,
    });
  }
}
