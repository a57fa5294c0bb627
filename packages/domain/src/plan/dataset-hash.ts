import { canonicalJson, compareText, hashOf, hashText, type Json } from "../kernel/index.ts";
import type { Dataset } from "../registry/index.ts";

/**
 * The hash of a dataset, the same however its rows are ordered: each list is hashed over the
 * sorted canonical forms of its rows (RFC 8785, SHA-256), then the hashes together.
 */
export function datasetHash(dataset: Dataset): string {
  const lists: Record<string, string> = {};
  for (const [name, value] of Object.entries(dataset))
    if (value !== undefined) lists[name] = Array.isArray(value) ? listHash(value) : hashOf(value);
  return hashOf(lists);
}

function listHash(rows: readonly Json[]): string {
  return hashText(rows.map(canonicalJson).toSorted(compareText).join("\n"));
}
