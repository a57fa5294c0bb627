import { addDays, type LocalDate, type Zone } from "../kernel/index.ts";
import type { ObjectionPolicy } from "./policy.ts";

/** When one may object to a published result, and when it is answered. All days are whole days. */
export type ObjectionWindow = {
  readonly opensOn: LocalDate;
  /** Last day to file, until midnight of the zone. */
  readonly closesOn: LocalDate;
  readonly answerBy: LocalDate;
  readonly zone: Zone;
};

/** The window that a publication opens: it starts the day after, in the zone of the policy. */
export function objectionWindow(publishedOn: LocalDate, policy: ObjectionPolicy): ObjectionWindow {
  const closesOn = addDays(publishedOn, policy.fileWithinDays);
  return {
    opensOn: addDays(publishedOn, 1),
    closesOn,
    answerBy: addDays(closesOn, policy.answerWithinDays),
    zone: policy.zone,
  };
}
