import { catalogue } from "@pindah/ui";

/** What stands on every page. */
export const common = catalogue({
  id: {
    siteName: "Pindah",
    tagline: "Keterbukaan perpindahan ASN ke Nusantara",
    skip: "Langsung ke isi",
    otherLanguage: "English",
    menu: "Menu",
    nav: {
      home: "Beranda",
      institutions: "Instansi",
      screening: "Penapisan",
      waves: "Gelombang",
      housing: "Hunian",
      budget: "Anggaran",
      record: "Pernyataan",
      data: "Data",
      method: "Metodologi",
      verify: "Verifikasi",
      about: "Tentang",
      scenario: "Skenario Anda",
      decisions: "Keputusan",
      changes: "Perubahan",
      questions: "Tanya jawab",
      glossary: "Istilah",
      receipt: "Hasil saya",
      report: "Laporkan kesalahan",
    },
    illustration:
      "Ilustrasi: orang-orang di sini sintetis; nilai, bobot, dan ambang adalah contoh. Kementerian belum menerbitkan angka resminya.",
    illustrationPolicy:
      "Ilustrasi: bobot, standar, dan ambang kebijakan ini adalah contoh; kementerian belum menerbitkannya.",
    release: {
      name: (number: string) => `Rilis ${number}`,
      days: (asOf: string, issued: string, next: string) =>
        `Data per ${asOf}, terbit ${issued}, berikutnya ${next}.`,
      strip: "Rilis ini",
      check: "Periksa keasliannya",
      root: "Akar rilis",
    },
    /** A release without a signature and a place in the log. */
    draft: {
      name: (number: string) => `Rancangan rilis ${number} (belum ditandatangani)`,
      days: (asOf: string, issued: string, next: string) =>
        `Data per ${asOf}, disusun ${issued}, berikutnya ${next}.`,
      strip: "Rancangan rilis ini",
      check: "Periksa keutuhannya",
      root: "Akar rancangan rilis (belum ditandatangani)",
    },
    rounded: "Dibulatkan ke kelipatan 5.",
    marks: {
      c: "disembunyikan agar tidak ada orang yang dapat dikenali",
      z: "menurut aturan yang terbuka tidak mungkin ada orangnya",
      n: "tidak dimuat dalam rilis ini",
    },
    markText: { c: "c", z: "nihil", n: "n" },
    marksNote:
      "Cacah orang dibulatkan ke kelipatan 5 dari angka sebenarnya, jadi jumlahnya tidak selalu pas. c: disembunyikan agar tidak ada orang yang dapat dikenali. nihil: menurut aturan tidak mungkin ada orangnya.",
    readiness: {
      by: (day: string, homes: string) => `diperkirakan siap sampai ${day}: ${homes}`,
      now: (day: string, homes: string) => `siap per ${day}: ${homes}`,
      illustrated:
        "Ilustrasi: yang diumumkan hanya jumlah per bulan. Tower mana yang siap kapan, dan rumah mana yang aksesibel, adalah contoh, bukan pengumuman.",
    },
    source: "Sumber",
    statedOn: (day: string) => `dinyatakan ${day}`,
    table: "Tabel angkanya",
    paperCode: "Kode QR: alamat halaman dan akar rilis",
    footer: {
      feed: "Umpan Atom",
      licence: "Kode sumber: lisensi MIT.",
      noCookies: "Tanpa kuki, tanpa pelacak, tanpa permintaan ke pihak lain.",
    },
  },
  en: {
    siteName: "Pindah",
    tagline: "The move of the civil service to Nusantara, in the open",
    skip: "Skip to content",
    otherLanguage: "Bahasa Indonesia",
    menu: "Menu",
    nav: {
      home: "Home",
      institutions: "Institutions",
      screening: "Screening",
      waves: "Waves",
      housing: "Housing",
      budget: "Budget",
      record: "Official claims",
      data: "Data",
      method: "Method",
      verify: "Verify",
      about: "About",
      scenario: "Your scenario",
      decisions: "Decisions",
      changes: "Changes",
      questions: "Questions",
      glossary: "Glossary",
      receipt: "My result",
      report: "Report an error",
    },
    illustration:
      "Illustration: the people here are synthetic; scores, weights and thresholds are examples. The ministry has not published official ones.",
    illustrationPolicy:
      "Illustration: the weights, standards and thresholds of this policy are examples; the ministry has published none.",
    release: {
      name: (number: string) => `Release ${number}`,
      days: (asOf: string, issued: string, next: string) =>
        `Data as of ${asOf}, issued ${issued}, next due ${next}.`,
      strip: "This release",
      check: "Check that it is genuine",
      root: "Release root",
    },
    /** A release without a signature and a place in the log. */
    draft: {
      name: (number: string) => `Draft of release ${number} (not signed)`,
      days: (asOf: string, issued: string, next: string) =>
        `Data as of ${asOf}, drawn up ${issued}, next due ${next}.`,
      strip: "This draft of a release",
      check: "Check that it is whole",
      root: "Root of the draft (not signed)",
    },
    rounded: "Rounded to a multiple of 5.",
    marks: {
      c: "hidden so that nobody can be recognised",
      z: "by a public rule there can be nobody",
      n: "not in this release",
    },
    markText: { c: "c", z: "none", n: "n" },
    marksNote:
      "Counts of people are rounded to a multiple of 5 from the true count, so parts need not add up. c: hidden so that nobody can be recognised. none: by rule there can be nobody.",
    readiness: {
      by: (day: string, homes: string) => `expected to be ready by ${day}: ${homes}`,
      now: (day: string, homes: string) => `ready on ${day}: ${homes}`,
      illustrated:
        "Illustration: only totals by month were announced. Which tower is ready when, and which homes are accessible, are examples, not announcements.",
    },
    source: "Source",
    statedOn: (day: string) => `stated ${day}`,
    table: "The figures as a table",
    paperCode: "QR code: address of the page and root of the release",
    footer: {
      feed: "Atom feed",
      licence: "Source code: MIT licence.",
      noCookies: "No cookie, no tracker, no request to anybody else.",
    },
  },
});
