import { assertNever, InstitutionCode, PersonId } from "@pindah/domain/kernel";
import { eq, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Reach } from "./roles.ts";

/**
 * Whose records a call may touch. It comes from the session and never from the input. What is
 * missing in the session gives `nothing`, never everything.
 */
export type Scope =
  | { readonly kind: "national" }
  | { readonly kind: "institution"; readonly institutionCode: InstitutionCode }
  | { readonly kind: "wave"; readonly waveId: string }
  | { readonly kind: "tower"; readonly towerId: string }
  | { readonly kind: "person"; readonly personId: PersonId }
  | { readonly kind: "nothing" };

export function scopeOf(
  reach: Reach,
  holder: {
    readonly institutionCode: string | null;
    readonly waveId: string | null;
    readonly towerId: string | null;
    readonly personId: string | null;
  },
): Scope {
  switch (reach) {
    case "national":
      if (holder.towerId !== null) return { kind: "tower", towerId: holder.towerId };
      if (holder.waveId !== null) return { kind: "wave", waveId: holder.waveId };
      return { kind: "national" };
    case "own_institution":
      return holder.institutionCode === null
        ? { kind: "nothing" }
        : { kind: "institution", institutionCode: InstitutionCode.parse(holder.institutionCode) };
    case "own_record":
      return holder.personId === null
        ? { kind: "nothing" }
        : { kind: "person", personId: PersonId.parse(holder.personId) };
    default:
      return assertNever(reach);
  }
}

/** The rows a scope reaches. A table that has no such column is not reached at all. */
export function within(
  scope: Scope,
  columns: {
    readonly institution?: PgColumn;
    readonly wave?: PgColumn;
    readonly tower?: PgColumn;
    readonly person?: PgColumn | SQLWrapper;
  },
): SQL | undefined {
  switch (scope.kind) {
    case "national":
      return undefined;
    case "institution":
      return columns.institution === undefined
        ? sql`false`
        : eq(columns.institution, scope.institutionCode);
    case "wave":
      return columns.wave === undefined ? sql`false` : eq(columns.wave, scope.waveId);
    case "tower":
      return columns.tower === undefined ? sql`false` : eq(columns.tower, scope.towerId);
    case "person":
      return columns.person === undefined ? sql`false` : sql`${columns.person} = ${scope.personId}`;
    case "nothing":
      return sql`false`;
    default:
      return assertNever(scope);
  }
}
