import { languages, type Language } from "@pindah/ui";
import { renderToStaticMarkup } from "react-dom/server";
import { StandaloneVerifier } from "../publication/StandaloneVerifier.tsx";
import { folderOf, type PageKey } from "../site/address.ts";
import { Layout } from "../site/Layout.tsx";
import { releaseFolder, viewOf, type Site } from "../site/view.ts";
import { catalogFiles, datasetDescription } from "./catalog.ts";
import { citationFiles } from "./citation.ts";
import { discoveryFiles } from "./discovery.ts";
import { pagesOf, partsOf } from "./pages.tsx";

/**
 * Every page of a release as text, by its path. Nothing is read from the clock, the machine or the
 * network: the same release and the same scripts give the same bytes.
 */
export function renderSite(site: Site, css: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const page of pagesOf(site.release)) {
    for (const language of languages) {
      files.set(`${folderOf(page, language)}index.html`, renderPage(site, page, language, css));
    }
  }
  files.set("index.html", rootPage());
  files.set("latest.json", latestJson(site));
  for (const more of [catalogFiles(site), citationFiles(site), discoveryFiles(site)])
    for (const [path, text] of more) files.set(path, text);
  return files;
}

/** The verifier as one file. It belongs to the renderer, not to a release. */
export function renderStandalone(language: Language, css: string, script: string): string {
  if (/<\/script/i.test(script)) throw new Error("The script would end its own element");
  return `<!doctype html>${renderToStaticMarkup(
    <StandaloneVerifier language={language} css={css} script={script} />,
  )}`;
}

export function renderPage(site: Site, page: PageKey, language: Language, css: string): string {
  const view = viewOf(site, page, language);
  const { title, description, body, scripts } = partsOf(view);
  const html = renderToStaticMarkup(
    <Layout
      view={view}
      title={title}
      description={description}
      css={css}
      scripts={scripts}
      dataset={page.kind === "data" ? datasetDescription(site, language) : null}
    >
      {body}
    </Layout>,
  );
  return `<!doctype html>${html}`;
}

// The door of the site: a plain link, and a redirect that needs no script.
function rootPage(): string {
  return `<!doctype html>${renderToStaticMarkup(
    <html lang="id">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Pindah</title>
        <meta httpEquiv="refresh" content="0; url=id/index.html" />
      </head>
      <body>
        <main>
          <h1>Pindah</h1>
          <p>
            <a href="id/index.html">Bahasa Indonesia</a>
          </p>
          <p lang="en">
            <a href="en/index.html">English</a>
          </p>
        </main>
      </body>
    </html>,
  )}`;
}

function latestJson(site: Site): string {
  const { releaseId, number, issuedOn, nextDue } = site.release.manifest;
  const manifest = `${releaseFolder(site)}manifest.json`;
  return `${JSON.stringify({ releaseId, number, issuedOn, nextDue, manifest })}\n`;
}
