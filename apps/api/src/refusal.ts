import { TRPCError } from "@trpc/server";

/** Words that a client may switch on. They travel as `data.reason` of an error. */
export const reasons = [
  "not_signed_in",
  "not_allowed",
  "not_found",
  "too_many_calls",
  "too_many_sign_ins",
  "wrong_name_or_password",
  "sign_in_is_not_batched",
  "same_command_other_content",
  "state_does_not_allow_it",
  "changed_since_seen",
  "same_person",
  "kin_concerned",
  "cursor_unreadable",
  "input_invalid",
  "server_busy",
  "step_up_required",
  "second_factor_required",
  "code_wrong_or_used",
  "passkey_not_accepted",
  "link_not_valid",
  "password_too_weak",
  "roles_conflict",
  "scope_does_not_fit",
  "sign_in_name_taken",
] as const;
export type Reason = (typeof reasons)[number];

const codes = {
  not_signed_in: "UNAUTHORIZED",
  not_allowed: "FORBIDDEN",
  not_found: "NOT_FOUND",
  too_many_calls: "TOO_MANY_REQUESTS",
  too_many_sign_ins: "TOO_MANY_REQUESTS",
  wrong_name_or_password: "UNAUTHORIZED",
  sign_in_is_not_batched: "BAD_REQUEST",
  same_command_other_content: "CONFLICT",
  state_does_not_allow_it: "CONFLICT",
  changed_since_seen: "CONFLICT",
  same_person: "FORBIDDEN",
  kin_concerned: "FORBIDDEN",
  cursor_unreadable: "BAD_REQUEST",
  input_invalid: "BAD_REQUEST",
  server_busy: "TOO_MANY_REQUESTS",
  step_up_required: "UNAUTHORIZED",
  second_factor_required: "FORBIDDEN",
  code_wrong_or_used: "UNAUTHORIZED",
  passkey_not_accepted: "UNAUTHORIZED",
  link_not_valid: "NOT_FOUND",
  password_too_weak: "BAD_REQUEST",
  roles_conflict: "CONFLICT",
  scope_does_not_fit: "BAD_REQUEST",
  sign_in_name_taken: "CONFLICT",
} as const satisfies Record<Reason, TRPCError["code"]>;

/** A refusal of transport or authorisation. Refusals of rules are data instead. */
export function refuse(
  reason: Reason,
  figures: Readonly<Record<string, string | number>> = {},
): TRPCError {
  const cause = new RefusalFigures(figures);
  return new TRPCError({ code: codes[reason], message: reason, cause });
}

/** What a refusal says beside its word: the rule that refused, the figure that was missed. */
export class RefusalFigures extends Error {
  readonly figures: Readonly<Record<string, string | number>>;
  constructor(figures: Readonly<Record<string, string | number>>) {
    super("refused");
    this.figures = figures;
  }
}

export function isReason(text: string): text is Reason {
  return reasons.some((reason) => reason === text);
}
