import { checkReceipt, PublishedReceipts, type ReceiptCheck } from "@pindah/domain/publication";

/** Checks a receipt against `receipts.json` of a release: fetched when somebody asks for it. */
export function check(receipt: string, published: string): ReceiptCheck {
  return checkReceipt(receipt, PublishedReceipts.parse(JSON.parse(published)));
}

export type ReceiptChecker = { readonly check: typeof check };
