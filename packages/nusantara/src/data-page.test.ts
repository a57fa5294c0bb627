import { readFileSync } from "node:fs";
import { LocalDate } from "@pindah/domain/kernel";
import { datasetTables, identitiesAsTable } from "@pindah/domain/registry";
import { expect, test } from "vitest";
import { generateDataset, loadIllustrativePolicy } from "./index.ts";

const page = readFileSync(new URL("../../../docs/data.md", import.meta.url), "utf8");
const [tablesPart = ""] = page.split("\n## The demonstration");
const sections = new Map(
  tablesPart
    .split("\n### ")
    .slice(1)
    .map((section) => {
      const [title = ""] = section.split(/[\s]/);
      const columns = [...section.matchAll(/^\| `([^`]+)`/gm)].map((match) => match[1]);
      return [title, columns];
    }),
);
const competencies = new Set<string | undefined>(
  loadIllustrativePolicy().competency.competencies.map((competency) => competency.code),
);

test("docs/data.md names every file and every column that is written, and no other", () => {
  const demonstration = generateDataset({ people: 50 });
  const [household] = demonstration.households;
  const [home] = demonstration.homes;
  if (household === undefined || home === undefined) throw new Error("Nobody, or no home");
  const pin = {
    householdId: household.householdId,
    homeId: home.homeId,
    reason: "near the hospital",
    pinnedBy: "housing-officer",
    pinnedOn: LocalDate.parse("2024-07-31"),
  };
  const tables = [...datasetTables({ ...demonstration, pins: [pin] }), identitiesAsTable([])];
  for (const { file, columns } of tables)
    expect([file, sections.get(file)]).toEqual([
      file,
      columns.filter((column) => !competencies.has(column)),
    ]);
  expect([...sections.keys()].toSorted()).toEqual(tables.map((table) => table.file).toSorted());
});
