// One unit, screened by an invented policy, with its reasons.
// Run with Node 22.18 or newer: node screen-one-unit.ts
import { LocalDate, PolicyId } from "@pindah/domain/kernel";
import { Institution, Score, Unit } from "@pindah/domain/registry";
import {
  proveScreening,
  ScreeningPolicy,
  screeningParagraph,
  screenUnits,
} from "@pindah/domain/screening";
import golden from "@pindah/domain/golden/screening/priority-2-with-62-points/input.json" with { type: "json" };

// Parse once, at the edge: what comes back is typed, and what is wrong is said here.
const policy = ScreeningPolicy.parse(golden.input.policy);
const institution = Institution.parse(golden.input.institutions[0]);
const unit = Unit.parse(golden.input.units[0]);
const scores = golden.input.scores.map((score) => Score.parse(score));

// A policy proves itself before it is used: every profile of levels gets exactly one class.
const proof = proveScreening(policy);
if (!proof.ok) throw new Error(JSON.stringify(proof.error));
console.log(`${proof.value.profiles} profiles proven`);

const onDate = LocalDate.parse(golden.input.onDate);
const [screening] = screenUnits(
  { units: [unit], institutions: [institution], scores, onDate },
  policy,
);
if (screening === undefined) throw new Error("one unit in, one result out");
console.log(JSON.stringify(screening.outcome));
for (const { class: name, coalition, points, needed } of screening.classes)
  console.log(`${name}: ${coalition.join(" ")} = ${points} points, ${needed} needed`);

const context = {
  unit,
  institution,
  policy,
  policyId: PolicyId.parse("EXAMPLE"),
  inForceFrom: onDate,
};
console.log(screeningParagraph(screening, context, "en"));
console.log(screeningParagraph(screening, context, "id"));

// Prints:
//   78125 profiles proven
//   {"kind":"class","class":"P2"}
//   P1: A1 B1 = 40 points, 60 needed
//   P2: A1 A2 B1 C1 = 62 points, 60 needed
//   P3: A1 A2 A3 B1 B2 C1 = 88 points, 60 needed
//   **Unit U1 (KX) is Priority 2** under policy EXAMPLE (in force from 1 July 2024). It meets the Priority 2 standard on importance for the state (4), competitiveness (3), decision support (4) and risk (3): together 62 of 100 points, where 60 are needed. It does not reach Priority 1: at that standard it has importance for the state (4) and decision support (4) only, 40 points, 20 short. No override applies. The result is sensitive: moving more than 2 points of weight away from the criteria it meets loses Priority 2; one level less on competitiveness or risk makes it Priority 3. Counting the spread of the assessors and of weights near the policy: Priority 2 66.5% and Priority 3 33.5%. The weighted sum of 47.50 would give Priority 3; the two views disagree. All assessors agreed.
//   **Unit U1 (KX) masuk Prioritas 2** menurut kebijakan EXAMPLE (berlaku sejak 1 Juli 2024). Unit memenuhi standar Prioritas 2 pada kepentingan bagi negara (4), daya saing (3), pendukung keputusan (4), dan risiko (3): 62 dari 100 poin, minimal 60. Tidak mencapai Prioritas 1: standar itu hanya dipenuhi pada kepentingan bagi negara (4) dan pendukung keputusan (4), 40 poin, kurang 20. Tidak ada ketentuan khusus yang berlaku. Hasil ini peka: lebih dari 2 poin bobot yang berpindah dari kriteria yang memenuhi membuatnya kehilangan Prioritas 2; satu tingkat lebih rendah pada daya saing atau risiko menjadikannya Prioritas 3. Dengan sebaran penilai dan bobot di sekitar kebijakan: Prioritas 2 66,5% dan Prioritas 3 33,5%. Jumlah berbobot 47,50 akan menghasilkan Prioritas 3; kedua pandangan berbeda. Semua penilai sepakat.
