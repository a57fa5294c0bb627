import { summaryLines } from "@pindah/cli/summary";
import type { Account, ApiClient } from "./api-client.ts";

const planner = "planner";
/** Published counts of units in priority one, two and three, by their id in the reference data. */
const publishedUnits = ["units_p1", "units_p2", "units_p3"];

/** The plan of record as the API tells it to a planner, in some twenty lines. */
export async function planSummary(
  client: ApiClient,
  accounts: readonly Account[],
  language: "id" | "en",
): Promise<readonly string[]> {
  const account = accounts.find(({ role }) => role === planner);
  if (account === undefined) {
    return ["This database has no demonstration accounts, so its plan is not shown here."];
  }
  const { signInName, password } = account;
  await client.access.signIn.mutate({ signInName, password });
  try {
    const { planOfRecord, reference } = await client.plan.current.query({});
    if (planOfRecord === null) return ["No plan has been approved yet."];
    const { policy } = await client.policy.current.query({});
    const units = reference.filter(({ id }) => publishedUnits.includes(id));
    const [source] = units.map(
      (figure) => `${new URL(figure.source).hostname}, ${figure.statedOn}`,
    );
    const figures = { units: units.map(({ value }) => value), source: source ?? "" };
    const plan = { ...planOfRecord, policyId: policy.id };
    return summaryLines(plan, policy, planOfRecord.planHash ?? "", figures, language);
  } finally {
    await client.access.signOut.mutate({});
  }
}
