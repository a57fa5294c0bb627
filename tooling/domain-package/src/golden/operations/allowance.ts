import { AllowancePolicy, householdCost } from "@pindah/domain/allowance";
import { InstitutionCode, LocalDate, WaveId } from "@pindah/domain/kernel";
import { Household, Person } from "@pindah/domain/registry";
import { z } from "zod";
import { operation } from "./operation.ts";

const AllowanceCase = z.strictObject({
  household: Household,
  movers: z.tuple([Person], Person),
  institutionCode: InstitutionCode,
  waveId: WaveId,
  movesOn: LocalDate,
  policy: AllowancePolicy,
});

export const amountsOf = {
  household_cost: operation(AllowanceCase, ({ policy, ...cost }) => householdCost(cost, policy)),
};
