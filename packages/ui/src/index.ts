export {
  formatDate,
  formatDay,
  formatDifference,
  formatHundredths,
  formatList,
  formatMonth,
  formatNumber,
  formatPercent,
  formatPermille,
} from "./format.ts";
export { homeStates, labels, type HomeState } from "./labels.ts";
export {
  catalogue,
  inLanguage,
  isLanguage,
  languages,
  type Catalogue,
  type Language,
  type Messages,
  type Translation,
} from "./language.ts";
export { formatCost, formatRupiah, formatRupiahShort, type CostText } from "./money.ts";
export { sourceText } from "./source-text.ts";
