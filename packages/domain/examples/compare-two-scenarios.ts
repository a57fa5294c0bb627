// What a delay costs: the same country, with one tower nobody can date any more.
import { Lottery, createPlanner } from "@pindah/domain/plan";
import { Policy } from "@pindah/domain/policy";
import { Dataset } from "@pindah/domain/registry";
import { diffPlans, Scenario } from "@pindah/domain/scenario";
import golden from "@pindah/domain/golden/plan/the-example-country/input.json" with { type: "json" };

const dataset = Dataset.parse(golden.input.dataset);
const policy = Policy.parse(golden.input.policy);
const lottery = Lottery.parse(golden.input.lottery);
const delay = Scenario.parse({
  id: "south-unknown",
  title: { id: "Menara SOUTH belum jelas", en: "Tower SOUTH is not known" },
  reason: { id: "Laporan lapangan", en: "Site report" },
  patches: [{ kind: "tower_ready", towerId: "SOUTH", readyOn: "not_known" }],
});

// A planner keeps what a scenario does not touch, so the second run is quick.
const planner = createPlanner();
const base = planner(dataset, policy, null, lottery);
const delayed = planner(dataset, policy, delay, lottery);
if (!base.ok || !delayed.ok) throw new Error("refused");

const difference = diffPlans(base.value, delayed.value);
for (const { waveId, homesReady, peopleHoused } of difference.waves)
  console.log(
    `${waveId}: homes ${homesReady.before} to ${homesReady.after}, ` +
      `people housed ${peopleHoused.before} to ${peopleHoused.after}`,
  );
for (const { householdId, change, after } of difference.households)
  console.log(`${householdId} ${change}: ${after.kind === "waiting" ? after.reason : after.kind}`);

// A scenario that names nothing known is refused with every name at once, never half applied.
const wrong = Scenario.parse({
  ...delay,
  patches: [{ kind: "tower_delay", towerId: "WEST", months: 2 }],
});
const refused = planner(dataset, policy, wrong, lottery);
console.log(refused.ok ? "planned" : JSON.stringify(refused.error));

// Prints:
//   W2: homes 6 to 3, people housed 2 to 0
//   H-EKO now_waits: homes_taken_by_higher_priority
//   H-FAJAR now_waits: homes_taken_by_higher_priority
//   {"kind":"scenario_refused","problems":[{"kind":"tower_unknown","patch":0,"towerId":"WEST"}]}
