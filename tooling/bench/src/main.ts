import { writeFileSync } from "node:fs";
import { type Measurement, type Report, type Suite, tableOf } from "./report.ts";
import type { Measurement as Compared } from "./screening/index.ts";

// node src/main.ts [SUITE [ARGUMENTS]] [--json FILE]: runs one suite, or all of them; prints a
// table of each and all figures as JSON, or writes the JSON into a file. `screening --browser`
// measures in a browser as slow as a phone, too; `site NAME` only pages with that name.

const suites: Readonly<Record<string, () => Promise<Suite>>> = {
  screening: async () => {
    const { screeningSuite } = await import("./screening/index.ts");
    return async (args) => (await screeningSuite(args.includes("--browser"))).map(compared);
  },
  housing: async () => (await import("./housing/suite.ts")).housing,
  imports: async () => (await import("./imports/suite.ts")).imports,
  waves: async () => (await import("./waves/suite.ts")).waves,
  site: async () => (await import("./site/suite.ts")).publicSite,
};

/** A figure beside that of a peer, both taken in this process. */
function compared({
  name,
  value,
  unit,
  peer,
  peerValue,
  ratio,
  goal,
  note,
}: Compared): Measurement {
  const beside = [
    ...(peer === null ? [] : [`${peer}: ${peerValue} (${ratio} times)`]),
    ...(goal === null ? [] : [`goal ${goal}`]),
    note,
  ].join("; ");
  return { size: "", measure: name, value, unit, beside };
}

const args = process.argv.slice(2);
const jsonAt = args.indexOf("--json");
const [jsonFile] = jsonAt < 0 ? [] : args.splice(jsonAt, 2).slice(1);
const [name, ...rest] = args;
const chosen = Object.entries(suites).filter(([each]) => name === undefined || each === name);
if (chosen.length === 0) {
  console.error(`Usage: node src/main.ts [${Object.keys(suites).join(" | ")}] [--json FILE]`);
  process.exit(2);
}
const reports: Report[] = [];
for (const [suite, load] of chosen) {
  const run = await load();
  const report: Report = { suite, node: process.version, measurements: await run(rest) };
  console.log(`${suite}\n${tableOf(report)}\n`);
  reports.push(report);
}
const json = JSON.stringify(name === undefined ? reports : reports[0], null, 2);
if (jsonFile === undefined) console.log(json);
else writeFileSync(jsonFile, `${json}\n`);
