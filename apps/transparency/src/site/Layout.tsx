import { formatDate, formatNumber, type Language } from "@pindah/ui";
import type { ReactNode } from "react";
import { folderOf, type PageKey } from "./address.ts";
import { PrintMark } from "./PrintMark.tsx";
import { standingTexts } from "./standing.ts";
import { common } from "./texts.ts";
import type { View } from "./view.ts";

const menu = [
  "home",
  "institutions",
  "screening",
  "waves",
  "housing",
  "budget",
  "record",
  "data",
  "method",
  "verify",
  "about",
] as const;

/** Reached from the foot of every page. */
const more = [
  "changes",
  "decisions",
  "questions",
  "glossary",
  "scenario",
  "receipt",
  "data",
  "method",
  "about",
  "report",
] as const;

/** The frame of every page. Nothing in it needs a script. */
export function Layout({
  view,
  title,
  description,
  css,
  scripts = [],
  dataset = null,
  children,
}: {
  readonly view: View;
  readonly title: string;
  readonly description: string;
  readonly css: string;
  readonly scripts?: readonly string[];
  /** A description for search engines (JSON-LD): data, never run. */
  readonly dataset?: string | null;
  readonly children: ReactNode;
}) {
  const { language, page, link } = view;
  const text = common[language];
  const other = language === "id" ? "en" : "id";
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{page.kind === "home" ? `${text.siteName}: ${title}` : `${title} – Pindah`}</title>
        <meta name="description" content={description} />
        <WholeAddresses view={view} />
        <link
          rel="alternate"
          type="application/atom+xml"
          title="Atom"
          href={view.asset(`feed/${language}.xml`)}
        />
        <link rel="icon" href="data:," />
        <style dangerouslySetInnerHTML={{ __html: css }} />
        {dataset === null ? null : (
          <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: dataset }} />
        )}
      </head>
      <body>
        <a className="skip" href="#isi">
          {text.skip}
        </a>
        <header>
          <div className="wide">
            <a className="brand" href={link({ kind: "home" })}>
              <b>{text.siteName}</b> <span>{text.tagline}</span>
            </a>
            <a className="language" href={link(page, other)} hrefLang={other} lang={other}>
              {text.otherLanguage}
            </a>
            <nav aria-label={text.menu}>
              <ul>
                {menu.map((kind) => (
                  <li key={kind}>
                    <a href={link({ kind })} aria-current={current(page, kind)}>
                      {text.nav[kind]}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          </div>
        </header>
        <Strip view={view} />
        <main id="isi" className="wide" tabIndex={-1}>
          {children}
        </main>
        <PrintMark view={view} />
        <Footer view={view} />
        {scripts.map((path) => (
          <script key={path} type="module" src={view.asset(path)} />
        ))}
      </body>
    </html>
  );
}

/** What search engines read only as whole addresses: none where the site's own is not known. */
function WholeAddresses({ view: { origin, page, language } }: { readonly view: View }) {
  if (origin === null) return null;
  const address = (of: Language) => new URL(folderOf(page, of), origin).href;
  return (
    <>
      <link rel="canonical" href={address(language)} />
      <link rel="alternate" hrefLang="id" href={address("id")} />
      <link rel="alternate" hrefLang="en" href={address("en")} />
      <link rel="alternate" hrefLang="x-default" href={address("id")} />
    </>
  );
}

function Strip({ view }: { readonly view: View }) {
  const { head } = view.release.content;
  const { language } = view;
  const text = common[language];
  const standing = standingTexts(view.release, language);
  const day = (date: string) => formatDate(date, language);
  const number = formatNumber(head.number, language);
  return (
    <section className="strip" aria-label={standing.strip}>
      <div className="wide">
        <p>
          {standing.name(number)}.{" "}
          {standing.days(day(head.asOf), day(head.issuedOn), day(head.nextDue))}{" "}
          <a href={view.link({ kind: "verify" })}>{standing.check}</a>
        </p>
        {head.origin === "synthetic" ? <p className="mark">{text.illustration}</p> : null}
        {head.origin !== "synthetic" && head.policyIllustrative ? (
          <p className="mark">{text.illustrationPolicy}</p>
        ) : null}
      </div>
    </section>
  );
}

function Footer({ view }: { readonly view: View }) {
  const { language, link, release } = view;
  const text = common[language];
  return (
    <footer>
      <div className="wide">
        <p>
          {more.map((kind) => (
            <span key={kind}>
              <a href={link({ kind })}>{text.nav[kind]}</a>{" "}
            </span>
          ))}
          <a href={view.asset(`feed/${language}.xml`)}>{text.footer.feed}</a>
        </p>
        <p>
          {standingTexts(release, language).root}:{" "}
          <code>{release.manifestSha256.slice(0, 16)}</code>. {text.footer.licence}{" "}
          {text.footer.noCookies}
        </p>
      </div>
    </footer>
  );
}

function current(page: PageKey, kind: PageKey["kind"]): "page" | "true" | undefined {
  if (page.kind === kind) return "page";
  const inside = page.kind === "institution" || page.kind === "unit";
  return inside && kind === "institutions" ? "true" : undefined;
}
