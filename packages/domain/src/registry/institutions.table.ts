import { InstitutionCode, UnitCode } from "../kernel/index.ts";
import { CrosswalkEntry, Institution, InstitutionType, type Unit } from "./institutions.ts";
import { choice, code, day, form, optional, reference, text } from "./kinds.ts";
import { column, type TableSpec } from "./table-spec.ts";

const confidence = choice(["high", "medium", "low"]);

const institution = {
  code: column("code", code(InstitutionCode, "KEMENPANRB"), (i: Institution) => i.code),
  nameId: column("name_id", text("Kementerian Keuangan"), (i: Institution) => i.nameId),
  nameEn: column("name_en", text("Ministry of Finance"), (i: Institution) => i.nameEn),
  abbrev: column("abbrev", text("Kemenkeu"), (i: Institution) => i.abbrev),
  type: column("type", choice(InstitutionType.options), (i: Institution) => i.type),
  baCode: column(
    "ba_code",
    optional(
      form(
        /^\d{3}$/,
        {
          id: "tiga angka Bagian Anggaran, sebagai teks",
          en: "the three digits of the budget section, as text",
        },
        "048",
      ),
    ),
    (i: Institution) => i.baCode,
  ),
  legalList: column(
    "legal_list",
    optional(choice(Institution.shape.legalList.unwrap().options)),
    (i: Institution) => i.legalList,
  ),
  priorityApr2024: column(
    "priority_apr2024",
    optional(text("1")),
    (i: Institution) => i.priorityApr2024,
  ),
  source: column("source", text("voi.id/amp/373868"), (i: Institution) => i.source),
  confidence: column("confidence", confidence, (i: Institution) => i.confidence),
  note: column("note", optional(text("BA code unsourced")), (i: Institution) => i.note),
};

export const institutionsTable: TableSpec<Institution> = {
  name: "institutions",
  required: true,
  columns: Object.values(institution),
  key: ["code"],
  build: (cell) => ({
    code: cell(institution.code),
    nameId: cell(institution.nameId),
    nameEn: cell(institution.nameEn),
    abbrev: cell(institution.abbrev),
    type: cell(institution.type),
    baCode: cell(institution.baCode),
    legalList: cell(institution.legalList),
    priorityApr2024: cell(institution.priorityApr2024),
    source: cell(institution.source),
    confidence: cell(institution.confidence),
    note: cell(institution.note),
  }),
};

const unit = {
  code: column("unit_code", code(UnitCode, "KEMENPANRB-D1"), (u: Unit) => u.code),
  institutionCode: column(
    "institution_code",
    reference(InstitutionCode, "institutions", "KEMENPANRB"),
    (u: Unit) => u.institutionCode,
  ),
  nameId: column("name_id", text("Sekretariat Jenderal"), (u: Unit) => u.nameId),
  kind: column("kind", text("deputi"), (u: Unit) => u.kind),
  source: column("source", text("public code"), (u: Unit) => u.source),
  confidence: column("confidence", confidence, (u: Unit) => u.confidence),
};

export const unitsTable: TableSpec<Unit> = {
  name: "units",
  required: true,
  columns: Object.values(unit),
  key: ["unit_code"],
  build: (cell) => ({
    code: cell(unit.code),
    institutionCode: cell(unit.institutionCode),
    nameId: cell(unit.nameId),
    kind: cell(unit.kind),
    source: cell(unit.source),
    confidence: cell(unit.confidence),
  }),
};

const change = {
  effectiveDate: column("effective_date", day, (c: CrosswalkEntry) => c.effectiveDate),
  oldCode: column(
    "old_code",
    optional(reference(InstitutionCode, "institutions", "KEMENKUMHAM")),
    (c: CrosswalkEntry) => c.oldCode,
  ),
  changeKind: column(
    "change_kind",
    choice(CrosswalkEntry.shape.changeKind.options),
    (c: CrosswalkEntry) => c.changeKind,
  ),
  newCode: column(
    "new_code",
    optional(code(InstitutionCode, "KEMENKUM")),
    (c: CrosswalkEntry) => c.newCode,
  ),
  newNameId: column(
    "new_name_id",
    optional(text("Kementerian Hukum")),
    (c: CrosswalkEntry) => c.newNameId,
  ),
  source: column("source", text("Perpres 139/2024"), (c: CrosswalkEntry) => c.source),
  confidence: column("confidence", confidence, (c: CrosswalkEntry) => c.confidence),
  note: column("note", optional(text("illustration")), (c: CrosswalkEntry) => c.note),
};

export const crosswalkTable: TableSpec<CrosswalkEntry> = {
  name: "crosswalk",
  required: false,
  columns: Object.values(change),
  key: ["effective_date", "old_code", "change_kind", "new_code"],
  build: (cell) => ({
    effectiveDate: cell(change.effectiveDate),
    oldCode: cell(change.oldCode),
    changeKind: cell(change.changeKind),
    newCode: cell(change.newCode),
    newNameId: cell(change.newNameId),
    source: cell(change.source),
    confidence: cell(change.confidence),
    note: cell(change.note),
  }),
  check: ({ oldCode, newCode, changeKind }) => [
    ...(oldCode === null && changeKind !== "new" ? [lacks("old_code", changeKind)] : []),
    ...(newCode === null && changeKind !== "abolished" ? [lacks("new_code", changeKind)] : []),
  ],
};

function lacks(name: "old_code" | "new_code", changeKind: string) {
  return {
    column: name,
    code: "value_missing" as const,
    wrong: {
      id: `Perubahan ${changeKind} perlu ${name}.`,
      en: `A change of kind ${changeKind} needs ${name}.`,
    },
    cure:
      name === "old_code"
        ? {
            id: "Tulis kode lembaga lama, atau pakai jenis new.",
            en: "Write the code of the old body, or use the kind new.",
          }
        : {
            id: "Tulis kode penerusnya, atau pakai jenis abolished.",
            en: "Write the code of its successor, or use the kind abolished.",
          },
  };
}
