import type { PublicAmount } from "@pindah/domain/publication";
import { formatNumber, formatRupiahShort } from "@pindah/ui";
import type { View } from "../site/view.ts";
import { texts } from "./texts.ts";

/** A sum in words: a range, `at least` where a part is not decided. */
export function costText(amount: PublicAmount, view: View): string {
  const { language } = view;
  const text = texts[language];
  if (amount.kind === "c") return text.tooFew;
  const low = formatRupiahShort(amount.low, language);
  const range =
    amount.low === amount.high ? low : text.between(low, formatRupiahShort(amount.high, language));
  return amount.notDecided.length > 0 ? `${text.atLeast} ${range}` : range;
}

const BILLION = 1_000_000_000;

/** The range alone, as short as it can honestly be: `Rp60–230 miliar`. */
export function shortCost(amount: PublicAmount, view: View): string {
  if (amount.kind === "c") return texts[view.language].tooFew;
  const { low, high } = amount;
  if (low % BILLION !== 0 || high % BILLION !== 0) return costText(amount, view);
  const number = (rupiah: number) => formatNumber(rupiah / BILLION, view.language);
  const range = low === high ? number(low) : `${number(low)}–${number(high)}`;
  return `Rp${range} ${texts[view.language].billion}`;
}
