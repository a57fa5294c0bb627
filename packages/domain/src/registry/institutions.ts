import { z } from "zod";
import { InstitutionCode, LocalDate, UnitCode } from "../kernel/index.ts";

/** What kind of body it is, in the words of Indonesian administrative law. */
export const InstitutionType = z.enum([
  "lembaga_negara",
  "kementerian_koordinator",
  "kementerian",
  "lembaga_setingkat_menteri",
  "lpnk",
  "lembaga_nonstruktural",
  "tni_matra",
  "lembaga_penyiaran_publik",
  "badan_publik_non_asn",
]);
export type InstitutionType = z.infer<typeof InstitutionType>;

/** A ministry or agency (K/L). `code` is Pindah's own key; `baCode` the official budget section. */
export const Institution = z.strictObject({
  code: InstitutionCode,
  nameId: z.string().min(1),
  nameEn: z.string().min(1),
  abbrev: z.string().min(1),
  type: InstitutionType,
  /** Bagian Anggaran, three digits as text. Null where it shares another's or is not known. */
  baCode: z
    .string()
    .regex(/^\d{3}$/)
    .nullable(),
  /** The list of UU 3/2022 Annex II in which it stands. Null: in no list that was read. */
  legalList: z.enum(["klaster_1", "tidak_pindah", "badan_publik"]).nullable(),
  /** Named among the first movers in April 2024, as the press reported it. */
  priorityApr2024: z.string().nullable(),
  source: z.string().min(1),
  confidence: z.enum(["high", "medium", "low"]),
  note: z.string().nullable(),
});
export type Institution = z.infer<typeof Institution>;

/** An echelon-I unit: what screening decides about. */
export const Unit = z.strictObject({
  code: UnitCode,
  institutionCode: InstitutionCode,
  nameId: z.string().min(1),
  /** e.g. `sekretariat_jenderal`, `deputi`, `direktorat_jenderal`, `badan`, `inspektorat`. */
  kind: z.string().min(1),
  source: z.string().min(1),
  confidence: z.enum(["high", "medium", "low"]),
});
export type Unit = z.infer<typeof Unit>;

/** One line of a cabinet reorganisation: what became of an old body, from which day. */
export const CrosswalkEntry = z.strictObject({
  effectiveDate: LocalDate,
  oldCode: InstitutionCode.nullable(),
  changeKind: z.enum([
    "unchanged",
    "renamed",
    "raised_to_ministry",
    "split",
    "part_moved",
    "merged",
    "abolished",
    "abolished_split",
    "new",
  ]),
  newCode: InstitutionCode.nullable(),
  newNameId: z.string().nullable(),
  source: z.string().min(1),
  confidence: z.enum(["high", "medium", "low"]),
  note: z.string().nullable(),
});
export type CrosswalkEntry = z.infer<typeof CrosswalkEntry>;
