import { z } from "zod";
import { Bilingual, LocalDate, WaveId } from "../kernel/index.ts";

/** A wave (kloter, gelombang) as announced: when people move, not who. */
export const Wave = z.strictObject({
  waveId: WaveId,
  name: Bilingual,
  /** Stage of Perpres 63/2022: I 2022-2024 to V 2040-2045. */
  stage: z.enum(["I", "II", "III", "IV", "V"]),
  horizon: z.enum(["short", "medium", "long"]),
  /** The day people move (WITA); or `not_decided`, which is an answer: nobody moves in it yet. */
  movesOn: z.union([LocalDate, z.literal("not_decided")]),
  /** What it is tied to, e.g. the ceremony of 17 August. */
  event: Bilingual.nullable(),
  source: z.string().min(1),
  statedOn: LocalDate,
});
export type Wave = z.infer<typeof Wave>;
