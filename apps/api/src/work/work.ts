import type { LocalDate, Zone } from "@pindah/domain/kernel";
import type { Role } from "../access/roles.ts";
import type { Scope } from "../access/scope.ts";

/** One thing that waits for somebody: what to do, about what, where, and by when. */
export type WorkItem = {
  readonly kind:
    | "name_people"
    | "submit_list"
    | "verify_list"
    | "confirm_list"
    | "propose_run"
    | "approve_run"
    | "record_answer"
    | "answer_offer"
    | "offer_next"
    | "answer_objection"
    | "sign_objection"
    | "decide_hardship"
    | "sign_document";
  readonly subject: string;
  /** The page of the admin where it is done. */
  readonly to: string;
  /** Last day, until midnight of the zone; null where no rule sets one. */
  readonly lastDay: LocalDate | null;
  readonly zone: Zone;
};

export type SessionOfWork = { readonly role: Role; readonly scope: Scope };
