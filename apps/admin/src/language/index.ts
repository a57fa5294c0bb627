export { LanguageProvider, useLanguage, useText } from "./language.tsx";
export { useFormat } from "./format.ts";
export { momentInJakarta, todayInJakarta } from "./moment.ts";
