import { hashText } from "@pindah/domain/kernel";
import { languages } from "@pindah/ui";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { renderSite, renderStandalone } from "./app/render.tsx";
import { readBytes, readTexts, replaceFolder } from "./files.ts";
import { problemText } from "./problem-text.ts";
import { css } from "./site/css.ts";
import { openRelease } from "./site/release.ts";
import { releaseFolder, type Assets } from "./site/view.ts";

const usage = `node render.js --release DIR --out DIR [--before DIR] [--links directory|file]

Writes the site of one release as static files. --archive holds what was published before (releases
at their permalinks, the log), which the site keeps as it is. --before is the release that came before it: the
page of changes compares the two. --links file makes links that also work from a
folder on a disk (file://). Exit code 2: the release is not whole; nothing was written.`;

/** The scripts that the build left beside this file. */
const client = fileURLToPath(new URL("client/", import.meta.url));

function main(): number {
  const { values } = parseArgs({
    options: {
      release: { type: "string" },
      before: { type: "string" },
      out: { type: "string" },
      archive: { type: "string" },
      links: { type: "string", default: "directory" },
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
  const linkStyle = values.links === "file" ? "file" : "directory";
  const verifiers = verifiersOf(scripts);
  const assets = assetsOf(scripts, verifiers);
  const site = { release: opened.release, assets, linkStyle } as const;
  const archived = values.archive === undefined ? new Map() : readBytes(values.archive);
  const written = new Map<string, string | Uint8Array>([...archived, ...renderSite(site, css)]);
  for (const [path, text] of [...scripts, ...verifiers]) written.set(path, text);
  for (const [path, text] of files) written.set(`${releaseFolder(site)}${path}`, text);
  replaceFolder(values.out, written);
  const pages = [...written.keys()].filter((path) => path.endsWith(".html")).length;
  console.log(`${pages} pages, ${written.size} files: ${join(values.out, "index.html")}`);
  return 0;
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
