import { err, type LocalDate, ok, type PersonId, type Result } from "../kernel/index.ts";
import type { ObjectionPolicy } from "./policy.ts";
import { afterAct, type ObjectionAct, type ObjectionState } from "./states.ts";
import { objectionWindow, type ObjectionWindow } from "./window.ts";

/** What somebody asks for when objecting to a published result about themselves. */
export type Filing = {
  readonly personId: PersonId;
  /** The account's own person; nobody files for another. */
  readonly filedBy: PersonId;
  readonly filedOn: LocalDate;
  readonly publishedOn: LocalDate;
  /** What the verifier is said to have got wrong. */
  readonly fault: string;
  readonly newDocuments: number;
};

/** Why an objection may not be filed; several may hold at once. */
export type FilingRefusal =
  | { readonly kind: "not_about_oneself" }
  | { readonly kind: "window_not_open"; readonly opensOn: LocalDate }
  | { readonly kind: "window_closed"; readonly closesOn: LocalDate; readonly filedOn: LocalDate }
  | { readonly kind: "already_filed"; readonly times: number; readonly allowed: number }
  | { readonly kind: "fault_missing" }
  | { readonly kind: "new_documents_not_allowed"; readonly documents: number };

/**
 * Whether an objection may be filed: once, about oneself, in the window, against an error of the
 * verifier, on the documents already on file. `earlier` counts what the person filed against the
 * same published result.
 *
 * Source: rules of sanggah as published for the selections of 2023 and 2024;
 * docs/rules/objections.md.
 */
export function fileObjection(
  filing: Filing,
  earlier: number,
  policy: ObjectionPolicy,
): Result<ObjectionWindow, readonly [FilingRefusal, ...FilingRefusal[]]> {
  const window = objectionWindow(filing.publishedOn, policy);
  const [first, ...more] = refusals(filing, earlier, policy, window);
  return first === undefined ? ok(window) : err([first, ...more]);
}

function refusals(
  filing: Filing,
  earlier: number,
  policy: ObjectionPolicy,
  window: ObjectionWindow,
): readonly FilingRefusal[] {
  const found: FilingRefusal[] = [];
  if (filing.filedBy !== filing.personId) found.push({ kind: "not_about_oneself" });
  if (filing.filedOn < window.opensOn)
    found.push({ kind: "window_not_open", opensOn: window.opensOn });
  if (filing.filedOn > window.closesOn)
    found.push({ kind: "window_closed", closesOn: window.closesOn, filedOn: filing.filedOn });
  if (earlier >= policy.timesPerPerson)
    found.push({ kind: "already_filed", times: earlier, allowed: policy.timesPerPerson });
  if (filing.fault.trim() === "") found.push({ kind: "fault_missing" });
  if (filing.newDocuments > 0 && !policy.newDocumentsAllowed)
    found.push({ kind: "new_documents_not_allowed", documents: filing.newDocuments });
  return found;
}

/** Why somebody may not take this step on an objection; several may hold at once. */
export type DecisionRefusal =
  | { readonly kind: "act_not_allowed"; readonly state: ObjectionState; readonly act: ObjectionAct }
  | { readonly kind: "decider_made_the_decision" }
  | { readonly kind: "decider_is_concerned" }
  | { readonly kind: "reason_missing" };

/**
 * Whether somebody may take the next step: not who made the decision objected to, not the person
 * concerned or of the same household, never without a reason once it is decided.
 */
export function decideObjection(step: {
  readonly state: ObjectionState;
  readonly act: ObjectionAct;
  readonly reason: string;
  readonly decider: PersonId;
  readonly madeBy: readonly PersonId[];
  readonly concerned: readonly PersonId[];
}): Result<ObjectionState, DecisionRefusal> {
  const next = afterAct(step.state, step.act);
  if (next === null) return err({ kind: "act_not_allowed", state: step.state, act: step.act });
  if (step.act === "withdraw") return ok(next);
  if (step.madeBy.includes(step.decider)) return err({ kind: "decider_made_the_decision" });
  if (step.concerned.includes(step.decider)) return err({ kind: "decider_is_concerned" });
  if (step.act !== "review" && step.reason.trim() === "") return err({ kind: "reason_missing" });
  return ok(next);
}
