import type { Bilingual, Language } from "@pindah/domain/kernel";

/** What the reference data say in English beside an address, in both languages. */
const known: ReadonlyMap<string, Bilingual> = new Map(
  Object.entries({
    unsourced: { id: "belum bersumber", en: "no source yet" },
    "public code": { id: "sumber terbuka", en: "public source" },
    "July 8 towers/480 flats": {
      id: "Juli: 8 tower, 480 rumah",
      en: "July: 8 towers, 480 flats",
    },
    "September 14 towers/840 flats": {
      id: "September: 14 tower, 840 rumah",
      en: "September: 14 towers, 840 flats",
    },
    "November 7 towers/420 flats": {
      id: "November: 7 tower, 420 rumah",
      en: "November: 7 towers, 420 flats",
    },
    "July: 480 flats": { id: "Juli: 480 rumah", en: "July: 480 flats" },
    "September: 840 flats": { id: "September: 840 rumah", en: "September: 840 flats" },
    "November: 420 flats": { id: "November: 420 rumah", en: "November: 420 flats" },
    "Perpres 63/2022": { id: "Perpres 63/2022", en: "Presidential Regulation 63/2022" },
    "month as published, last day of it taken": {
      id: "yang diumumkan hanya bulannya, dipakai hari terakhirnya",
      en: "only the month was announced, its last day is taken",
    },
    "which tower is an illustration, packages most advanced on 4 July 2024 first": {
      id: "tower yang mana adalah ilustrasi: paket yang paling maju per 4 Juli 2024 lebih dahulu",
      en: "which tower is an illustration: packages most advanced on 4 July 2024 first",
    },
    "no day of moving is published": {
      id: "tanggal pindah tidak diumumkan",
      en: "no day of moving is published",
    },
    "no schedule was published for the security towers": {
      id: "jadwal tower hankam tidak diumumkan",
      en: "no schedule was published for the security towers",
    },
    "29 towers (1,740 flats) for ASN, 18 for TNI and Polri": {
      id: "29 tower (1.740 rumah) untuk ASN, 18 untuk TNI dan Polri",
      en: "29 towers (1,740 flats) for civil servants, 18 for TNI and Polri",
    },
    "31 ASN + 16 security towers": {
      id: "31 tower ASN dan 16 tower hankam",
      en: "31 towers for civil servants and 16 for security",
    },
    "WHICH two towers of the ASN packages are meant was not published: the last two of the least advanced package stand for them (illustration)":
      {
        id: "dua tower paket ASN yang mana tidak diumumkan: dua terakhir dari paket yang paling belum maju dipakai sebagai ilustrasi",
        en: "which two towers of the ASN packages are meant was not published: the last two of the least advanced package stand for them (illustration)",
      },
  }),
);

/**
 * A source for a reader: the words of the reference data in the language of the page. Addresses, names
 * of newspapers and words that are not of the reference data stay as they were given.
 */
export function sourceText(source: string, language: Language): string {
  return source
    .split(/;\s*/)
    .map((part) => {
      const [, words = part, address = ""] = /^(.*?)(: https?:\/\/.*)$/.exec(part) ?? [];
      return `${known.get(words)?.[language] ?? words}${address}`;
    })
    .join("; ");
}
