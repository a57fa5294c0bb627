import { standingTexts } from "../site/standing.ts";
import { releaseFolder, type Site } from "../site/view.ts";

/**
 * A release for the libraries of those who cite it: BibTeX and RIS. The root says which release
 * was read, wherever the site stands by then.
 */
export function citationFiles(site: Site): ReadonlyMap<string, string> {
  const { manifest, manifestSha256 } = site.release;
  const { number, issuedOn, releaseId } = manifest;
  const title = `Pindah: ${standingTexts(site.release, "en").name(String(number))}`;
  const [year = "", month = "", day = ""] = issuedOn.split("-");
  const address = site.origin === null ? null : new URL(releaseFolder(site), site.origin).href;
  const bibtex = [
    `@misc{pindah-${releaseId},`,
    `  author = {{Pindah}},`,
    `  title = {${title}},`,
    `  year = {${year}},`,
    `  month = {${month}},`,
    `  day = {${day}},`,
    ...(address === null ? [] : [`  url = {${address}},`]),
    `  note = {SHA-256 ${manifestSha256}}`,
    "}",
  ];
  const ris = [
    "TY  - DATA",
    "AU  - Pindah",
    `TI  - ${title}`,
    `PY  - ${year}`,
    `DA  - ${year}/${month}/${day}`,
    ...(address === null ? [] : [`UR  - ${address}`]),
    `N1  - SHA-256 ${manifestSha256}`,
    "ER  - ",
  ];
  return new Map([
    [citationPath(site, "bib"), `${bibtex.join("\n")}\n`],
    [citationPath(site, "ris"), `${ris.join("\r\n")}\r\n`],
  ]);
}

function citationPath({ release }: Site, format: "bib" | "ris"): string {
  return `kutip/${release.manifest.releaseId}.${format}`;
}
