import { assessPeople, CompetencyPolicy } from "@pindah/domain/competency";
import { LocalDate } from "@pindah/domain/kernel";
import { Assessment, Person } from "@pindah/domain/registry";
import { z } from "zod";
import { operation } from "./operation.ts";

const CompetencyCase = z.strictObject({
  people: z.array(Person),
  assessments: z.array(Assessment),
  asOf: LocalDate,
  firstMove: LocalDate.nullable(),
  policy: CompetencyPolicy,
});

export const peopleOf = {
  assess_people: operation(CompetencyCase, ({ policy, ...facts }) => assessPeople(facts, policy)),
};
