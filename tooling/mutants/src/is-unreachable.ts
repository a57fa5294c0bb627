import { z } from "zod";
import type { Place } from "./is-prose.ts";

const OnlyAssertNever = z.object({
  type: z.literal("SwitchCase"),
  test: z.null(),
  consequent: z.tuple([
    z.object({
      argument: z.object({ callee: z.object({ name: z.literal("assertNever") }) }),
    }),
  ]),
});

/**
 * Is this the branch of a `switch` that only says that there is no other case? The compiler proves
 * that nothing reaches it, so no test can.
 */
export function isUnreachable({ node }: Place): boolean {
  return node.type === "SwitchCase" && OnlyAssertNever.safeParse(node).success;
}
