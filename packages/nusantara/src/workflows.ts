import { Citation, Zone } from "@pindah/domain/kernel";
import { ObjectionPolicy } from "@pindah/domain/objections";
import { z } from "zod";
import { readJson } from "./files.ts";

/** Days and zones of the steps that people take. See docs/rules/objections.md for the first. */
const WorkflowRules = z.strictObject({
  note: z.string().min(1),
  objections: ObjectionPolicy,
  nominations: z.strictObject({
    daysBeforeMove: z.int().min(0),
    zone: Zone,
    citation: Citation,
  }),
  offers: z.strictObject({ openDays: z.int().min(1), zone: Zone, citation: Citation }),
  hardship: z.strictObject({ answerWithinDays: z.int().min(1), zone: Zone, citation: Citation }),
});
export type WorkflowRules = z.infer<typeof WorkflowRules>;

/** The illustrative deadlines of nominations, offers, objections and hardship reviews. */
export function loadWorkflowRules(): WorkflowRules {
  return readJson("workflows.illustrative.json", WorkflowRules);
}
