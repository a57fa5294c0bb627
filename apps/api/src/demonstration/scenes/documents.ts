import { asc, eq } from "drizzle-orm";
import { offers } from "../../offers/offers.table.ts";
import { commandNamed } from "../players.ts";
import { wavesOf, type Stage } from "../stage.ts";

/** One signed sheet of a household that accepted, and the draft of the first wave's decree. */
export async function write(stage: Stage): Promise<void> {
  const [waveId] = wavesOf(stage);
  const [accepted] = await stage.services.db
    .select({ householdId: offers.householdId })
    .from(offers)
    .where(eq(offers.state, "accepted"))
    .orderBy(asc(offers.madeAt), asc(offers.householdId))
    .limit(1);
  if (waveId === undefined || accepted === undefined) return;
  const officer = await stage.as("housing-officer");
  const approver = await stage.as("approver");
  const sheet = await officer.documents.draftEntitlement({
    ...commandNamed("sheet"),
    householdId: accepted.householdId,
  });
  await approver.documents.sign({ ...commandNamed("sign sheet"), ...sheet });
  const planner = await stage.as("planner");
  await planner.documents.draftDecree({ ...commandNamed("decree"), waveId });
}
