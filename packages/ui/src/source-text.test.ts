import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sourceText } from "./source-text.ts";

/** The cells of one column of a file of the reference data, each once. */
function column(file: string, name: string): readonly string[] {
  const address = new URL(`../../nusantara/data/${file}`, import.meta.url);
  const [head = [], ...rows] = readFileSync(address, "utf8").trimEnd().split(/\r?\n/).map(cells);
  const at = head.indexOf(name);
  if (at === -1) throw new Error(`${file} has no column ${name}`);
  return [...new Set(rows.map((row) => row[at] ?? ""))];
}

function cells(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
    ([, quoted, plain = ""]) => quoted?.replaceAll('""', '"') ?? plain,
  );
}

const files = [
  "readiness.csv",
  "waves.csv",
  "towers.csv",
  "units.csv",
  "institutions.csv",
  "crosswalk.csv",
  "figures.csv",
  "claims.csv",
];
const sources = [...new Set(files.flatMap((file) => column(file, "source")))];

/** Needs no translation: an address, or the name of a paper with its day. */
const name =
  /^(https?:\S+|[a-z0-9-]+(\.[a-z0-9-]+)+(\/\S*)?( \d{4}(-\d\d-\d\d)?|, \d\d? \w{3} \d{4})?( \([^)]*\))?)$/;

describe("the sources of the demonstration, as the pages tell them", () => {
  test("none of their English words is left on an Indonesian page", () => {
    expect(sources.length).toBeGreaterThan(25);
    const left = sources.flatMap((source) => {
      const english = source.split(/;\s*/).map((part) => part.replace(/: https?:\S+$/, ""));
      const told = sourceText(source, "id").split("; ");
      return told
        .map((part) => part.replace(/: https?:\S+$/, ""))
        .filter((part, at) => part === english[at])
        .filter((part) => !name.test(part) && part !== "Perpres 63/2022");
    });
    expect(left).toEqual([]);
  });

  test("every address stays as it is, in both languages", () => {
    const addresses = (text: string) => text.match(/https?:[^\s;,)]+/g);
    for (const source of sources) {
      expect(addresses(sourceText(source, "id"))).toEqual(addresses(source));
      expect(addresses(sourceText(source, "en"))).toEqual(addresses(source));
    }
  });

  test("a note beside an address, a mark and a name of a paper", () => {
    const month = "month as published, last day of it taken";
    expect(sourceText(`July: 480 flats: https://paper.example/1; ${month}`, "id")).toBe(
      "Juli: 480 rumah: https://paper.example/1; yang diumumkan hanya bulannya, dipakai hari terakhirnya",
    );
    expect(sourceText("public code;voi.id/amp/373868", "id")).toBe(
      "sumber terbuka; voi.id/amp/373868",
    );
    expect(sourceText("unsourced", "id")).toBe("belum bersumber");
    expect(sourceText("unsourced", "en")).toBe("no source yet");
  });

  test("words that are not of the reference data stay as they were given", () => {
    expect(sourceText("Surat 12 Mei: lampiran", "en")).toBe("Surat 12 Mei: lampiran");
  });
});
