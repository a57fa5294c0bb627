import type { Place } from "./is-prose.ts";

/**
 * Is this the branch of a `switch` that only says that there is no other case? The compiler proves
 * that nothing reaches it, so no test can.
 */
export function isUnreachable({ node }: Place): boolean {
  if (node.type !== "SwitchCase" || !("test" in node) || node.test !== null) return false;
  const { consequent } = node as { consequent?: readonly Statement[] };
  const [only, second] = consequent ?? [];
  return second === undefined && only?.argument?.callee?.name === "assertNever";
}

type Statement = { readonly argument?: { readonly callee?: { readonly name?: string } } | null };
