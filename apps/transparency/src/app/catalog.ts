import type { TableDescription } from "@pindah/domain/publication";
import { languages, type Language } from "@pindah/ui";
import { folderOf, relative } from "../site/address.ts";
import { standingTexts } from "../site/standing.ts";
import { releaseFolder, type Site } from "../site/view.ts";
import { texts } from "./texts.ts";

/**
 * What machines find: a feed of releases, a DCAT catalogue, a description for search engines. All
 * addresses are relative to the file that holds them, so the site can stand anywhere.
 */
export function catalogFiles(site: Site): ReadonlyMap<string, string> {
  const files = new Map<string, string>([["catalog.jsonld", jsonText(dcat(site))]]);
  for (const language of languages) {
    files.set(`feed/${language}.xml`, atom(site, language));
    files.set(`feed/${language}.json`, jsonText(jsonFeed(site, language)));
  }
  return files;
}

/** schema.org/Dataset, for the head of the data page. */
export function datasetDescription(site: Site, language: Language): string {
  const { manifest } = site.release;
  const from = folderOf({ kind: "data" }, language);
  return JSON.stringify({
    "@context": "https://schema.org",
    "@type": "Dataset",
    name: entryTitle(site, language),
    description: texts[language].description,
    version: String(manifest.number),
    datePublished: manifest.issuedOn,
    temporalCoverage: manifest.asOf,
    inLanguage: language,
    isAccessibleForFree: true,
    distribution: site.release.tables.map((table) => ({
      "@type": "DataDownload",
      name: table.title[language],
      encodingFormat: "text/csv",
      contentUrl: relative(from, `${releaseFolder(site)}${csvPath(table)}`),
    })),
    // Nothing in it may end the element that carries it.
  }).replaceAll("<", "\\u003c");
}

function dcat(site: Site): unknown {
  const { manifest, tables } = site.release;
  const files = new Map(manifest.files.map((file) => [file.path, file]));
  const both = (text: Readonly<Record<Language, string>>) =>
    languages.map((language) => ({ "@language": language, "@value": text[language] }));
  return {
    "@context": {
      dcat: "http://www.w3.org/ns/dcat#",
      dct: "http://purl.org/dc/terms/",
      spdx: "http://spdx.org/rdf/terms#",
      xsd: "http://www.w3.org/2001/XMLSchema#",
    },
    "@id": "catalog.jsonld",
    "@type": "dcat:Catalog",
    "dct:title": both({ id: texts.id.title, en: texts.en.title }),
    "dct:language": [...languages],
    "dcat:dataset": {
      "@id": releaseFolder(site),
      "@type": "dcat:Dataset",
      "dct:identifier": site.release.manifestSha256,
      "dct:title": both({ id: entryTitle(site, "id"), en: entryTitle(site, "en") }),
      "dct:description": both({ id: texts.id.description, en: texts.en.description }),
      "dct:issued": { "@type": "xsd:date", "@value": manifest.issuedOn },
      "dct:accrualPeriodicity": {
        "@id": "http://publications.europa.eu/resource/authority/frequency/MONTHLY",
      },
      "dcat:version": String(manifest.number),
      "dcat:distribution": tables.map((table) => {
        const file = files.get(csvPath(table));
        return {
          "@type": "dcat:Distribution",
          "dct:title": both(table.title),
          "dcat:downloadURL": { "@id": `${releaseFolder(site)}${csvPath(table)}` },
          "dcat:mediaType": {
            "@id": "https://www.iana.org/assignments/media-types/text/csv",
          },
          "dcat:byteSize": file?.bytes,
          "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": { "@id": "spdx:checksumAlgorithm_sha256" },
            "spdx:checksumValue": file?.sha256,
          },
        };
      }),
    },
  };
}

function jsonFeed(site: Site, language: Language): unknown {
  const { manifest, manifestSha256 } = site.release;
  return {
    version: "https://jsonfeed.org/version/1.1",
    title: texts[language].title,
    language,
    home_page_url: homeFromFeed(language),
    feed_url: `${language}.json`,
    items: [
      {
        id: entryId(manifestSha256),
        url: homeFromFeed(language),
        title: entryTitle(site, language),
        content_text: texts[language].description,
        date_published: instantOf(manifest.issuedOn),
      },
    ],
  };
}

function atom(site: Site, language: Language): string {
  const { manifest, manifestSha256 } = site.release;
  const updated = `<updated>${instantOf(manifest.issuedOn)}</updated>`;
  const id = escaped(entryId(manifestSha256));
  const home = homeFromFeed(language);
  const lines = [
    `<?xml version="1.0" encoding="utf-8"?>`,
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    `<title>${escaped(texts[language].title)}</title>`,
    `<id>urn:pindah:releases:${language}</id>`,
    updated,
    `<author><name>Pindah</name></author>`,
    `<link rel="self" href="${language}.xml"/>`,
    `<link href="${home}"/>`,
    `<entry><title>${escaped(entryTitle(site, language))}</title><id>${id}</id>${updated}`,
    `<link href="${home}"/><summary>${escaped(texts[language].description)}</summary></entry>`,
    `</feed>`,
  ];
  return `${lines.join("\n")}\n`;
}

function homeFromFeed(language: Language): string {
  return `${relative("feed/", folderOf({ kind: "home" }, language))}index.html`;
}

function entryId(manifestSha256: string): string {
  return `urn:sha256:${manifestSha256}`;
}

function entryTitle({ release }: Site, language: Language): string {
  const { number, issuedOn } = release.manifest;
  return texts[language].entry(standingTexts(release, language).name(String(number)), issuedOn);
}

/** Releases appear at 09.00 Jakarta time on the day of issue. */
function instantOf(day: string): string {
  return `${day}T09:00:00+07:00`;
}

function csvPath(table: TableDescription): string {
  return `data/${table.name}.csv`;
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
