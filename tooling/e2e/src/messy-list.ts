import { workbook, type TestCell } from "@pindah/sheets/testing";

const people = 500;
const headers = [
  "No",
  "N I P",
  "Nama Lengkap",
  "Tgl Lahir",
  "Unit Kerja",
  "Gol/Ruang",
  "Eselon",
  "Pendidikan",
  "NIK",
  "No HP",
];
const two = (value: number) => String(value).padStart(2, "0");

type Born = { readonly year: number; readonly month: number; readonly day: number };

function bornOf(index: number): Born {
  return { year: 1970 + (index % 25), month: 1 + (index % 12), day: 1 + (index % 28) };
}

/** The NIP of the n-th person of the list, counted from 1. */
export function numberOf(index: number): string {
  const { year, month, day } = bornOf(index);
  const sequence = String(index).padStart(3, "0");
  return `${year}${two(month)}${two(day)}${year + 25}${two(month)}${1 + (index % 2)}${sequence}`;
}

/**
 * A staff list as offices keep it: a title above the column names, days in three forms, NIPs that a
 * spreadsheet took for numbers, quotation marks before others, one person twice, an old name of a
 * unit, codes that nobody knows, and columns that nobody needs. Synthetic people.
 */
export function messyList(units: readonly string[]): Uint8Array {
  const rows = Array.from({ length: people }, (_, at) => personRow(at + 1, units));
  return workbook({
    Sheet1: [["DAFTAR PEGAWAI NEGERI SIPIL"], ["per 1 Juli 2024"], [], headers, ...rows],
  });
}

function personRow(index: number, units: readonly string[]): readonly TestCell[] {
  return [
    index,
    numberCell(index),
    `Pegawai Contoh ${String(index).padStart(3, "0")}`,
    birthCell(index),
    unitCell(index, units),
    index % 90 === 0 ? "Z/9" : "III/b",
    index % 5 === 0 ? "IV.a" : "Pelaksana",
    index % 80 === 0 ? "S9" : "S-1",
    `3171${String(index).padStart(12, "0")}`,
    "081200000000",
  ];
}

function numberCell(index: number): TestCell {
  if (index === 100) return numberOf(index).slice(0, 17);
  if (index === 200) return numberOf(10);
  if (index % 50 === 7) return Number(numberOf(index));
  return index % 9 === 0 ? `'${numberOf(index)}` : numberOf(index);
}

function birthCell(index: number): TestCell {
  const { year, month, day } = bornOf(index);
  if (index % 3 === 0) return `${year}-${two(month)}-${two(day)}`;
  if (index % 3 === 1) return `${two(day)}-${two(month)}-${year}`;
  return { serial: (Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000 };
}

function unitCell(index: number, units: readonly string[]): string {
  if (index % 60 === 0) return "Biro Tidak Ada";
  return index % 7 === 0 ? "SETJEN LAMA" : (units[index % units.length] ?? "");
}
