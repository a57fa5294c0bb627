import type { PublicAmount } from "@pindah/domain/publication";
import { formatRupiahShort } from "@pindah/ui";
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
