import type { Bilingual } from "../kernel/index.ts";
import type { ImportFieldName } from "./import-fields.ts";

/** Something about a cell: an `error` keeps its row out; a `confirm` asks a person to say yes. */
export type ImportFinding = {
  /** Null: about the whole file. */
  readonly row: number | null;
  readonly field: ImportFieldName | null;
  /** Address in the spreadsheet, e.g. `B7`; null when the file has no such column. */
  readonly cell: string | null;
  readonly severity: "error" | "confirm";
  readonly code: ImportFindingCode;
  /** Figures of the finding; never what the cell holds. */
  readonly figures: Readonly<Record<string, string | number>>;
};

/** Every kind of finding, what keeps a row out before what a person may confirm. */
export const importFindingCodes = [
  "value_missing",
  "value_unknown",
  "digits_lost",
  "nip_length",
  "nip_impossible",
  "nip_twice",
  "nip_elsewhere",
  "unit_unknown",
  "grade_of_others",
  "no_longer_serves",
  "tower_unknown",
  "household_differs",
  "birth_date_differs",
  "sex_differs",
  "age_improbable",
  "name_twice",
  "retirement_computed",
  "post_level_from_post",
  "assumed",
  "removes_people",
  "still_used",
] as const;
/** A kind of finding. */
export type ImportFindingCode = (typeof importFindingCodes)[number];

type Said = { readonly wrong: Bilingual; readonly cure: Bilingual };

const said = (wrongId: string, wrongEn: string, cureId: string, cureEn: string): Said => ({
  wrong: { id: wrongId, en: wrongEn },
  cure: { id: cureId, en: cureEn },
});

const sayings: Readonly<Record<ImportFindingCode, Said>> = {
  value_missing: said(
    "Sel ini kosong.",
    "This cell is empty.",
    "Isi selnya: {expectedId}.",
    "Fill it in: {expectedEn}.",
  ),
  value_unknown: said(
    "Isi sel ini tidak dikenal.",
    "What this cell holds is not known.",
    "Tulis {expectedId}.",
    "Write {expectedEn}.",
  ),
  digits_lost: said(
    "Lembar kerja sudah membulatkan nomor ini (misalnya 1,98E+17); digit terakhirnya hilang.",
    "The spreadsheet has rounded this number (1.98E+17, say); its last digits are gone.",
    "Ubah format kolom menjadi Teks, lalu salin ulang NIP dari SIASN.",
    "Set the column's format to Text, then copy the NIP from SIASN again.",
  ),
  nip_length: said(
    "NIP ini punya {digits} angka.",
    "This NIP has {digits} digits.",
    "NIP dan NI PPPK punya 18 angka.",
    "A NIP and a NI PPPK have 18 digits.",
  ),
  nip_impossible: said(
    "Angka {digits} pada NIP ini tidak mungkin (tanggal lahir, tahun, bulan atau jenis kelamin).",
    "The digits {digits} of this NIP are not possible (birth day, year, month or sex).",
    "Periksa NIP pada SIASN.",
    "Check the NIP in SIASN.",
  ),
  nip_twice: said(
    "NIP ini sudah ada di baris {first}.",
    "This NIP already stands in row {first}.",
    "Hapus salah satu baris.",
    "Remove one of the rows.",
  ),
  nip_elsewhere: said(
    "NIP ini tercatat pada lembaga lain.",
    "This NIP is recorded at another institution.",
    "Minta lembaga itu melepas orang ini lebih dahulu.",
    "Ask that institution to release the person first.",
  ),
  unit_unknown: said(
    "Unit ini tidak ada pada lembaga ini.",
    "This unit is not one of this institution.",
    "Tulis kode atau nama unit eselon I, atau cocokkan namanya pada langkah kolom.",
    "Write the code or the name of an echelon-I unit, or match the name at the columns step.",
  ),
  grade_of_others: said(
    "Golongan ini bukan golongan {employment}.",
    "This grade is not one of {employment}.",
    "PNS dan CPNS: I/a sampai IV/e. PPPK: I sampai XVII.",
    "PNS and CPNS: I/a to IV/e. PPPK: I to XVII.",
  ),
  no_longer_serves: said(
    "Kedudukan hukum ini berarti orangnya tidak bertugas lagi.",
    "This standing means that the person no longer serves.",
    "Hapus barisnya dari daftar.",
    "Remove the row from the list.",
  ),
  tower_unknown: said(
    "Tower ini tidak ada.",
    "There is no such tower.",
    "Tulis kode tower, misalnya ASN1-01.",
    "Write the code of a tower, for example ASN1-01.",
  ),
  household_differs: said(
    "Keluarga ini ditulis berbeda di baris {first}.",
    "This household is written differently in row {first}.",
    "Tulis pasangan, anak dan ART sama pada semua anggotanya.",
    "Write spouse, children and helper the same for all its members.",
  ),
  birth_date_differs: said(
    "Tanggal lahir tidak sama dengan NIP.",
    "The date of birth is not that of the NIP.",
    "Periksa keduanya; yang dipakai adalah NIP.",
    "Check both; the NIP is used.",
  ),
  sex_differs: said(
    "Jenis kelamin tidak sama dengan NIP.",
    "The sex is not that of the NIP.",
    "Periksa keduanya; yang dipakai adalah isi kolom.",
    "Check both; the column is used.",
  ),
  age_improbable: said(
    "Umur menurut NIP {years} tahun.",
    "The age by the NIP is {years} years.",
    "Periksa NIP, atau benarkan.",
    "Check the NIP, or confirm.",
  ),
  name_twice: said(
    "Nama yang sama juga ada di baris {first}.",
    "The same name also stands in row {first}.",
    "Pastikan ini dua orang, atau hapus salah satunya.",
    "Make sure that these are two people, or remove one.",
  ),
  retirement_computed: said(
    "TMT pensiun {people} orang dihitung dari NIP dan batas usia jabatan.",
    "The retirement dates of {people} people are computed from the NIP and the age limit of the post.",
    "Benarkan, atau isi kolom TMT pensiun.",
    "Confirm, or fill in the column of the retirement date.",
  ),
  post_level_from_post: said(
    "Jenjang jabatan {people} orang dibaca dari nama jabatan.",
    "The post levels of {people} people are read from the names of the posts.",
    "Benarkan, atau isi kolom jenjang jabatan.",
    "Confirm, or fill in the column of the post level.",
  ),
  assumed: said(
    "{people} orang baru tidak menyebut {fieldId}; dianggap {valueId}.",
    "{people} new people do not state {fieldEn}; taken as {valueEn}.",
    "Benarkan, atau tambahkan kolomnya.",
    "Confirm, or add the column.",
  ),
  removes_people: said(
    "{people} orang tidak ada di berkas ini dan akan dihapus dari daftar.",
    "{people} people are not in this file and will be removed from the list.",
    "Benarkan bila berkas ini daftar lengkap.",
    "Confirm if this file is the complete list.",
  ),
  still_used: said(
    "Orang ini masih dipakai keputusan, usulan, atau penilaian.",
    "Decisions, nominations or assessments still use this person.",
    "Selesaikan yang memakainya lebih dahulu.",
    "Settle what uses the person first.",
  ),
};

/** What is wrong and what to do, in both languages, with the finding's figures in place. */
export function sayFinding({ code, figures }: Pick<ImportFinding, "code" | "figures">): Said {
  const fill = (text: string) =>
    text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(figures[name] ?? ""));
  const { wrong, cure } = sayings[code];
  return {
    wrong: { id: fill(wrong.id), en: fill(wrong.en) },
    cure: { id: fill(cure.id), en: fill(cure.en) },
  };
}
