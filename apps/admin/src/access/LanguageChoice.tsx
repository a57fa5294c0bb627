import { languages } from "@pindah/ui";
import { useLanguage } from "../language/index.ts";

/** The two languages, before anybody is signed in. */
export function LanguageChoice() {
  const { language, choose } = useLanguage();
  return (
    <div className="flex">
      {languages.map((choice) => (
        <button
          key={choice}
          type="button"
          aria-pressed={language === choice}
          className="px-1.5 py-1 text-sm text-soft uppercase aria-pressed:font-bold aria-pressed:text-ink aria-pressed:underline"
          onClick={() => choose(choice)}
        >
          {choice}
        </button>
      ))}
    </div>
  );
}
