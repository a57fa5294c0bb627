import { writeWorkbook } from "@pindah/sheets";

/** A list of synthetic people as an institution keeps it, with a mistake in one row of two hundred. */
export function peopleWorkbook(people: number, units: readonly string[]): Promise<Uint8Array> {
  const headers = ["NIP", "Nama", "Unit Kerja", "Golongan", "Eselon", "Pendidikan", "TMT Pensiun"];
  return writeWorkbook([
    {
      name: "Daftar",
      columns: headers.map((header) => ({ header, width: 20 })),
      rows: Array.from({ length: people }, (_, index) => personRow(index, units)),
    },
  ]);
}

function personRow(index: number, units: readonly string[]): readonly string[] {
  const two = (value: number) => String(value).padStart(2, "0");
  // Born on different days, so that the sequence of three digits is enough for everybody.
  const year = 1967 + (index % 34);
  const month = 1 + (Math.floor(index / 34) % 12);
  const day = 1 + (Math.floor(index / 408) % 28);
  const sequence = String(Math.floor(index / 11_424)).padStart(3, "0");
  const nip = `${year}${two(month)}${two(day)}${year + 24}${two(month)}${1 + (index % 2)}${sequence}`;
  return [
    index % 200 === 199 ? nip.slice(0, 17) : nip,
    `Pegawai Tolok Ukur ${String(index).padStart(6, "0")}`,
    units[index % units.length] ?? "",
    "III/b",
    "Pelaksana",
    index % 400 === 17 ? "S9" : "S-1",
    "2040-07-01",
  ];
}
