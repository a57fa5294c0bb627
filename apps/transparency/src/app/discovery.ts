import { languages } from "@pindah/ui";
import { folderOf } from "../site/address.ts";
import type { Site } from "../site/view.ts";
import { pagesOf } from "./pages.tsx";

/** What search engines ask for. A sitemap needs whole addresses: none without an origin. */
export function discoveryFiles(site: Site): ReadonlyMap<string, string> {
  const { origin } = site;
  if (origin === null) return new Map([["robots.txt", "User-agent: *\nAllow: /\n"]]);
  const map = new URL("sitemap.xml", origin).href;
  return new Map([
    ["robots.txt", `User-agent: *\nAllow: /\nSitemap: ${map}\n`],
    ["sitemap.xml", sitemap(site, origin)],
  ]);
}

/** Every page in both languages. All carry the day of the release, so that none tells by its day. */
function sitemap({ release }: Site, origin: string): string {
  const address = (path: string) => new URL(path, origin).href.replaceAll("&", "&amp;");
  const entries = pagesOf(release).flatMap((page) => {
    const twins = languages.map(
      (language) =>
        `<xhtml:link rel="alternate" hreflang="${language}" href="${address(folderOf(page, language))}"/>`,
    );
    return languages.map(
      (language) =>
        `<url><loc>${address(folderOf(page, language))}</loc>${twins.join("")}<lastmod>${release.manifest.issuedOn}</lastmod></url>`,
    );
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...entries,
    "</urlset>\n",
  ].join("\n");
}
