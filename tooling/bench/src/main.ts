import { writeFileSync } from "node:fs";
import { type Report, type Suite, tableOf } from "./report.ts";

// node src/main.ts SUITE [ARGUMENTS] [--json FILE]: runs a suite, prints a table, writes JSON.

const suites: Readonly<Record<string, () => Promise<Suite>>> = {
  waves: async () => (await import("./waves/suite.ts")).waves,
  housing: async () => (await import("./housing/suite.ts")).housing,
};

const args = process.argv.slice(2);
const jsonAt = args.indexOf("--json");
const [jsonFile] = jsonAt < 0 ? [] : args.splice(jsonAt, 2).slice(1);
const [name, ...rest] = args;
const load = name === undefined ? undefined : suites[name];
if (name === undefined || load === undefined) {
  console.error(`Usage: node src/main.ts SUITE, where SUITE is ${Object.keys(suites).join(", ")}`);
  process.exit(2);
}
const suite = await load();
const report: Report = {
  suite: name,
  node: process.version,
  measurements: await suite(rest),
};
console.log(tableOf(report));
const json = JSON.stringify(report, null, 2);
if (jsonFile === undefined) console.log(json);
else writeFileSync(jsonFile, `${json}\n`);
