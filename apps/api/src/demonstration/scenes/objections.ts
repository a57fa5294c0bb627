import { findFile } from "../../objections/objections.store.ts";
import { commandNamed, joinAccount, playerOf } from "../players.ts";
import { someOfLaterWave, type Stage } from "../stage.ts";

/** Objections of four people of the second wave: two wait, one is computed, one is rejected. */
export async function object(stage: Stage): Promise<void> {
  const officer = await stage.as("objection-officer");
  const faults = [
    "Anak saya memakai kursi roda dan suratnya ada di berkas, tetapi hunian aksesibel dicatat tidak perlu.",
    "Pasangan saya dicatat tidak ikut pindah, padahal surat keterangannya sudah ada di berkas.",
    "Nilai kompetensi saya tertukar dengan hasil asesmen tahun sebelumnya.",
    "Hunian yang ditetapkan berada di lantai atas, sedangkan saya menginginkan lantai bawah.",
  ];
  const persons = someOfLaterWave(stage, 0, faults.length);
  const filed: string[] = [];
  for (const [at, fault] of faults.entries()) {
    const person = persons[at];
    if (person === undefined) return;
    const account = await joinAccount(stage.services, {
      signInName: `pegawai-${person.leadPersonId.toLowerCase()}`,
      displayName: "Pegawai Contoh",
      role: "employee",
      institutionCode: null,
      personId: person.leadPersonId,
      passwordHash: null,
    });
    const employee = playerOf(stage.services, account);
    const answer = await employee.objections.file({ ...commandNamed(`object ${at}`), fault });
    if (answer.kind !== "filed") return;
    filed.push(answer.objectionId);
  }
  const [computed, , , rejected] = filed;
  const [concerned] = persons;
  if (computed === undefined || rejected === undefined || concerned === undefined) return;
  const { household } = await findFile(stage.services.db, concerned.leadPersonId);
  const { householdId } = concerned;
  await officer.objections.review({ ...commandNamed("review 0"), objectionId: computed });
  await officer.objections.find({
    ...commandNamed("find 0"),
    objectionId: computed,
    facts: [
      {
        kind: "household",
        householdId,
        correct: { children: household.children + 1, accessible: true },
      },
    ],
    finding: "Berkas memuat satu anak lagi yang memakai kursi roda; verifikator melewatkannya.",
  });
  await officer.objections.review({ ...commandNamed("review 3"), objectionId: rejected });
  await officer.objections.reject({
    ...commandNamed("reject 3"),
    objectionId: rejected,
    answer:
      "Keinginan akan lantai lain bukan kesalahan verifikasi. Hunian ditetapkan menurut urutan dan aturan yang sama bagi semua.",
  });
}
