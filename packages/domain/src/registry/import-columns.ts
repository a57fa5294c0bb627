import { importFields, type ImportFieldName } from "./import-fields.ts";
import { nearestCode } from "./nearest.ts";

/** What a column of a file was taken for, and why. */
export type ColumnMatch = {
  readonly field: ImportFieldName | null;
  readonly because: "remembered" | "known" | "similar" | "not_needed" | "unknown";
};

const fieldOf = new Map<string, ImportFieldName>(
  importFields.flatMap(({ name, headers, label }) =>
    [...headers, label.id, label.en, name].map((header) => [plainHeader(header), name] as const),
  ),
);

// Columns of SIASN and of staff lists that no rule asks for: they are never kept.
const notNeeded = new Set(
  (
    "PNS ID, NIP LAMA, GELAR DEPAN, GELAR BELAKANG, TEMPAT LAHIR ID, TEMPAT LAHIR NAMA, TEMPAT LAHIR, " +
    "AGAMA ID, AGAMA NAMA, AGAMA, JENIS KAWIN ID, JENIS KAWIN NAMA, STATUS PERKAWINAN, NIK, NOMOR HP, NO HP, " +
    "TELEPON, EMAIL, EMAIL GOV, ALAMAT, NPWP NOMOR, NPWP, BPJS, JENIS PEGAWAI ID, JENIS PEGAWAI NAMA, " +
    "KEDUDUKAN HUKUM ID, KARTU ASN VIRTUAL, NOMOR SK CPNS, TANGGAL SK CPNS, TMT CPNS, NOMOR SK PNS, " +
    "TANGGAL SK PNS, TMT PNS, GOL AWAL ID, GOL AWAL NAMA, GOL AKHIR ID, TMT GOLONGAN, MK TAHUN, MK BULAN, " +
    "JENIS JABATAN ID, JENIS JABATAN NAMA, JABATAN ID, TMT JABATAN, TINGKAT PENDIDIKAN ID, PENDIDIKAN ID, " +
    "PENDIDIKAN NAMA, TAHUN LULUS, KPKN ID, KPKN NAMA, LOKASI KERJA ID, LOKASI KERJA NAMA, UNOR ID, " +
    "INSTANSI INDUK ID, INSTANSI INDUK NAMA, INSTANSI KERJA ID, INSTANSI KERJA NAMA, SATUAN KERJA INDUK ID, " +
    "SATUAN KERJA INDUK NAMA, SATUAN KERJA KERJA ID, SATUAN KERJA KERJA NAMA, IS VALID NIK, NAMA SEKOLAH, " +
    "FLAG IKD, TMT ESELON, NO, NOMOR, No Urut"
  )
    .split(", ")
    .map(plainHeader),
);

/** A header without case, spaces and signs: `Gol./Ruang` and `GOL RUANG` are the same. */
export function plainHeader(header: string): string {
  return header.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

/**
 * What each column of a file is, by its header: as it was matched last time, else by the names that
 * are known, else by a name that is nearly one. No field is given to two columns; a column that no
 * rule needs (NIK, religion, telephone) is given to none.
 */
export function matchColumns(
  headers: readonly string[],
  remembered: Readonly<Record<string, ImportFieldName | null>> = {},
): ColumnMatch[] {
  const taken = new Set<ImportFieldName>();
  const before = new Map(
    Object.entries(remembered).map(([header, field]) => [plainHeader(header), field]),
  );
  const give = (field: ImportFieldName, because: ColumnMatch["because"]): ColumnMatch | null => {
    if (taken.has(field)) return null;
    taken.add(field);
    return { field, because };
  };
  const plain = headers.map(plainHeader);
  const exact = plain.map((header): ColumnMatch | null => {
    const own = before.get(header);
    if (own === null) return { field: null, because: "remembered" };
    if (own !== undefined) return give(own, "remembered");
    if (notNeeded.has(header)) return { field: null, because: "not_needed" };
    const known = fieldOf.get(header);
    return known === undefined ? null : give(known, "known");
  });
  return exact.map((match, index) => {
    if (match !== null) return match;
    const header = plain[index] ?? "";
    const near = header.length < 5 ? null : nearestCode(header, fieldOf.keys());
    // A typing mistake is seldom in the first letter: `Catatan` (remarks) is no `Jabatan` (post).
    const field = near === null || near[0] !== header[0] ? undefined : fieldOf.get(near);
    return (
      (field === undefined ? null : give(field, "similar")) ?? { field: null, because: "unknown" }
    );
  });
}
