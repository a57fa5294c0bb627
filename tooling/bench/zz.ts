import { readFileSync } from "node:fs";
import { TowerId, InstitutionCode } from "@pindah/domain/kernel";
import { createPlanner } from "@pindah/domain/plan";
import { generateDataset, loadIllustrativePolicy } from "@pindah/nusantara";
import { diffPlans } from "@pindah/domain/scenario";
const people = Number(process.argv[2] ?? 11916);
const only = process.argv[3];
const policy = loadIllustrativePolicy();
const dataset = generateDataset({ people, seed: 1 });
const planner = createPlanner();
const lottery = { seed: "benchmark seed, not a public event", source: "b" };
const both = { id: "x", en: "x" };
const [w1, w2] = dataset.waves.filter((w) => w.movesOn !== "not_decided").toSorted((a, b) => (a.movesOn < b.movesOn ? -1 : 1));
const inst = dataset.institutions[3].code;
const kinds: Record<string, (n: number) => any> = {
  package_delay: (n) => ({ kind: "package_delay", packageCode: "ASN-1", months: n }),
  tower_delay: (n) => ({ kind: "tower_delay", towerId: TowerId.parse("ASN4-01"), months: n }),
  tower_ready: (n) => ({ kind: "tower_ready", towerId: TowerId.parse("ASN4-01"), readyOn: `2024-${String((n % 12) + 1).padStart(2, "0")}-01` }),
  wave_date: (n) => ({ kind: "wave_date", waveId: w1.waveId, movesOn: `2024-${String((n % 12) + 1).padStart(2, "0")}-03` }),
  wave_none: (n) => ({ kind: "wave_date", waveId: w1.waveId, movesOn: n % 2 ? "not_decided" : w1.movesOn }),
  housing_priority: (n) => ({ kind: "housing_priority", priority: n % 2 === 0 ? ["families_first"] : ["screening_class", "families_first"] }),
  majority: (n) => ({ kind: "majority", points: 50 + n }),
  reserved: (n) => ({ kind: "tower_reserved_for", towerId: TowerId.parse("ASN4-01"), reservedFor: n % 2 ? "security" : "asn" }),
  ready_means: (n) => ({ kind: "ready_means", definition: ["built", "furnished", "handed_over", "habitable"][n % 4] }),
  people_wanted: (n) => ({ kind: "people_wanted", people: 1000 + 37 * n }),
  institution_homes: (n) => ({ kind: "institution_homes", institutionCode: inst, waveId: w1.waveId, homes: n }),
  seats: (n) => ({ kind: "office_seats", waveId: w1.waveId, seats: 100 + 10 * n }),
  budget: (n) => ({ kind: "budget_ceiling", waveId: w1.waveId, rupiah: 1_000_000_000 + n * 10_000_000 }),
  budget_all: (n) => ({ kind: "budget_ceiling", waveId: null, rupiah: 2_000_000_000 + n * 10_000_000 }),
  cores: (n) => ({ kind: "cores_together", together: n % 2 === 0 }),
  sharing: (n) => ({ kind: "sharing", rule: n % 2 === 0 ? JSON.parse(readFileSync("../../packages/nusantara/data/scenarios/03-wanted-3072.json","utf8")).patches.find((p) => p.kind === "sharing").rule : null }),
};
const run = (patches: any[]) => { const p = planner(dataset, policy, { id: "b", title: both, reason: both, patches }, lottery); if (!p.ok) throw new Error(JSON.stringify(p.error)); return p.value; };
for (let i = 0; i < 5; i++) run([kinds.package_delay(i)]);
const cpu = () => { const { user, system } = process.threadCpuUsage(); return (user + system) / 1000; };
for (const [name, make] of Object.entries(kinds)) {
  if (only && name !== only) continue;
  const times: number[] = []; let moved = 0;
  try {
  for (let i = 0; i < (only ? 60 : 15); i++) { const s = cpu(); const p = run([make((i * 7) % 31)]); times.push(cpu() - s); moved = p.totals.peopleHoused; }
  times.sort((a, b) => a - b);
  console.log(name.padEnd(18), times[times.length >> 1].toFixed(1), times.at(-1)!.toFixed(1), moved);
  } catch (e) { console.log(name, String(e).slice(0, 200)); }
}
