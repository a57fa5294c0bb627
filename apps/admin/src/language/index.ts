export { LanguageProvider, useLanguage, useText } from "./language.tsx";
export { useFormat, type Format } from "./format.ts";
