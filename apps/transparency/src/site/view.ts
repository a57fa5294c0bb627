import type { Language } from "@pindah/domain/kernel";
import { folderOf, relative, type PageKey } from "./address.ts";
import type { PublishedRelease } from "./release.ts";

/** The scripts of the islands, by the name that carries their hash. */
export type Assets = {
  readonly filter: string;
  readonly rerun: string;
  readonly verify: string;
  readonly receipt: string;
  readonly receiptCheck: string;
  readonly scenario: string;
  readonly scenarioWorker: string;
  /** The rules as one file for a Worker, pinned by its whole hash. */
  readonly rules: PinnedFile;
  /** The verifier as one page to keep, in each language. */
  readonly standalone: Readonly<Record<Language, PinnedFile>>;
};

export type PinnedFile = { readonly path: string; readonly sha256: string };

export type Site = {
  readonly release: PublishedRelease;
  readonly assets: Assets;
  /** Where the site stands, e.g. `https://transparansi.example/`; null when it is not known. */
  readonly origin: string | null;
  /** The site as one file, by its path. */
  readonly portable: string;
};

/** One page being written: where it stands, in which language, and how it reaches the others. */
export type View = Site & {
  readonly page: PageKey;
  readonly language: Language;
  readonly link: (page: PageKey, language?: Language) => string;
  /** A file of this release, e.g. `data/units.csv`. */
  readonly file: (path: string) => string;
  readonly asset: (path: string) => string;
};

export function viewOf(site: Site, page: PageKey, language: Language): View {
  const folder = folderOf(page, language);
  return {
    ...site,
    page,
    language,
    link: (to, other = language) => relative(folder, folderOf(to, other)),
    file: (path) => relative(folder, `${releaseFolder(site)}${path}`),
    asset: (path) => relative(folder, path),
  };
}

/** Where the files of the release lie in the site: never changed, never removed. */
export function releaseFolder(site: Site): string {
  return `rilis/${site.release.manifest.releaseId}/`;
}
