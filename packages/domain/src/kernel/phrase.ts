import { assertNever } from "./result.ts";
import type { LocalDate } from "./calendar.ts";
import type { Language } from "./text.ts";

const months = {
  id: "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
  en: "January February March April May June July August September October November December",
} as const;

/** `1 Juli 2024`, `1 July 2024`. */
export function dateText(date: LocalDate, language: Language): string {
  const month = months[language].split(" ")[Number(date.slice(5, 7)) - 1] ?? "";
  return `${Number(date.slice(8, 10))} ${month} ${date.slice(0, 4)}`;
}

/** `a`, `a dan b`, `a, b, dan c`; `a`, `a and b`, `a, b and c`. */
export function listText(
  items: readonly string[],
  language: Language,
  joint: "and" | "or" = "and",
): string {
  const word = jointWord(language, joint);
  if (items.length < 2) return items.join("");
  const comma = language === "id" && items.length > 2 ? "," : "";
  return `${items.slice(0, -1).join(", ")}${comma} ${word} ${items.at(-1) ?? ""}`;
}

/** Whole hundredths of a number: 1250 is `12,50` and `12.50`. */
export function hundredthsText(hundredths: number, language: Language): string {
  const whole = Math.floor(hundredths / 100);
  const rest = String(hundredths % 100).padStart(2, "0");
  return `${whole}${language === "id" ? "," : "."}${rest}`;
}

/** Thousandths as a percentage: 800 is `80%`, 163 is `16,3%` and `16.3%`. */
export function permilleText(permille: number, language: Language): string {
  const rest = permille % 10;
  const whole = String(Math.floor(permille / 10));
  return `${whole}${rest === 0 ? "" : `${language === "id" ? "," : "."}${rest}`}%`;
}

function jointWord(language: Language, joint: "and" | "or"): string {
  switch (language) {
    case "id":
      return joint === "and" ? "dan" : "atau";
    case "en":
      return joint;
    default:
      return assertNever(language);
  }
}
