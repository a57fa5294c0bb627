import type { Language } from "@pindah/domain/kernel";

// Written by hand, not with Intl: the same text on every machine, in a build and in a browser.
const marks = { id: { group: ".", decimal: "," }, en: { group: ",", decimal: "." } } as const;

const months = {
  id: [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
  ],
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
} as const;

/** A whole number: `11.916` in Indonesian, `11,916` in English. */
export function formatNumber(value: number, language: Language): string {
  const digits = String(Math.abs(Math.trunc(value)));
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 3) {
    groups.unshift(digits.slice(Math.max(0, end - 3), end));
  }
  return (value < 0 ? "−" : "") + groups.join(marks[language].group);
}

/** A difference with its sign: `+12`, `−3`, `0`. */
export function formatDifference(value: number, language: Language): string {
  return value > 0 ? `+${formatNumber(value, language)}` : formatNumber(value, language);
}

/** `part` of `whole` in percent with one decimal, rounded half up: `54,2%`. A dash when nothing is whole. */
export function formatPercent(part: number, whole: number, language: Language): string {
  if (whole === 0) return "–";
  return formatPermille(Math.floor((part * 2000 + whole) / (2 * whole)), language);
}

/** Thousandths as percent with one decimal: 542 is `54,2%`. */
export function formatPermille(permille: number, language: Language): string {
  const whole = Math.floor(permille / 10);
  return `${formatNumber(whole, language)}${marks[language].decimal}${permille - whole * 10}%`;
}

/** Hundredths as a number with two decimals: 6825 is `68,25`. */
export function formatHundredths(hundredths: number, language: Language): string {
  const whole = Math.floor(hundredths / 100);
  const rest = String(hundredths - whole * 100).padStart(2, "0");
  return `${formatNumber(whole, language)}${marks[language].decimal}${rest}`;
}

/** A day: `1 Juli 2024`, `1 July 2024`. */
export function formatDate(date: string, language: Language): string {
  const month = months[language][Number(date.slice(5, 7)) - 1];
  if (month === undefined) throw new Error(`Not a day: ${date}`);
  return `${Number(date.slice(8, 10))} ${month} ${date.slice(0, 4)}`;
}

/** A month: `Juli 2024`, `July 2024`. */
export function formatMonth(date: string, language: Language): string {
  return formatDate(`${date.slice(0, 7)}-01`, language).slice(2);
}

const answers = {
  id: { not_decided: "belum diputuskan", not_known: "belum diketahui" },
  en: { not_decided: "not decided yet", not_known: "not known yet" },
} as const;

/** A day, or the answer that there is none yet. */
export function formatDay(day: string, language: Language): string {
  return day === "not_decided" || day === "not_known"
    ? answers[language][day]
    : formatDate(day, language);
}

/** `a, b, dan c` in Indonesian; `a, b, and c` in English. */
export function formatList(items: readonly string[], language: Language): string {
  const last = items.at(-1);
  if (last === undefined) return "";
  const and = language === "id" ? "dan" : "and";
  const rest = items.slice(0, -1);
  if (rest.length === 0) return last;
  return `${rest.join(", ")}${rest.length > 1 ? "," : ""} ${and} ${last}`;
}
