import type { Bilingual } from "../kernel/index.ts";

/** One thing that a list of civil servants can say about a person or the household. */
export type ImportField = {
  readonly name: ImportFieldName;
  readonly label: Bilingual;
  /** Headers under which files are known to carry it, SIASN's first. */
  readonly headers: readonly string[];
  /** Without this column nothing can be read. */
  readonly required: boolean;
};

/** The fields of an import, in the order of the template. */
export const importFieldNames = [
  "nip",
  "name",
  "unit",
  "employment",
  "post_level",
  "post",
  "grade",
  "sex",
  "education",
  "birth_date",
  "retires_on",
  "legal_standing",
  "discipline",
  "household",
  "spouse",
  "children",
  "helper",
  "accessible",
  "wish_1",
  "wish_2",
  "wish_3",
] as const;
/** The name of a field of a person in an import. */
export type ImportFieldName = (typeof importFieldNames)[number];

/** What a row says, as text in the form of the dataset's tables; a field that is absent says nothing. */
export type ImportValues = Partial<Record<ImportFieldName, string>>;

type Words = Omit<ImportField, "name">;

const field = (id: string, en: string, headers: string, required = false): Words => ({
  label: { id, en },
  headers: headers.split(", "),
  required,
});

const words: Readonly<Record<ImportFieldName, Words>> = {
  nip: field(
    "NIP atau NI PPPK",
    "NIP or NI PPPK",
    "NIP BARU, NIP, NIP/NI PPPK, NI PPPK, nipBaru, Nomor Induk Pegawai, Employee number",
    true,
  ),
  name: field("Nama", "Name", "NAMA, Nama Lengkap, Nama Pegawai, name, Full name", true),
  unit: field(
    "Unit kerja eselon I",
    "Echelon-I unit",
    "UNOR NAMA, UNOR INDUK NAMA, Unit Kerja, Unit Eselon I, Unit Kerja Eselon I, unorIndukNama, unorNama, unit_code, Kode Unit, Unit",
    true,
  ),
  employment: field(
    "Jenis kepegawaian",
    "Employment",
    "STATUS CPNS PNS, Jenis Kepegawaian, Status Kepegawaian, statusPegawai, employment, Status",
  ),
  post_level: field(
    "Jenjang jabatan",
    "Post level",
    "ESELON NAMA, Eselon, eselon, Jenjang Jabatan, asnJenjangJabatan, post_level, Post level",
  ),
  post: field("Nama jabatan", "Post", "JABATAN NAMA, Jabatan, Nama Jabatan, jabatanNama, Position"),
  grade: field(
    "Golongan",
    "Grade",
    "GOL AKHIR NAMA, Golongan, Gol, Gol/Ruang, Pangkat/Gol, golRuangAkhir, grade, Grade",
  ),
  sex: field("Jenis kelamin", "Sex", "JENIS KELAMIN, L/P, JK, jenisKelamin, sex, Gender"),
  education: field(
    "Pendidikan",
    "Education",
    "TINGKAT PENDIDIKAN NAMA, Pendidikan, Tingkat Pendidikan, Pendidikan Terakhir, tkPendidikanTerakhir, education",
  ),
  birth_date: field(
    "Tanggal lahir (hanya diperiksa)",
    "Date of birth (only checked)",
    "TANGGAL LAHIR, Tgl Lahir, tglLahir, Birth date, Date of birth",
  ),
  retires_on: field(
    "TMT pensiun",
    "Retires on",
    "TMT PENSIUN, tmtPensiun, Tanggal Pensiun, retires_on, Retirement date",
  ),
  legal_standing: field(
    "Kedudukan hukum",
    "Legal standing",
    "KEDUDUKAN HUKUM NAMA, Kedudukan Hukum, kedudukanPnsNama, legal_standing",
  ),
  discipline: field(
    "Hukuman disiplin",
    "Discipline",
    "HUKUMAN DISIPLIN, Hukdis, Disiplin, discipline",
  ),
  household: field("Keluarga", "Household", "KELUARGA, No Keluarga, household_id, Household"),
  spouse: field("Pasangan ikut", "Spouse comes", "PASANGAN IKUT, Suami/Istri Ikut, spouse"),
  children: field("Anak ikut", "Children come", "ANAK IKUT, Jumlah Anak Ikut, children"),
  helper: field("ART ikut", "Helper comes", "ART IKUT, Asisten Rumah Tangga Ikut, helper"),
  accessible: field(
    "Perlu hunian aksesibel",
    "Needs an accessible home",
    "PERLU AKSESIBEL, Hunian Aksesibel, accessible",
  ),
  wish_1: field("Pilihan tower 1", "Tower wish 1", "PILIHAN TOWER 1, wish_1"),
  wish_2: field("Pilihan tower 2", "Tower wish 2", "PILIHAN TOWER 2, wish_2"),
  wish_3: field("Pilihan tower 3", "Tower wish 3", "PILIHAN TOWER 3, wish_3"),
};

/** Every field of an import with its names. */
export const importFields: readonly ImportField[] = importFieldNames.map((name) => ({
  name,
  ...words[name],
}));
