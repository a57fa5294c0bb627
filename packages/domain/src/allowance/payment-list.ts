import { err, type LocalDate, ok, type PersonId, type Result } from "../kernel/index.ts";
import { payment, type Transaction } from "./ledger.ts";
import type { HouseholdCost } from "./result.ts";

/** What is to be paid to households, by three people who are never the same. */
export type PaymentList = {
  readonly id: string;
  readonly on: LocalDate;
  readonly items: readonly {
    readonly householdId: HouseholdCost["householdId"];
    readonly rupiah: number;
  }[];
  readonly madeBy: PersonId;
  readonly approvedBy: PersonId;
  readonly authorisedBy: PersonId;
};

/** Why a payment list may not be paid; every reason at once. */
export type PaymentListRefusal =
  | {
      readonly kind: "same_person";
      readonly roles: readonly ["made" | "approved", "approved" | "authorised"];
    }
  | { readonly kind: "pays_oneself"; readonly householdId: HouseholdCost["householdId"] }
  | { readonly kind: "household_twice"; readonly householdId: HouseholdCost["householdId"] }
  | { readonly kind: "nothing_to_pay"; readonly householdId: HouseholdCost["householdId"] };

/**
 * The transactions of a list, one for each household, or all that is wrong with it. Who made it does
 * not approve it, who approved it does not authorise it, and nobody decides about the own household.
 */
export function authorisePayments(
  { id, on, items, madeBy, approvedBy, authorisedBy }: PaymentList,
  householdOf: ReadonlyMap<PersonId, HouseholdCost["householdId"]>,
): Result<readonly Transaction[], readonly [PaymentListRefusal, ...PaymentListRefusal[]]> {
  const found: PaymentListRefusal[] = [];
  if (madeBy === approvedBy) found.push({ kind: "same_person", roles: ["made", "approved"] });
  if (madeBy === authorisedBy) found.push({ kind: "same_person", roles: ["made", "authorised"] });
  if (approvedBy === authorisedBy)
    found.push({ kind: "same_person", roles: ["approved", "authorised"] });
  const own = new Set([madeBy, approvedBy, authorisedBy].map((person) => householdOf.get(person)));
  const seen = new Set<HouseholdCost["householdId"]>();
  for (const { householdId, rupiah } of items) {
    if (own.has(householdId)) found.push({ kind: "pays_oneself", householdId });
    if (seen.has(householdId)) found.push({ kind: "household_twice", householdId });
    if (rupiah <= 0) found.push({ kind: "nothing_to_pay", householdId });
    seen.add(householdId);
  }
  const [first, ...more] = found;
  if (first !== undefined) return err([first, ...more]);
  return ok(
    items.map(({ householdId, rupiah }) =>
      payment(`${id} ${householdId}`, householdId, rupiah, on, `payment list ${id}`),
    ),
  );
}
