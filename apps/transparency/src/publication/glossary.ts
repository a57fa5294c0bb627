import type { Bilingual } from "@pindah/domain/kernel";

/** The terms of docs/glossary.md; a test holds the two together. */
export const glossary: readonly {
  readonly heading: Bilingual;
  readonly terms: readonly Bilingual[];
}[] = [
  {
    heading: { id: "Instansi dan orang", en: "Institutions and people" },
    terms: [
      { id: "kementerian/lembaga (K/L)", en: "ministry or agency" },
      { id: "LPNK, LNS", en: "non-ministry agency, non-structural agency" },
      {
        id: "unit eselon I, UKE I",
        en: 'echelon-I unit: what screening decides about; always "unit", never a dwelling',
      },
      { id: "Bagian Anggaran (BA)", en: "budget section, three digits" },
      {
        id: "perubahan nomenklatur",
        en: "cabinet reorganisation: split, merge, rename, with its day",
      },
      { id: "ASN", en: "civil servants: PNS, CPNS, PPPK" },
      { id: "PNS, CPNS", en: "permanent, probationary civil servant" },
      { id: "PPPK", en: "contract civil servant" },
      {
        id: "NIP, NI PPPK",
        en: "the 18-digit number of a civil servant; text, and apart from every rule",
      },
      { id: "golongan ruang, pangkat", en: "grade, rank" },
      { id: "JPT utama, madya, pratama", en: "top leaders" },
      { id: "administrator, pengawas, pelaksana", en: "middle manager, junior manager, staff" },
      { id: "jabatan fungsional (JF), jenjang", en: "functional post, its tier" },
      { id: "kedudukan hukum", en: "legal standing" },
      { id: "hukuman disiplin (hukdis)", en: "disciplinary sanction" },
      { id: "CLTN, tugas belajar, MPP", en: "unpaid leave, study leave, pre-retirement leave" },
      { id: "BUP", en: "retirement age, as a day" },
      {
        id: "penghuni serumah: pasangan, anak, ART",
        en: "those who move into one home: spouse, children, helper",
      },
      { id: "lajang, belum kawin", en: "single" },
    ],
  },
  {
    heading: { id: "Penapisan dan kompetensi", en: "Screening and competency" },
    terms: [
      { id: "penapisan", en: "screening" },
      { id: "kriteria, bobot", en: "criterion, weight in points of 100" },
      { id: "penyaring (filter)", en: "the filter that a criterion belongs to" },
      { id: "prioritas pertama, kedua, ketiga", en: "priority classes of units, best first" },
      { id: "mayoritas", en: "points of 100 that a coalition of criteria needs" },
      { id: "veto, penentu", en: "a level that bars a class, a level that gives it" },
      { id: "ketentuan hukum", en: "legal override: stands before the points" },
      { id: "asesor, asesmen", en: "assessor, assessment" },
      { id: "standar kompetensi", en: "required level by post level and competency" },
      { id: "kesenjangan", en: "gap between required and shown level" },
      { id: "BerAKHLAK", en: "the seven core values and their 21 behaviours" },
      { id: "literasi digital", en: "digital literacy" },
      { id: "syarat mutlak", en: "knock-out condition, apart from scores" },
      {
        id: "memenuhi, bersyarat, tidak memenuhi",
        en: "eligible, conditional (after a training plan), not eligible",
      },
      { id: "belum diputuskan", en: "undecided: something is missing" },
    ],
  },
  {
    heading: { id: "Hunian dan gelombang", en: "Homes and waves" },
    terms: [
      { id: "hunian", en: "dwelling" },
      { id: "rusun, tower", en: "flats, a tower of them" },
      { id: "rumah tapak menteri (RTJM)", en: "minister's official landed house" },
      { id: "siap huni", en: "ready to live in" },
      { id: "serah terima, BAST", en: "handover, its record" },
      { id: "hak hunian", en: "housing entitlement" },
      { id: "undian, nomor undian", en: "draw, lottery ticket" },
      { id: "daftar tunggu", en: "waiting list, each with its reason" },
      { id: "berbagi hunian", en: "sharing a home" },
      { id: "kloter, gelombang", en: "wave" },
      { id: "tahap", en: "stage I to V of Perpres 63/2022" },
      { id: "jangka pendek, menengah, panjang", en: "short, medium, long term" },
      { id: "skenario", en: "a what-if: a few patches over facts and policy" },
      { id: "rencana", en: "the whole chain, computed" },
      { id: "WIB, WITA, WIT", en: "time zones UTC+7, +8, +9" },
      {
        id: "kohesi, tim dalam satu menara",
        en: "cohesion: the members of a team live in one tower",
      },
    ],
  },
  {
    heading: { id: "Uang", en: "Money" },
    terms: [
      { id: "perjalanan dinas pindah", en: "relocation travel" },
      { id: "biaya pengepakan, tunggu, angkut", en: "packing, waiting, freight" },
      { id: "tunjangan pionir", en: "pioneer allowance" },
      { id: "tunjangan kinerja (tukin)", en: "performance allowance" },
      { id: "SBM, DIPA, RKA-K/L", en: "standard cost, budget authority, budget plan" },
      { id: "belum ditetapkan", en: "not decided yet: a value of every amount" },
    ],
  },
  {
    heading: { id: "Hukum, keterbukaan, kantor", en: "Law, openness, offices" },
    terms: [
      {
        id: "PANRB, BKN, OIKN",
        en: "ministry of administrative reform, civil service agency, Nusantara authority",
      },
      { id: "KIPP, WP", en: "core government area, planning area" },
      { id: "kebijakan", en: "one dated version of all rules" },
      { id: "dasar hukum", en: "legal basis" },
      { id: "sanggah, jawab sanggah", en: "objection, its answer" },
      { id: "SK, surat edaran", en: "decree, circular" },
      { id: "by name by address", en: "named list" },
      { id: "verval", en: "verify and validate" },
      {
        id: "PPID, DIP, DIK",
        en: "information officer, lists of public and of exempt information",
      },
      { id: "uji konsekuensi", en: "consequence test before something is withheld" },
      { id: "ambang penyajian", en: "disclosure threshold: counts below it are not shown" },
      { id: "rilis", en: "one published set of figures, with its manifest" },
      { id: "PDP (UU 27/2022)", en: "personal data protection; a person decides (art. 10)" },
      {
        id: "SIASN, unor, satker",
        en: "the national personnel system, its units, budget work units",
      },
      {
        id: "data induk, kode referensi, walidata",
        en: "master data, reference code, data steward",
      },
    ],
  },
];
