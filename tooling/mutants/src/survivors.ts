import { readFileSync } from "node:fs";
import { z } from "zod";

const Explanations = z.array(
  z.strictObject({
    /** Why no test can tell these mutants from the rule, or why it need not. */
    because: z.string().min(20),
    mutants: z
      .array(z.strictObject({ file: z.string(), line: z.string(), replacement: z.string() }))
      .min(1),
  }),
);

/** A mutant that survives for a reason that somebody wrote down. */
export type Explained = {
  readonly file: string;
  readonly line: string;
  readonly replacement: string;
};

/** The survivors that are explained in `survivors.json`. */
export function explainedSurvivors(): readonly Explained[] {
  const text = readFileSync(new URL("survivors.json", import.meta.url), "utf8");
  return Explanations.parse(JSON.parse(text)).flatMap(({ mutants }) => mutants);
}
