import type { DeclineReason, OfferAnswer } from "@pindah/domain/housing";
import type { HouseholdId, WaveId } from "@pindah/domain/kernel";
import { inArray } from "drizzle-orm";
import { demonstrationPassword } from "../../access/sign-in.store.ts";
import { expireOffers } from "../../offers/execute.ts";
import { offers } from "../../offers/offers.table.ts";
import { commandNamed, joinAccount, type Player } from "../players.ts";
import { approvedOn, wavesOf, type Stage } from "../stage.ts";

const dayMs = 24 * 3_600_000;

/**
 * Offers of the first wave: some of last month, of which one ran out, and those of today. In the
 * last wave one is declined whose home fits somebody who waits.
 */
export async function offer(stage: Stage): Promise<void> {
  const [first] = wavesOf(stage);
  const last = wavesOf(stage).at(-1);
  if (first === undefined || last === undefined) return;
  const { services } = stage;
  const start = Date.parse(`${approvedOn(stage)}T03:00:00Z`);
  const answerAll = async (by: Player, given: readonly (readonly [HouseholdId, OfferAnswer])[]) => {
    for (const [householdId, answer] of given)
      await by.offers.answer({ ...commandNamed(`answer ${householdId}`), householdId, answer });
  };
  const accepted = (householdIds: readonly HouseholdId[]) =>
    householdIds.map((householdId) => [householdId, { kind: "accept" }] as const);
  const declined = (householdId: HouseholdId | undefined, reason: DeclineReason) =>
    householdId === undefined ? [] : [[householdId, { kind: "decline", reason }] as const];

  const earlier = await stage.as("housing-officer", start - 16 * dayMs);
  const early = await make(earlier, stage, first, 5);
  await answerAll(
    await stage.as("housing-officer", start - 12 * dayMs),
    accepted(early.slice(0, 4)),
  );
  await expireOffers(services);

  const officer = await stage.as("housing-officer");
  const open = await make(officer, stage, first, 30);
  await answerAll(officer, [...accepted(open.slice(0, 8)), ...declined(open[8], "family")]);
  const late = await make(officer, stage, last, 3);
  await answerAll(officer, [...accepted(late.slice(0, 1)), ...declined(late[1], "place_of_work")]);

  // Somebody who signs in finds an offer to answer.
  const asked = stage.placed.find(({ householdId }) => householdId === open[9]);
  if (asked === undefined) return;
  await joinAccount(services, {
    signInName: "employee-2",
    displayName: "Pegawai Contoh Kedua",
    role: "employee",
    institutionCode: null,
    personId: asked.leadPersonId,
    passwordHash: await services.passwords.hash(demonstrationPassword),
  });
}

/** Makes offers, and tells the households in the order of the allocation. */
async function make(officer: Player, stage: Stage, waveId: WaveId, atMost: number) {
  const made = await officer.offers.make({
    ...commandNamed(`offer ${atMost} of ${waveId}`),
    waveId,
    atMost,
  });
  if (made.kind !== "done" || made.offerIds.length === 0) return [];
  const rows = await stage.services.db
    .select({ householdId: offers.householdId })
    .from(offers)
    .where(inArray(offers.offerId, made.offerIds));
  const offered = new Set(rows.map(({ householdId }) => householdId));
  return stage.placed.flatMap(({ householdId }) => (offered.has(householdId) ? [householdId] : []));
}
