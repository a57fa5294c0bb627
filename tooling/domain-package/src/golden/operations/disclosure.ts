import { discloseAlone, exactInterval, shownBounds } from "@pindah/domain/publication";
import { z } from "zod";
import { operation } from "./operation.ts";

const count = z.int().min(0);
const CountRule = z.strictObject({ threshold: z.int().min(1), base: z.int().min(1) });

const CountCase = z.strictObject({ counts: z.array(count), rule: CountRule });

/** One sum: a total and its parts, each with what is true and what is shown (`c`: hidden). */
const SumCase = z.strictObject({
  total: z.strictObject({ count, shown: z.union([count, z.literal("c")]) }),
  parts: z.array(z.strictObject({ count, shown: z.union([count, z.literal("c")]) })),
  rule: CountRule,
  atMost: count,
});

export const disclosureOf = {
  disclose_counts: operation(CountCase, ({ counts, rule }) =>
    counts.map((each) => {
      const shown = discloseAlone(each, rule);
      return {
        count: each,
        shown,
        means: typeof shown === "number" ? shownBounds(shown, rule) : null,
      };
    }),
  ),
  interval_of_part: operation(SumCase, ({ total, parts, rule, atMost }) => {
    const cells = [
      { id: "total", from: "parts", to: "all", ...total },
      ...parts.map((part, index) => ({ id: `part ${index}`, from: "all", to: "parts", ...part })),
    ];
    const network = cells.map(({ id, from, to, count: people }) => ({
      id,
      from,
      to,
      count: people,
      kind: "shown" as const,
      rule: "count" as const,
      weight: 0 as const,
    }));
    const bounds = cells.map(({ shown }) =>
      shown === "c" ? { low: 0, high: atMost } : shownBounds(shown, rule),
    );
    return parts.map((_, index) => exactInterval(network, bounds, index + 1));
  }),
};
