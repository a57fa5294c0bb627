// One civil servant against the standard of the post: outcome, gaps and training plan.
import { assessPeople, CompetencyPolicy } from "@pindah/domain/competency";
import { LocalDate } from "@pindah/domain/kernel";
import { Assessment, Person } from "@pindah/domain/registry";
import golden from "@pindah/domain/golden/competency/same-share-different-outcomes/input.json" with { type: "json" };

const { input } = golden;
const results = assessPeople(
  {
    people: input.people.map((person) => Person.parse(person)),
    assessments: input.assessments.map((assessment) => Assessment.parse(assessment)),
    asOf: LocalDate.parse(input.asOf),
    firstMove: null,
  },
  CompetencyPolicy.parse(input.policy),
);

// Ani and Budi both reach 35 of 37 levels. The share alone decides nothing.
for (const { personId, outcome, rule, matched, required, gaps, plan } of results) {
  console.log(`${personId}: ${outcome} (${rule}), ${matched} of ${required} levels`);
  for (const { competency, level, required: asked, gap, critical } of gaps)
    if (gap > 0)
      console.log(`  ${competency}: ${level} of ${asked}${critical ? ", critical" : ""}`);
  if (plan !== null) console.log(`  ${plan.hours} hours of training, ready on ${plan.readyOn}`);
}

// Prints:
//   ANI: eligible (meets_standard), 35 of 37 levels
//     ikn_principles: 3 of 4
//     service: 3 of 4
//   BUDI: conditional (plan_fits), 35 of 37 levels
//     digital_literacy: 3 of 4, critical
//     accountable: 3 of 4
//     20 hours of training, ready on 2024-07-22
//   CITRA: conditional (plan_fits), 35 of 37 levels
//     digital_literacy: 3 of 4, critical
//     accountable: 3 of 4
//     20 hours of training, ready on 2024-07-22
