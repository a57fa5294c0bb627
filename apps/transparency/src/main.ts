import { hashText } from "@pindah/domain/kernel";
import { languages } from "@pindah/ui";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { renderSite, renderStandalone } from "./app/render.tsx";
import { readBytes, readTexts, replaceFolder } from "./files.ts";
import { portableSite } from "./portable.ts";
import { problemText } from "./problem-text.ts";
import { css } from "./site/css.ts";
import { openRelease } from "./site/release.ts";
import { releaseFolder, type Assets, type Site } from "./site/view.ts";

const usage = `node render.js --release DIR --out DIR [--before DIR] [--archive DIR]
  [--origin URL]

Writes the site of one release as static files, and all of it once more as one ZIP file whose links
also work from a disk (file://). --before is the release that came before it: the page of changes
compares the two. --archive holds what was published before (releases at their permalinks, the log),
which the site keeps as it is. --origin is where the site will stand: a sitemap is written, and
printed pages name their address. Exit code 2: the release is not whole; nothing was written.`;

/** The scripts that the build left beside this file. */
const client = fileURLToPath(new URL("client/", import.meta.url));

function main(): number {
  const { values } = parseArgs({
    options: {
      release: { type: "string" },
      before: { type: "string" },
      out: { type: "string" },
      archive: { type: "string" },
      origin: { type: "string" },
    },
  });
  if (values.release === undefined || values.out === undefined) {
    console.error(usage);
    return 2;
  }
  const files = readTexts(values.release);
  const earlier = values.before === undefined ? null : openRelease(readTexts(values.before));
  if (earlier !== null && "problems" in earlier) {
    for (const problem of earlier.problems) console.error(problemText(problem));
    return 2;
  }
  const opened = openRelease(files, earlier?.release ?? null);
  if ("problems" in opened) {
    for (const problem of opened.problems) console.error(problemText(problem));
    return 2;
  }
  const scripts = readTexts(client);
  const origin = originOf(values.origin);
  if (origin === undefined) {
    console.error(`--origin ${values.origin} is not an address such as https://example.org/`);
    return 2;
  }
  const verifiers = verifiersOf(scripts);
  const assets = assetsOf(scripts, verifiers);
  const portable = `pindah-${opened.release.manifest.releaseId}.zip`;
  const site: Site = { release: opened.release, assets, origin, portable };
  const whole: Texts = new Map([
    ...renderSite(site, css),
    ...scripts,
    ...verifiers,
    ...[...files].map(([path, text]) => [`${releaseFolder(site)}${path}`, text] as const),
  ]);
  const archived = values.archive === undefined ? new Map() : readBytes(values.archive);
  const written = new Map<string, string | Uint8Array>([
    ...archived,
    ...whole,
    [portable, portableSite(whole)],
  ]);
  replaceFolder(values.out, written);
  const pages = [...written.keys()].filter((path) => path.endsWith(".html")).length;
  console.log(`${pages} pages, ${written.size} files: ${join(values.out, "index.html")}`);
  return 0;
}

/** An address that ends in a slash; null for none, undefined for one that cannot be read. */
function originOf(text: string | undefined): string | null | undefined {
  if (text === undefined) return null;
  return URL.canParse(text) ? new URL(text.endsWith("/") ? text : `${text}/`).href : undefined;
}

/** Each script carries the first digits of its SHA-256 in its name. */
function assetsOf(scripts: Texts, verifiers: Texts): Assets {
  const pinned = (path: string, text: string | undefined) => ({
    path,
    sha256: hashText(text ?? ""),
  });
  const rules = scriptNamed(scripts, "rules");
  const verifier = (path: string) => pinned(path, verifiers.get(path));
  return {
    filter: scriptNamed(scripts, "filter"),
    rerun: scriptNamed(scripts, "rerun"),
    verify: scriptNamed(scripts, "verify"),
    receipt: scriptNamed(scripts, "receipt"),
    receiptCheck: scriptNamed(scripts, "proof"),
    scenario: scriptNamed(scripts, "scenario"),
    scenarioWorker: scriptNamed(scripts, "levers"),
    rules: pinned(rules, scripts.get(rules)),
    standalone: { id: verifier(verifierPath.id), en: verifier(verifierPath.en) },
  };
}

const verifierPath = { id: "pindah-verifikasi.html", en: "pindah-verify.html" } as const;

function verifiersOf(scripts: Texts): Texts {
  const script = scripts.get(scriptNamed(scripts, "standalone")) ?? "";
  return new Map(
    languages.map((language) => [verifierPath[language], renderStandalone(language, css, script)]),
  );
}

function scriptNamed(scripts: Texts, name: string): string {
  const path = [...scripts.keys()].find((each) => each.startsWith(`assets/${name}-`));
  if (path === undefined) throw new Error(`The build left no script named ${name}`);
  return path;
}

type Texts = ReadonlyMap<string, string>;

process.exitCode = main();
