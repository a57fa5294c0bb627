import {
  formatDate,
  formatDay,
  formatDifference,
  formatHundredths,
  formatList,
  formatMonth,
  formatNumber,
  formatPercent,
  formatPermille,
  formatRupiah,
  formatRupiahShort,
  type Language,
} from "@pindah/ui";
import type { Bilingual } from "@pindah/domain/kernel";
import { useLanguage } from "./language.tsx";
import { momentInJakarta } from "./moment.ts";

function formatsIn(language: Language) {
  return {
    number: (value: number) => formatNumber(value, language),
    difference: (value: number) => formatDifference(value, language),
    percent: (part: number, whole: number) => formatPercent(part, whole, language),
    permille: (value: number) => formatPermille(value, language),
    hundredths: (value: number) => formatHundredths(value, language),
    date: (day: string) => formatDate(day, language),
    day: (day: string) => formatDay(day, language),
    /** Day and time of western Indonesia. */
    moment: (moment: string) => {
      const { day, time } = momentInJakarta(moment);
      return `${formatDate(day, language)} ${time}`;
    },
    month: (day: string) => formatMonth(day, language),
    list: (items: readonly string[]) => formatList(items, language),
    rupiah: (value: number) => formatRupiah(value, language),
    rupiahShort: (value: number) => formatRupiahShort(value, language),
    language,
    text: (value: Bilingual) => value[language],
  };
}

const formats = { id: formatsIn("id"), en: formatsIn("en") };

export type Format = ReturnType<typeof formatsIn>;

/** Numbers, days and money as the reader's language writes them. */
export function useFormat(): Format {
  return formats[useLanguage().language];
}
