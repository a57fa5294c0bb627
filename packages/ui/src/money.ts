import type { CostTotal } from "@pindah/domain/allowance";
import type { Language } from "@pindah/domain/kernel";
import { formatList, formatNumber } from "./format.ts";

/** Whole rupiah: `Rp4.500.000`, `Rp4,500,000`. */
export function formatRupiah(rupiah: number, language: Language): string {
  return `Rp${formatNumber(rupiah, language)}`;
}

const scales = [
  { from: 1_000_000_000_000, id: "triliun", en: "trillion" },
  { from: 1_000_000_000, id: "miliar", en: "billion" },
  { from: 1_000_000, id: "juta", en: "million" },
] as const;

/** Rupiah as people say them, cut to one decimal: `Rp1,2 triliun`. Whole below a million. */
export function formatRupiahShort(rupiah: number, language: Language): string {
  const scale = scales.find(({ from }) => rupiah >= from);
  if (scale === undefined) return formatRupiah(rupiah, language);
  const tenths = Math.floor(rupiah / (scale.from / 10));
  const whole = formatNumber(Math.floor(tenths / 10), language);
  const decimal = language === "id" ? "," : ".";
  return `Rp${whole}${decimal}${tenths % 10} ${scale[language]}`;
}

/** A cost as it stands: a figure or a range, and what has no figure at all. */
export type CostText = {
  /**
   * `Rp1.000` or `Rp1.000 – Rp2.000`; `sedikitnya Rp1.000` or `Rp1.000 – Rp2.000 atau lebih` when
   * something has no figure.
   */
  readonly amount: string;
  /** `belum diputuskan: tunjangan pionir`; null when everything has a figure. */
  readonly open: string | null;
};

/**
 * A total in words that never hide what is not decided. `nameOf` gives a component's name;
 * `write` how an amount is written (whole rupiah unless told otherwise).
 */
export function formatCost(
  total: CostTotal,
  language: Language,
  nameOf: (component: string) => string,
  write: (rupiah: number, language: Language) => string = formatRupiah,
): CostText {
  const low = write(total.low, language);
  const isOne = total.low === total.high;
  const range = isOne ? low : `${low} – ${write(total.high, language)}`;
  if (total.notDecided.length === 0) return { amount: range, open: null };
  const names = formatList(total.notDecided.map(nameOf), language);
  return language === "id"
    ? {
        amount: isOne ? `sedikitnya ${low}` : `${range} atau lebih`,
        open: `belum diputuskan: ${names}`,
      }
    : {
        amount: isOne ? `at least ${low}` : `${range} or more`,
        open: `not decided yet: ${names}`,
      };
}
