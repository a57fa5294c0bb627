import type { InstitutionCode, Language, UnitCode } from "@pindah/domain/kernel";

/** What a page is about. Each has one address in each language. */
export type PageKey =
  | { readonly kind: "home" }
  | { readonly kind: "institutions" }
  | { readonly kind: "institution"; readonly code: InstitutionCode }
  | { readonly kind: "unit"; readonly institution: InstitutionCode; readonly code: UnitCode }
  | { readonly kind: "screening" }
  | { readonly kind: "housing" }
  | { readonly kind: "waves" }
  | { readonly kind: "budget" }
  | { readonly kind: "record" }
  | { readonly kind: "data" }
  | { readonly kind: "method" }
  | { readonly kind: "verify" }
  | { readonly kind: "about" }
  | { readonly kind: "scenario" }
  | { readonly kind: "decisions" }
  | { readonly kind: "changes" }
  | { readonly kind: "questions" }
  | { readonly kind: "glossary" }
  | { readonly kind: "receipt" }
  | { readonly kind: "report" };

const slugs = {
  institutions: { id: "instansi", en: "institutions" },
  screening: { id: "penapisan", en: "screening" },
  housing: { id: "hunian", en: "housing" },
  waves: { id: "gelombang", en: "waves" },
  budget: { id: "anggaran", en: "budget" },
  record: { id: "pernyataan", en: "record" },
  data: { id: "data", en: "data" },
  method: { id: "metodologi", en: "method" },
  verify: { id: "verifikasi", en: "verify" },
  about: { id: "tentang", en: "about" },
  scenario: { id: "skenario", en: "scenario" },
  decisions: { id: "keputusan", en: "decisions" },
  changes: { id: "perubahan", en: "changes" },
  questions: { id: "tanya", en: "questions" },
  glossary: { id: "istilah", en: "glossary" },
  receipt: { id: "hasil-saya", en: "my-result" },
  report: { id: "lapor", en: "report" },
} as const;

/** The folder of a page from the root of the site, with a slash at its end. */
export function folderOf(page: PageKey, language: Language): string {
  if (page.kind === "home") return `${language}/`;
  const institutions = `${language}/${slugs.institutions[language]}/`;
  if (page.kind === "institution") return `${institutions}${page.code}/`;
  if (page.kind === "unit") return `${institutions}${page.institution}/${page.code}/`;
  return `${language}/${slugs[page.kind][language]}/`;
}

/** The way from one folder to a file or folder, both from the root: works under any address. */
export function relative(fromFolder: string, to: string): string {
  const from = fromFolder.split("/").slice(0, -1);
  const target = to.split("/");
  let shared = 0;
  while (shared < from.length && shared < target.length - 1 && from[shared] === target[shared]) {
    shared += 1;
  }
  const up = "../".repeat(from.length - shared);
  const down = target.slice(shared).join("/");
  return `${up}${down}` || "./";
}
