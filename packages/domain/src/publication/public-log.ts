import { z } from "zod";
import { parseVerifierKey } from "./note.ts";
import { parseWitnessKey } from "./witness.ts";

/**
 * `log.json` beside a manifest: whose log it is. The keys are those that were printed and handed
 * out; later ones follow from `keyChanges`, each an entry of the log with its proof.
 */
export const PublicLog = z.strictObject({
  origin: z.string().min(1),
  keys: z.array(z.string().refine((text) => parseVerifierKey(text) !== null)).min(1),
  keyChanges: z.array(z.strictObject({ entry: z.string(), proof: z.string() })),
  witnesses: z.array(z.string().refine((text) => parseWitnessKey(text) !== null)),
});
export type PublicLog = z.infer<typeof PublicLog>;
