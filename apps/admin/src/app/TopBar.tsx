import { languages } from "@pindah/ui";
import { lazy, Suspense } from "react";
import { useLanguage, useText } from "../language/index.ts";
import type { Me } from "../server/index.ts";
import type { Sheet } from "./keys.ts";
import { text as texts } from "./text.ts";

const AccountMenu = lazy(() =>
  import("./AccountMenu.tsx").then((m) => ({ default: m.AccountMenu })),
);

const quiet =
  "inline-flex min-h-8 items-center gap-1.5 rounded-md px-2 text-sm text-on-navy-soft hover:bg-on-navy/10 hover:text-on-navy";

export function TopBar(props: {
  readonly me: Me;
  readonly roleName: string;
  readonly onOpen: (sheet: Sheet) => void;
  readonly onSignOut: () => void;
}) {
  const text = useText(texts);
  const { language, choose } = useLanguage();
  return (
    <header className="no-print sticky top-0 z-30 flex h-12 items-center gap-2 bg-navy px-3 text-on-navy lg:px-4">
      <button
        type="button"
        className={`${quiet} lg:hidden`}
        aria-label={text.menu}
        onClick={() => props.onOpen("menu")}
      >
        <span aria-hidden className="text-lg leading-none">
          ☰
        </span>
      </button>
      <span className="text-base font-bold tracking-tight">{text.product}</span>
      <span className="hidden text-sm text-on-navy-soft xl:inline">{text.tagline}</span>
      <div className="flex-1" />
      <button
        type="button"
        className={`${quiet} border border-on-navy-soft/40 sm:min-w-64 sm:justify-between`}
        onClick={() => props.onOpen("palette")}
      >
        <span className="max-sm:sr-only">{text.search}</span>
        <span aria-hidden className="sm:hidden">
          ⌕
        </span>
        <kbd aria-hidden className="hidden font-mono text-xs sm:inline">
          Ctrl K
        </kbd>
      </button>
      <div role="group" aria-label={text.language} className="flex">
        {languages.map((choice) => (
          <button
            key={choice}
            type="button"
            aria-pressed={language === choice}
            className={`${quiet} uppercase aria-pressed:font-bold aria-pressed:text-on-navy aria-pressed:underline`}
            onClick={() => choose(choice)}
          >
            {choice}
          </button>
        ))}
      </div>
      <button
        type="button"
        className={`${quiet} hidden sm:inline-flex`}
        aria-label={text.help}
        onClick={() => props.onOpen("help")}
      >
        ?
      </button>
      <Suspense fallback={<span className={quiet}>{props.roleName}</span>}>
        <AccountMenu me={props.me} roleName={props.roleName} onSignOut={props.onSignOut} />
      </Suspense>
    </header>
  );
}
