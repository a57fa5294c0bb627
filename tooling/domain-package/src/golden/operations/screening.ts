import { LocalDate } from "@pindah/domain/kernel";
import { Institution, Score, Unit } from "@pindah/domain/registry";
import { ScreeningPolicy, screenUnits } from "@pindah/domain/screening";
import { z } from "zod";
import { operation } from "./operation.ts";

const ScreeningCase = z.strictObject({
  units: z.array(Unit),
  institutions: z.array(Institution),
  scores: z.array(Score),
  onDate: LocalDate,
  policy: ScreeningPolicy,
});

export const unitsOf = {
  screen_units: operation(ScreeningCase, ({ policy, ...facts }) => screenUnits(facts, policy)),
};
