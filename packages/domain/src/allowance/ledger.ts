import {
  compareText,
  err,
  type HouseholdId,
  type InstitutionCode,
  type LocalDate,
  ok,
  type Result,
} from "../kernel/index.ts";
import type { HouseholdCost } from "./result.ts";

/** Where money is: what an institution's budget owes for, what a household is due, what was paid. */
export type Account =
  | {
      readonly kind: "expense";
      readonly institutionCode: InstitutionCode;
      readonly component: string;
    }
  | { readonly kind: "due"; readonly householdId: HouseholdId }
  | { readonly kind: "treasury" };

/** Debit positive, credit negative, in whole rupiah. */
export type Posting = { readonly account: Account; readonly rupiah: number };

/** What happened on a day; its postings add up to nothing. Corrected by its opposite, never changed. */
export type Transaction = {
  readonly id: string;
  readonly on: LocalDate;
  readonly kind: "entitled" | "paid" | "reversed";
  readonly postings: readonly Posting[];
  readonly reason: string;
};

/** Why a transaction is not entered. */
export type LedgerRefusal =
  | { readonly kind: "not_balanced"; readonly id: string; readonly difference: number }
  | { readonly kind: "id_used"; readonly id: string }
  | { readonly kind: "not_whole_rupiah"; readonly id: string; readonly rupiah: number }
  | {
      readonly kind: "paid_beyond_due";
      readonly id: string;
      readonly householdId: HouseholdId;
      readonly due: number;
      readonly paid: number;
    };

/** Everything that was owed, paid and reversed, in the order in which it was entered. */
export type Ledger = { readonly transactions: readonly Transaction[] };

/** A ledger before its first transaction. */
export const EMPTY_LEDGER: Ledger = { transactions: [] };

/** What a household is entitled to: only amounts that are decided are owed. */
export function entitlement(cost: HouseholdCost, on: LocalDate): Transaction {
  const { householdId, institutionCode } = cost;
  const owed = cost.lines.filter((line) => line.kind === "decided" && line.low > 0);
  const total = owed.reduce((sum, line) => sum + line.low, 0);
  return {
    id: `entitled ${householdId} ${cost.waveId}`,
    on,
    kind: "entitled",
    reason: `moves in ${cost.waveId}`,
    postings: [
      ...owed.map((line) => ({
        account: { kind: "expense" as const, institutionCode, component: line.component },
        rupiah: line.low,
      })),
      { account: { kind: "due", householdId }, rupiah: -total },
    ],
  };
}

/** A payment to a household, against what it is owed. */
export function payment(
  id: string,
  householdId: HouseholdId,
  rupiah: number,
  on: LocalDate,
  reason: string,
): Transaction {
  return {
    id,
    on,
    kind: "paid",
    reason,
    postings: [
      { account: { kind: "due", householdId }, rupiah },
      { account: { kind: "treasury" }, rupiah: -rupiah },
    ],
  };
}

/** The opposite of a transaction: how a mistake is taken back. */
export function reversal(of: Transaction, on: LocalDate, reason: string): Transaction {
  return {
    id: `reversed ${of.id}`,
    on,
    kind: "reversed",
    reason,
    postings: of.postings.map(({ account, rupiah }) => ({ account, rupiah: -rupiah })),
  };
}

/** The ledger with one more transaction, or why it cannot be entered. Nothing is ever taken out. */
export function enter(ledger: Ledger, transaction: Transaction): Result<Ledger, LedgerRefusal> {
  const entered = enterAll(ledger, [transaction]);
  if (entered.ok) return entered;
  return err(entered.error[0]);
}

/** All of them, in turn, or none: every refusal is told at once. */
export function enterAll(
  { transactions }: Ledger,
  more: readonly Transaction[],
): Result<Ledger, readonly [LedgerRefusal, ...LedgerRefusal[]]> {
  const ids = new Set(transactions.map((entry) => entry.id));
  const due = new Map<HouseholdId, number>();
  const book = ({ postings }: Transaction) => {
    for (const { account, rupiah } of postings)
      if (account.kind === "due")
        due.set(account.householdId, (due.get(account.householdId) ?? 0) - rupiah);
  };
  for (const transaction of transactions) book(transaction);
  const refused: LedgerRefusal[] = [];
  for (const transaction of more) {
    const refusal = refusalOf(transaction, ids, due);
    if (refusal === null) {
      ids.add(transaction.id);
      book(transaction);
    } else refused.push(refusal);
  }
  const [first, ...others] = refused;
  if (first !== undefined) return err([first, ...others]);
  return ok({ transactions: [...transactions, ...more] });
}

function refusalOf(
  { id, kind, postings }: Transaction,
  ids: ReadonlySet<string>,
  due: ReadonlyMap<HouseholdId, number>,
): LedgerRefusal | null {
  if (ids.has(id)) return { kind: "id_used", id };
  const broken = postings.find(({ rupiah }) => !Number.isSafeInteger(rupiah));
  if (broken !== undefined) return { kind: "not_whole_rupiah", id, rupiah: broken.rupiah };
  const difference = postings.reduce((sum, { rupiah }) => sum + rupiah, 0);
  if (difference !== 0) return { kind: "not_balanced", id, difference };
  if (kind !== "paid") return null;
  for (const { account, rupiah } of postings) {
    if (account.kind !== "due") continue;
    const open = due.get(account.householdId) ?? 0;
    if (rupiah > open)
      return {
        kind: "paid_beyond_due",
        id,
        householdId: account.householdId,
        due: open,
        paid: rupiah,
      };
  }
  return null;
}

/** The balance of one account: the sum of its postings, in whole rupiah. */
export function balanceOf({ transactions }: Ledger, account: Account): number {
  const key = accountKey(account);
  let sum = 0;
  for (const { postings } of transactions)
    for (const posting of postings) if (accountKey(posting.account) === key) sum += posting.rupiah;
  return sum;
}

/** Balance of every account, by name; together they are nothing. */
export function trialBalance({ transactions }: Ledger): readonly Posting[] {
  const balances = new Map<string, Posting>();
  for (const { postings } of transactions)
    for (const { account, rupiah } of postings) {
      const key = accountKey(account);
      const before = balances.get(key)?.rupiah ?? 0;
      balances.set(key, { account, rupiah: before + rupiah });
    }
  return [...balances].toSorted(([a], [b]) => compareText(a, b)).map(([, posting]) => posting);
}

function accountKey(account: Account): string {
  switch (account.kind) {
    case "expense":
      return `expense ${account.institutionCode} ${account.component}`;
    case "due":
      return `due ${account.householdId}`;
    case "treasury":
      return "treasury";
  }
}
