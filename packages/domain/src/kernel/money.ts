import { z } from "zod";

/** Money in whole rupiah. Amounts are added and compared as integers, never as floats. */
export const Rupiah = z.int().nonnegative().brand<"Rupiah">();
export type Rupiah = z.infer<typeof Rupiah>;
