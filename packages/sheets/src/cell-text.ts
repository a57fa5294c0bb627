/** How a number of a workbook is shown: as it is, as a day, or with leading zeros. */
export type NumberStyle =
  | { readonly kind: "plain" }
  | { readonly kind: "date" }
  | { readonly kind: "zeros"; readonly digits: number };

/** Excel keeps 15 digits of a number; a longer one (a NIP, a NIK) has already lost its end. */
export const KEPT_DIGITS = 15;

/** The text of a numeric cell as a person sees it; null when it is a number with lost digits. */
export function numberText(raw: string, style: NumberStyle, date1904: boolean): string | null {
  const value = Number(raw);
  if (raw.trim() === "" || !Number.isFinite(value)) return raw;
  if (style.kind === "date") return dateText(value, date1904);
  if (Math.abs(value) >= 10 ** KEPT_DIGITS) return null;
  const text = plainText(value);
  return style.kind === "zeros" && /^\d+$/.test(text) ? text.padStart(style.digits, "0") : text;
}

/** Without exponent and without the noise past the 15th digit: 0.30000000000000004 is 0.3. */
function plainText(value: number): string {
  const rounded = Number(value.toPrecision(KEPT_DIGITS));
  if (Number.isInteger(rounded)) return String(rounded);
  const text = String(rounded);
  if (!text.includes("e")) return text;
  return rounded.toFixed(20).replace(/0+$/, "");
}

/** Serial days since the end of 1899, with the day in 1900 that never was; or since 1904. */
function dateText(serial: number, date1904: boolean): string {
  const whole = Math.floor(serial);
  const days = date1904 ? whole + 1462 : whole < 60 ? whole + 1 : whole;
  const seconds = Math.round((serial - whole) * 86_400);
  const date = new Date(Date.UTC(1899, 11, 30) + days * 86_400_000 + seconds * 1000);
  if (Number.isNaN(date.getTime())) return String(serial);
  const [day = "", time = ""] = date.toISOString().slice(0, 19).split("T");
  return seconds === 0 ? day : `${day} ${time}`;
}

const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 57]);

/** What a number format shows, from its number (built in) or its code (the file's own). */
export function numberStyle(id: number, code: string | undefined): NumberStyle {
  if (code === undefined) return { kind: BUILT_IN_DATES.has(id) ? "date" : "plain" };
  const shown = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, "").split(";")[0] ?? "";
  if (/^0{2,}$/.test(shown)) return { kind: "zeros", digits: shown.length };
  return { kind: /[dy]/i.test(shown) ? "date" : "plain" };
}
