import { InstitutionCode, LocalDate, UnitCode } from "@pindah/domain/kernel";
import { Institution, Unit } from "@pindah/domain/registry";
import { z } from "zod";
import { readRows } from "./files.ts";

/** A body as a law lists it. Some bodies of the law are no institution of the data. */
export const LegalListEntry = z.strictObject({
  list: z.enum(["klaster_1", "tidak_pindah", "badan_publik"]),
  bodyName: z.string().min(1),
  institutionCode: InstitutionCode.nullable(),
  citation: z.string().min(1),
  source: z.string().min(1),
  statedOn: LocalDate,
  note: z.string().nullable(),
});
export type LegalListEntry = z.infer<typeof LegalListEntry>;

/** What an old unit became in October 2024, as far as a guess can say: an illustration. */
export const UnitCrosswalkEntry = z.strictObject({
  effectiveDate: LocalDate,
  unitCode: UnitCode,
  newInstitutionCode: InstitutionCode,
  basis: z.enum(["illustration", "decree"]),
  note: z.string().nullable(),
});
export type UnitCrosswalkEntry = z.infer<typeof UnitCrosswalkEntry>;

export function readInstitutions(): Institution[] {
  return readRows("institutions.csv", Institution, (row) => ({
    code: row.text("code"),
    nameId: row.text("name_id"),
    nameEn: row.text("name_en"),
    abbrev: row.text("abbrev"),
    type: row.text("type"),
    baCode: row.optional("ba_code"),
    legalList: row.optional("legal_list"),
    priorityApr2024: row.optional("priority_apr2024"),
    source: row.text("source"),
    confidence: row.text("confidence"),
    note: row.optional("note"),
  }));
}

export function readUnits(): Unit[] {
  return readRows("units.csv", Unit, (row) => ({
    code: row.text("unit_code"),
    institutionCode: row.text("institution_code"),
    nameId: row.text("name_id"),
    kind: row.text("kind"),
    source: row.text("source"),
    confidence: row.text("confidence"),
  }));
}

export function readLegalLists(): LegalListEntry[] {
  return readRows("legal_lists.csv", LegalListEntry, (row) => ({
    list: row.text("list"),
    bodyName: row.text("body_name"),
    institutionCode: row.optional("institution_code"),
    citation: row.text("citation"),
    source: row.text("source"),
    statedOn: row.text("stated_on"),
    note: row.optional("note"),
  }));
}

export function readUnitCrosswalk(): UnitCrosswalkEntry[] {
  return readRows("unit_crosswalk.csv", UnitCrosswalkEntry, (row) => ({
    effectiveDate: row.text("effective_date"),
    unitCode: row.text("unit_code"),
    newInstitutionCode: row.text("new_institution_code"),
    basis: row.text("basis"),
    note: row.optional("note"),
  }));
}
