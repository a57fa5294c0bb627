// The whole chain on a small fictional country: who moves when, into which home, at what cost.
import { Lottery, plan, planHash } from "@pindah/domain/plan";
import { Policy } from "@pindah/domain/policy";
import { Dataset } from "@pindah/domain/registry";
import golden from "@pindah/domain/golden/plan/the-example-country/input.json" with { type: "json" };

const { input } = golden;
const policy = Policy.parse(input.policy);
const lottery = Lottery.parse(input.lottery);
const result = plan(Dataset.parse(input.dataset), policy, null, lottery);
if (!result.ok) throw new Error(JSON.stringify(result.error));

for (const { unitCode, outcome } of result.value.screening)
  console.log(`${unitCode}: ${outcome.kind === "class" ? outcome.class : outcome.kind}`);
for (const { householdId, waveId, towerId, rank, ticket } of result.value.placements)
  console.log(`${waveId} place ${rank}: ${householdId} (ticket ${ticket}) to ${towerId}`);
const { decided, notDecided } = result.value.costSummary.total;
console.log(`${decided} rupiah, and not decided: ${notDecided.join(", ")}`);

// The same facts with their rows in another order: the same plan, to the byte.
const shuffled = Dataset.parse({ ...input.dataset, people: input.dataset.people.toReversed() });
const again = plan(shuffled, policy, null, lottery);
console.log(again.ok && planHash(again.value) === planHash(result.value));

// Prints:
//   CABINET-ARCHIVE: P2
//   CABINET-SEC: P1
//   FISHERIES-FLEET: P1
//   FISHERIES-LAB: not_moved
//   W1 place 1: H-BUDI (ticket 2ae2e9262e247de3) to NORTH
//   W1 place 2: H-ANI (ticket 80b21ac00bd15345) to NORTH
//   W1 place 3: H-CITRA (ticket 6250e430430b54b7) to NORTH
//   W2 place 1: H-EKO (ticket b02d430cb5fbdbed) to SOUTH
//   W2 place 2: H-FAJAR (ticket f0ca98c6e9d76850) to SOUTH
//   5000000 rupiah, and not decided: pioneer
//   true
