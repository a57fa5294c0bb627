import { isLanguage, type Catalogue, type Language, type Translation } from "@pindah/ui";
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from "react";

type Choice = { readonly language: Language; readonly choose: (language: Language) => void };

const LanguageContext = createContext<Choice>({ language: "id", choose: () => undefined });
const KEY = "pindah.language";

/** Holds the language of the reader, Indonesian until they choose; remembered on this computer. */
export function LanguageProvider(props: {
  readonly initial?: Language;
  readonly children: ReactNode;
}) {
  const [language, setLanguage] = useState<Language>(() => props.initial ?? remembered());
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const value = useMemo(
    () => ({
      language,
      choose: (chosen: Language) => {
        localStorage.setItem(KEY, chosen);
        setLanguage(chosen);
      },
    }),
    [language],
  );
  return <LanguageContext value={value}>{props.children}</LanguageContext>;
}

function remembered(): Language {
  const stored = localStorage.getItem(KEY);
  return isLanguage(stored) ? stored : "id";
}

export function useLanguage(): Choice {
  return use(LanguageContext);
}

/** The texts of one place in the reader's language. */
export function useText<M>(texts: Catalogue<M>): Translation<M> {
  return texts[useLanguage().language];
}
