import type { Bilingual, Language } from "@pindah/domain/kernel";

export type { Language };

export const languages = ["id", "en"] as const satisfies readonly Language[];

/** A text, or a function that makes one from figures; grouped as the pages are. */
export type Messages = {
  readonly [key: string]: string | ((...figures: never[]) => string) | Messages;
};

/** The shape that a translation must have: the same keys, the same figures, any words. */
export type Translation<M> = {
  readonly [K in keyof M]: M[K] extends string
    ? string
    : M[K] extends (...figures: infer Figures) => string
      ? (...figures: Figures) => string
      : Translation<M[K]>;
};

export type Catalogue<M> = Readonly<Record<Language, Translation<M>>>;

/**
 * The texts of one place in both languages. Indonesian is written first and gives the shape; an
 * English text that is missing, or has no Indonesian one beside it, does not compile.
 */
export function catalogue<const M extends Messages>(texts: {
  readonly id: M;
  readonly en: NoInfer<Translation<M>>;
}): Catalogue<M>;
export function catalogue(texts: Readonly<Record<Language, Messages>>): Catalogue<Messages> {
  return texts;
}

/** The text of data that carries both languages. */
export function inLanguage(text: Bilingual, language: Language): string {
  return text[language];
}

export function isLanguage(value: unknown): value is Language {
  return value === "id" || value === "en";
}
