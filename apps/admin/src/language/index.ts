export { LanguageProvider, useLanguage, useText } from "./language.tsx";
export { useFormat } from "./format.ts";
