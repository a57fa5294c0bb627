import { hashText, LocalDate } from "@pindah/domain/kernel";
import { buildRelease } from "@pindah/domain/publication";
import { crowdedCountry, releaseInput } from "@pindah/domain/publication/testing";
import { strFromU8, unzipSync } from "fflate";
import { brotliCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { portableSite } from "../portable.ts";
import { css } from "../site/css.ts";
import { openRelease, type PublishedRelease } from "../site/release.ts";
import type { Assets, Site } from "../site/view.ts";
import { renderPage, renderSite } from "./render.tsx";

const crowd = {
  "CABINET-SEC": 52,
  "CABINET-ARCHIVE": 7,
  "FISHERIES-FLEET": 83,
  "FISHERIES-LAB": 31,
};
const built = buildRelease(releaseInput(crowdedCountry(crowd)));
if (!built.ok) throw new Error(`The example is refused: ${built.error.kind}`);
const releaseFiles = new Map(built.value.files.map(({ path, text }) => [path, text]));
releaseFiles.set("manifest.json", built.value.manifestText);

const assets: Assets = {
  filter: "assets/filter-1.js",
  rerun: "assets/rerun-1.js",
  verify: "assets/verify-1.js",
  receipt: "assets/receipt-1.js",
  receiptCheck: "assets/proof-1.js",
  scenario: "assets/scenario-1.js",
  scenarioWorker: "assets/levers-1.js",
  rules: { path: "assets/rules-1.js", sha256: hashText("rules") },
  standalone: {
    id: { path: "pindah-verifikasi.html", sha256: hashText("id") },
    en: { path: "pindah-verify.html", sha256: hashText("en") },
  },
};

function opened(files: ReadonlyMap<string, string> = releaseFiles): PublishedRelease {
  const result = openRelease(files);
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  return result.release;
}

const site: Site = {
  release: opened(),
  assets,
  origin: null,
  portable: "pindah.zip",
};
const rendered = renderSite(site, css);
const pages = [...rendered].filter(([path]) => path.endsWith(".html"));
const inLanguage = (language: string) => pages.filter(([path]) => path.startsWith(`${language}/`));

describe("the site of a release of 2 institutions and 4 units", () => {
  test("has 18 pages of its own, one for each institution and unit, twice, and a door", () => {
    expect(pages).toHaveLength(2 * (18 + 2 + 4) + 1);
  });

  test("is the same to the byte when it is written again", () => {
    const again = renderSite({ ...site, release: opened() }, css);
    expect([...again].filter(([path, text]) => rendered.get(path) !== text)).toEqual([]);
    expect(again.size).toBe(rendered.size);
  });

  test("holds no person, household, home, assessor, note or source text", () => {
    expect(
      [...rendered].filter(([, text]) => text.includes("CANARY")).map(([path]) => path),
    ).toEqual([]);
  });

  test("every address leads to a page or a file", () => {
    const written = rendered;
    const known = new Set([
      ...written.keys(),
      ...[...releaseFiles.keys()].map((path) => `rilis/2030-02-01/${path}`),
      assets.filter,
      assets.rerun,
      assets.verify,
      assets.receipt,
      assets.receiptCheck,
      assets.scenario,
      assets.scenarioWorker,
      assets.rules.path,
      assets.standalone.id.path,
      assets.standalone.en.path,
      site.portable,
    ]);
    const broken = [...written]
      .filter(([path]) => path.endsWith(".html"))
      .flatMap(([path, text]) =>
        addressesIn(text)
          .map((address) => targetOf(path, address))
          .filter((target) => !known.has(target) && !known.has(`${target}index.html`))
          .map((target) => `${path} -> ${target}`),
      );
    expect(broken).toEqual([]);
  });

  test("on a disk every link leads to a page inside the archive, never to a folder", () => {
    const inside = new Map(
      Object.entries(unzipSync(portableSite(rendered))).map(([path, bytes]) => [
        path,
        strFromU8(bytes),
      ]),
    );
    const links = [...inside]
      .filter(([path]) => path.endsWith(".html"))
      .flatMap(([path, text]) => addressesIn(text).map((address) => targetOf(path, address)));
    expect(links.filter((target) => target === "" || target.endsWith("/"))).toEqual([]);
    const missing = links.filter((target) => !/^(assets|rilis|pindah-veri)/.test(target));
    expect(missing.filter((target) => !inside.has(target))).toEqual([]);
  });
});

describe("every page", () => {
  test("has the same structure in both languages", () => {
    const shape = (text: string) => (text.match(/<[a-z0-9]+/g) ?? []).join(" ");
    const indonesian = inLanguage("id").map(([, text]) => shape(text));
    const english = inLanguage("en").map(([, text]) => shape(text));
    expect(indonesian).toEqual(english);
  });

  test("says everything in words: nothing undefined, empty, or left to fill in", () => {
    const gaps = pages.flatMap(([path, text]) =>
      [/undefined|NaN|\[object/, /<(h1|h2|h3|title|caption|th|p)[^>]*><\/\1>/, /\$\{/]
        .filter((pattern) => pattern.test(text.replace(/<style>.*?<\/style>/s, "")))
        .map((pattern) => `${path}: ${pattern}`),
    );
    expect(gaps).toEqual([]);
  });

  test("has one main heading, its language, its twin, and a way past the menu", () => {
    const faults = pages
      .filter(([path]) => path !== "index.html")
      .filter(([path, text]) => {
        const [language, twin] = path.startsWith("id/") ? ["id", "en"] : ["en", "id"];
        return !(
          text.match(/<h1/g)?.length === 1 &&
          text.startsWith(`<!doctype html><html lang="${language}">`) &&
          text.includes(`hrefLang="${twin}" lang="${twin}"`) &&
          text.includes('class="skip" href="#isi"') &&
          text.includes('id="isi"')
        );
      });
    expect(faults.map(([path]) => path)).toEqual([]);
  });

  test("uses each id once", () => {
    const doubled = pages.filter(([, text]) => {
      const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      return new Set(ids).size !== ids.length;
    });
    expect(doubled.map(([path]) => path)).toEqual([]);
  });

  test("says that the people are synthetic and the scores examples", () => {
    const silent = pages.filter(
      ([path, text]) =>
        path !== "index.html" &&
        !/orang-orang di sini sintetis|people here are synthetic/.test(text),
    );
    expect(silent.map(([path]) => path)).toEqual([]);
  });

  test("works under the strictest policy: no inline script, no style attribute, no other host", () => {
    const faults = pages.filter(([, text]) => {
      const loads = [...text.matchAll(/<(?:script|link|img|iframe)[^>]*(?:src|href)="([^"]*)"/g)];
      return (
        / style="/.test(text) ||
        / on[a-z]+="/.test(text) ||
        /<script(?![^>]* src=)(?! type="application\/ld\+json")/.test(text) ||
        loads.some(([, address = ""]) => /^(https?:)?\/\//.test(address))
      );
    });
    expect(faults.map(([path]) => path)).toEqual([]);
  });
});

describe("the weight of the home page", () => {
  test("at most 14 kB in brotli with its style, in 1 request: no script, no picture, no font", () => {
    for (const language of ["id", "en"]) {
      const page = rendered.get(`${language}/index.html`) ?? "";
      expect(brotliCompressSync(page).length).toBeLessThanOrEqual(14_000);
      expect(page).not.toMatch(/<script|<img|<iframe|@import|url\((?!#)/);
    }
  });
});

describe("a change between two releases", () => {
  test("the old day stands beside the new one; two equal releases show none", () => {
    const release = opened();
    const [first, ...others] = release.content.waves;
    if (first === undefined) throw new Error("The example has no wave");
    const waves = [{ ...first, homesReady: first.homesReady + 7 }, ...others];
    const before = { ...release, content: { ...release.content, waves } };
    const page = (earlier: PublishedRelease) =>
      renderPage(
        { ...site, release: { ...release, before: earlier } },
        { kind: "changes" },
        "en",
        css,
      );
    expect(page(before)).toContain(
      `<s>${first.homesReady + 7}</s></td><td class="n"><b>${first.homesReady}</b>`,
    );
    expect(page(release)).toContain("No headline figure changed.");
  });
});

describe("scripts", () => {
  const scriptsOn = (path: string) =>
    [...(rendered.get(path) ?? "").matchAll(/<script[^>]*src="([^"]*)"/g)].map(([, src = ""]) =>
      src.replace(/^.*\//, ""),
    );

  test("none on the home page; the re-run, the filter and the check only where they are used", () => {
    expect(scriptsOn("id/index.html")).toEqual([]);
    expect(scriptsOn("id/penapisan/index.html")).toEqual(["filter-1.js", "rerun-1.js"]);
    expect(scriptsOn("id/instansi/index.html")).toEqual(["filter-1.js"]);
    expect(scriptsOn("id/verifikasi/index.html")).toEqual(["verify-1.js"]);
    expect(scriptsOn("id/instansi/CABINET/CABINET-SEC/index.html")).toEqual([]);
  });
});

describe("what machines find", () => {
  test("a sitemap of 48 pages with their twins, where the address is known; none where it is not", () => {
    expect(rendered.has("sitemap.xml")).toBe(false);
    const known = renderSite({ ...site, origin: "https://transparansi.example/" }, css);
    const map = known.get("sitemap.xml") ?? "";
    expect(map.match(/<url>/g)).toHaveLength(2 * (18 + 2 + 4));
    expect(map).toContain("<loc>https://transparansi.example/id/hunian/</loc>");
    expect(map).toContain('hreflang="en" href="https://transparansi.example/en/housing/"');
    expect(known.get("robots.txt")).toContain("Sitemap: https://transparansi.example/sitemap.xml");
  });

  test("a feed in each language with one entry, whose id is the root of the release", () => {
    for (const language of ["id", "en"]) {
      const feed = rendered.get(`feed/${language}.xml`) ?? "";
      expect(feed.match(/<entry>/g)).toHaveLength(1);
      expect(feed).toContain(`<id>urn:sha256:${site.release.manifestSha256}</id>`);
      expect(feed).toContain("<updated>2030-02-01T09:00:00+07:00</updated>");
      expect(feed).toContain(`href="../${language}/index.html"`);
    }
    expect(JSON.parse(rendered.get("feed/id.json") ?? "")).toMatchObject({
      items: [
        {
          title: "Pindah: Rancangan rilis 3 (belum ditandatangani) (2030-02-01)",
          url: "../id/index.html",
        },
      ],
    });
  });

  test("a DCAT catalogue that names each table with its size, its hash and where it lies", () => {
    const catalog: unknown = JSON.parse(rendered.get("catalog.jsonld") ?? "");
    const units = built.value.manifest.files.find(({ path }) => path === "data/units.csv");
    expect(catalog).toMatchObject({
      "dcat:dataset": {
        "dcat:distribution": expect.arrayContaining([
          expect.objectContaining({
            "dcat:downloadURL": { "@id": "rilis/2030-02-01/data/units.csv" },
            "dcat:byteSize": units?.bytes,
            "spdx:checksum": expect.objectContaining({ "spdx:checksumValue": units?.sha256 }),
          }),
        ]),
      },
    });
  });

  test("a release is cited by its number, its day and its root, in BibTeX and RIS", () => {
    const bibtex = rendered.get("kutip/2030-02-01.bib") ?? "";
    expect(bibtex).toMatch(/^@misc\{pindah-2030-02-01,\n.*\}\n$/s);
    expect(bibtex).toContain("title = {Pindah: Draft of release 3 (not signed)}");
    const ris = rendered.get("kutip/2030-02-01.ris") ?? "";
    expect(ris.split("\r\n").slice(0, 2)).toEqual(["TY  - DATA", "AU  - Pindah"]);
    expect(ris).toContain("DA  - 2030/02/01");
    for (const file of [bibtex, ris]) expect(file).toContain(site.release.manifestSha256);
    const known = renderSite({ ...site, origin: "https://transparansi.example/" }, css);
    expect(known.get("kutip/2030-02-01.ris")).toContain(
      "UR  - https://transparansi.example/rilis/2030-02-01/",
    );
  });

  test("the data page describes itself to search engines: 14 downloads that exist", () => {
    const page = rendered.get("en/data/index.html") ?? "";
    const [, json = ""] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? [];
    const { distribution } = JSON.parse(json);
    const paths = distribution.map(({ contentUrl }: { contentUrl: string }) =>
      targetOf("en/data/index.html", contentUrl).replace("rilis/2030-02-01/", ""),
    );
    expect(paths).toHaveLength(14);
    expect(paths.filter((path: string) => !releaseFiles.has(path))).toEqual([]);
  });
});

describe("what the pages say", () => {
  const text = (path: string, html = rendered.get(path)) =>
    (html ?? "")
      .replace(/<style>.*?<\/style>/s, "")
      .replace(/<[^>]+>/g, " ")
      .replace(/\s+/g, " ");

  test("120 of 173 people have a home in 2 waves, shown as 120 of 175", () => {
    expect(text("id/index.html")).toContain(
      "120 dari 175 ASN mendapat rumah di Nusantara dalam 2 gelombang",
    );
    expect(text("en/index.html")).toContain(
      "120 of 175 civil servants get a home in Nusantara, in 2 waves",
    );
  });

  test("a release without a signature is called a draft on every page; one in a log is not", () => {
    const called = (files: ReadonlyMap<string, string>) => (language: "id" | "en", path: string) =>
      text(path, files.get(`${language}/${path}`));
    const draft = called(rendered);
    const log = { origin: "example", keys: ["example+0+A"], keyChanges: [], witnesses: [] };
    const signed = called(renderSite({ ...site, release: { ...opened(), log } }, css));
    for (const path of ["index.html", "data/index.html"]) {
      expect(draft("id", path)).toContain("Rancangan rilis 3 (belum ditandatangani). Data per");
      expect(draft("id", path)).toContain("Akar rancangan rilis (belum ditandatangani)");
      expect(draft("en", path)).toContain("Draft of release 3 (not signed). Data as of");
      expect(draft("id", path)).not.toMatch(/ Rilis 3|, terbit|Akar rilis/);
      expect(draft("en", path)).not.toMatch(/ Release 3|, issued|Release root/);
      expect(signed("id", path)).toMatch(/ Rilis 3\. Data per .*, terbit .* Akar rilis/);
      expect(signed("en", path)).toMatch(/ Release 3\. Data as of .*, issued .* Release root/);
      expect(signed("id", path)).not.toContain("Rancangan");
      expect(signed("en", path)).not.toContain("Draft");
    }
    expect(draft("id", "verifikasi/index.html")).toMatch(
      /rancangan rilis ini utuh Rancangan rilis 3 \(belum ditandatangani\)/,
    );
    expect(signed("en", "verify/index.html")).toContain("that this release is whole");
    expect(signed("en", "verify/index.html")).not.toMatch(/[Dd]raft/);
  });

  // By hand: 60 homes are forecast for 1 March 2030 and 60 for 1 September; the last wave with a
  // date leaves on 1 October 2030, and the data are of 1 January 2030.
  test("120 homes are expected by the last wave and none is ready on the day of the data", () => {
    const id = "diperkirakan siap sampai 1 Oktober 2030: 120; siap per 1 Januari 2030: 0";
    const en = "expected to be ready by 1 October 2030: 120; ready on 1 January 2030: 0";
    expect(text("id/hunian/index.html")).toContain(`Dari 120 rumah susun untuk ASN, ${id}`);
    expect(text("id/gelombang/index.html")).toContain(id);
    expect(text("id/index.html")).toContain(`D${id.slice(1)}`);
    expect(text("en/housing/index.html")).toContain(`Of 120 flats for civil servants, ${en}`);
    expect(text("en/waves/index.html")).toContain(en);
    expect(text("en/index.html")).toContain(`E${en.slice(1)}`);
    expect(text("id/hunian/index.html")).toContain("Tower mana yang siap kapan");
  });

  test("a home is ready on the day of the data when that was reported, not when it was forecast", () => {
    const dataset = crowdedCountry(crowd);
    const claimed = (kind: "reported" | "forecast", day: string) => {
      const readiness = dataset.readiness.map((claim) =>
        claim.towerId === "NORTH" ? { ...claim, kind, readyOn: LocalDate.parse(day) } : claim,
      );
      const changed = buildRelease(releaseInput({ ...dataset, readiness }));
      if (!changed.ok) throw new Error(`The example is refused: ${changed.error.kind}`);
      const files = new Map(changed.value.files.map(({ path, text: body }) => [path, body]));
      files.set("manifest.json", changed.value.manifestText);
      return renderPage({ ...site, release: opened(files) }, { kind: "housing" }, "en", css);
    };
    expect(claimed("reported", "2030-01-01")).toContain("ready on 1 January 2030: 60");
    expect(claimed("reported", "2030-01-02")).toContain("ready on 1 January 2030: 0");
    expect(claimed("forecast", "2029-12-31")).toContain("ready on 1 January 2030: 0");
  });

  // By hand: 22 wait, all for a home; the nobody beside them could be worked out from 22 and 20.
  test("where no reason to wait can be shown, one sentence says why instead of a table of c", () => {
    expect(text("id/gelombang/index.html")).toContain(
      "Menunggu seluruhnya: 20 ASN. Cacah menurut sebab tidak diterbitkan",
    );
    expect(text("en/waves/index.html")).toContain(
      "Waiting in all: 20 civil servants. Counts by reason are not published",
    );
    expect(text("id/gelombang/index.html")).not.toContain("Sebab menunggu hanya diumumkan");
  });

  test("the first date was announced 3 times: for July 2029, last for 2030", () => {
    expect(text("id/index.html")).toContain(
      "diumumkan 3 kali: pertama untuk Juli 2029, terakhir 2030",
    );
    expect(text("en/waves/index.html")).toContain(
      "Announced 3 times: first for July 2029, last 2030",
    );
  });

  test("two official answers to one question stand side by side", () => {
    expect(text("id/pernyataan/index.html")).toMatch(/Berapa tower yang siap\?.*1 tower.*2 tower/);
  });

  test("an institution with 59 movers shows its counts, and never the tower", () => {
    const page = text("en/institutions/CABINET/index.html");
    expect(page).toContain("all in the data 60");
    expect(page).not.toMatch(/NORTH|SOUTH/);
  });
});

describe("a release that is not whole is not rendered", () => {
  const problemsOf = (change: (files: Map<string, string>) => void) => {
    const files = new Map(releaseFiles);
    change(files);
    const result = openRelease(files);
    return "problems" in result ? result.problems : [];
  };

  test("no manifest", () => {
    expect(problemsOf((files) => files.delete("manifest.json"))).toEqual([
      { kind: "manifest_missing" },
    ]);
  });

  test("a manifest that is no manifest says what is wrong", () => {
    expect(problemsOf((files) => files.set("manifest.json", '{"format":"x"}'))).toMatchObject([
      { kind: "manifest_invalid", what: expect.stringContaining("format") },
    ]);
  });

  test("one changed byte and one missing file are both named", () => {
    const problems = problemsOf((files) => {
      files.set("data/units.csv", `${files.get("data/units.csv")} `);
      files.delete("policy.json");
    });
    expect(problems).toMatchObject([
      { kind: "file_changed", path: "data/units.csv" },
      { kind: "file_missing", path: "policy.json" },
    ]);
  });
});

function addressesIn(text: string): readonly string[] {
  return [...text.matchAll(/ (?:href|src)="([^"]*)"/g)]
    .map(([, address = ""]) => address.replace(/#.*$/, ""))
    .filter((address) => address !== "" && !/^(https?:|data:|mailto:)/.test(address));
}

function targetOf(page: string, address: string): string {
  return new URL(address, `http://site/${page}`).pathname.slice(1);
}
