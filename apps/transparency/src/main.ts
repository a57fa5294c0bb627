import { createHash } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { renderSite } from "./app/render.tsx";
import { replaceFolder, readTexts } from "./files.ts";
import { problemText } from "./problem-text.ts";
import { css } from "./site/css.ts";
import { openRelease } from "./site/release.ts";
import { releaseFolder, type Assets } from "./site/view.ts";

const usage = `node render.js --release DIR --out DIR [--links directory|file]

Writes the site of one release as static files. --links file makes links that also work from a
folder on a disk (file://). Exit code 2: the release is not whole; nothing was written.`;

/** The scripts that the build left beside this file. */
const client = fileURLToPath(new URL("client/", import.meta.url));

function main(): number {
  const { values } = parseArgs({
    options: {
      release: { type: "string" },
      out: { type: "string" },
      links: { type: "string", default: "directory" },
    },
  });
  if (values.release === undefined || values.out === undefined) {
    console.error(usage);
    return 2;
  }
  const files = readTexts(values.release);
  const opened = openRelease(files);
  if ("problems" in opened) {
    for (const problem of opened.problems) console.error(problemText(problem));
    return 2;
  }
  const scripts = readTexts(client);
  const linkStyle = values.links === "file" ? "file" : "directory";
  const site = { release: opened.release, assets: assetsOf(scripts), linkStyle } as const;
  const written = new Map(renderSite(site, css));
  for (const [path, text] of scripts) written.set(path, text);
  for (const [path, text] of files) written.set(`${releaseFolder(site)}${path}`, text);
  replaceFolder(values.out, written);
  const pages = [...written.keys()].filter((path) => path.endsWith(".html")).length;
  console.log(`${pages} pages, ${written.size} files: ${join(values.out, "index.html")}`);
  return 0;
}

/** Each script carries the first digits of its SHA-256 in its name. */
function assetsOf(scripts: ReadonlyMap<string, string>): Assets {
  const find = (name: string): string => {
    const path = [...scripts.keys()].find((each) => each.startsWith(`assets/${name}-`));
    if (path === undefined) throw new Error(`The build left no script named ${name}`);
    return path;
  };
  const rules = find("rules");
  const sha256 = createHash("sha256")
    .update(scripts.get(rules) ?? "")
    .digest("hex");
  return {
    filter: find("filter"),
    rerun: find("rerun"),
    verify: find("verify"),
    rules: { path: rules, sha256 },
  };
}

process.exitCode = main();
