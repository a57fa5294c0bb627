import { LocalDate } from "../kernel/index.ts";
import type { Person, PostLevel } from "./people.ts";

/** Text without case, spaces and signs, as lists of words are compared. */
export const plainWord = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

function wordList<V extends string>(lists: Readonly<Record<V, string>>): Map<string, V> {
  const words = new Map<string, V>();
  for (const key in lists) {
    words.set(plainWord(key), key);
    for (const word of lists[key].split(", ")) words.set(plainWord(word), key);
  }
  return words;
}

// The code lists of SIASN and the words that institutions write for them.
export const employments = wordList<Person["employment"]>({
  pns: "P, PNS Pusat, PNS Aktif, Pegawai Negeri Sipil",
  cpns: "C, Calon PNS",
  pppk: "PPPK Penuh Waktu, PPPK Paruh Waktu, P3K, Pegawai Pemerintah dengan Perjanjian Kerja",
});
export const sexes = wordList<Person["sex"]>({
  male: "M, L, Pria, Laki-laki, Laki laki, 1, Lk",
  female: "F, P, Wanita, Perempuan, 2, Pr, W",
});
export const educations = wordList<Person["education"]>({
  sd: "Sekolah Dasar, SD Sederajat",
  smp: "SLTP, SLTP Kejuruan, SMP Sederajat",
  sma: "SLTA, SLTA Kejuruan, SMK, SLTA Keguruan, SMA Sederajat",
  d1: "D-I, Diploma I",
  d2: "D-II, Diploma II",
  d3: "D-III, Diploma III, Diploma III/Sarjana Muda",
  d4: "D-IV, Diploma IV",
  s1: "S-1, Sarjana, S-1/Sarjana, S1/D4",
  s2: "S-2, Magister, S-2/Magister",
  s3: "S-3, Doktor, S-3/Doktor",
});
export const standings = wordList<Person["legalStanding"] | "no_longer_serves">({
  active: "Aktif, PNS Aktif, PPPK Aktif, CPNS Aktif",
  unpaid_leave: "CLTN, Cuti Luar Tanggungan Negara, Cuti di Luar Tanggungan Negara",
  study_leave: "Tugas Belajar, PNS Tugas Belajar",
  suspended: "Pemberhentian Sementara, Diberhentikan Sementara",
  pre_retirement_leave: "Masa Persiapan Pensiun, MPP, Bebas Tugas",
  no_longer_serves: "Pensiun, Meninggal, Meninggal Dunia, Berhenti, Diberhentikan, Pindah Instansi",
});
export const disciplines = wordList<Person["discipline"]>({
  none: "Tidak ada, Tidak pernah, -, Nihil, Tidak",
  light: "Ringan",
  medium: "Sedang",
  severe: "Berat",
});
const postLevels = wordList<PostLevel>({
  jpt_utama: "JPT Utama, Pimpinan Tinggi Utama",
  jpt_madya: "JPT Madya, Pimpinan Tinggi Madya, I.a, I.b, Eselon I, Eselon I.a, Eselon I.b",
  jpt_pratama:
    "JPT Pratama, Pimpinan Tinggi Pratama, II.a, II.b, Eselon II, Eselon II.a, Eselon II.b",
  administrator: "III.a, III.b, Eselon III, Eselon III.a, Eselon III.b",
  pengawas: "IV.a, IV.b, Eselon IV, Eselon IV.a, Eselon IV.b",
  pelaksana: "Jabatan Pelaksana, Fungsional Umum, Staf, V.a, V, Eselon V",
  jf_utama: "Ahli Utama, JF Ahli Utama",
  jf_madya: "Ahli Madya, JF Ahli Madya",
  jf_muda: "Ahli Muda, JF Ahli Muda",
  jf_pertama: "Ahli Pertama, JF Ahli Pertama",
  jf_penyelia: "Penyelia, JF Penyelia",
  jf_mahir: "Mahir, JF Mahir, Pelaksana Lanjutan",
  jf_terampil: "Terampil, JF Terampil",
  jf_pemula: "Pemula, JF Pemula",
});

export const yesNoWords = wordList<"yes" | "no">({
  yes: "Ya, Y, true, 1",
  no: "Tidak, T, false, 0, -",
});

/** The level that a word for it means; undefined when it is no such word. */
export const postLevelOf = (text: string): PostLevel | undefined => postLevels.get(plainWord(text));

/** The level of a functional post from its name, e.g. `Analis Kebijakan Ahli Muda`. */
export function levelOfPost(post: string): PostLevel | undefined {
  const tiers =
    "Ahli Utama, Ahli Madya, Ahli Muda, Ahli Pertama, Penyelia, Mahir, Terampil, Pemula";
  const tier = tiers.split(", ").find((words) => new RegExp(`\\b${words}$`, "i").test(post.trim()));
  return tier === undefined ? undefined : postLevelOf(tier);
}

const months = wordList<string>({
  "01": "Januari, Jan, January",
  "02": "Februari, Feb, February, Pebruari",
  "03": "Maret, Mar, March",
  "04": "April, Apr",
  "05": "Mei, May",
  "06": "Juni, Jun, June",
  "07": "Juli, Jul, July",
  "08": "Agustus, Agu, Ags, Aug, August",
  "09": "September, Sep, Sept",
  "10": "Oktober, Okt, Oct, October",
  "11": "November, Nov, Nopember",
  "12": "Desember, Des, Dec, December",
});

/**
 * A day in the forms that lists hold: `2024-07-01`, `01-07-2024` and `01/07/2024` (the day comes
 * first), `1 Juli 2024`, or the serial number of a spreadsheet. Undefined when it is none of them.
 */
export function dayOf(text: string): LocalDate | undefined {
  const day = text.trim().replace(/ 00:00:00$/, "");
  const parts = /^(\d{1,2})[-/. ]+(\d{1,2}|[A-Za-z]+)[-/. ]+(\d{4})$/.exec(day);
  if (parts !== null) {
    const [, date = "", month = "", year = ""] = parts;
    const number = /^\d+$/.test(month) ? month : months.get(plainWord(month));
    if (number === undefined) return undefined;
    return LocalDate.safeParse(`${year}-${number.padStart(2, "0")}-${date.padStart(2, "0")}`).data;
  }
  if (/^\d{5}$/.test(day)) return ofSerial(Number(day));
  return LocalDate.safeParse(day.replaceAll("/", "-")).data;
}

/** Days since 30 December 1899, as spreadsheets count from 1 March 1900 on. */
function ofSerial(serial: number): LocalDate | undefined {
  // Days of the civil calendar, after Howard Hinnant's algorithm.
  const shifted = serial - 25_569 + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  );
  const ofYear =
    ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153);
  const date = ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const two = (value: number) => String(value).padStart(2, "0");
  return LocalDate.safeParse(`${year}-${two(month)}-${two(date)}`).data;
}
