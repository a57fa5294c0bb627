import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Stryker } from "@stryker-mutator/core";
import { judge } from "./judge.ts";
import { atLeastPercent, folders, leftOut } from "./settings.ts";
import { explainedSurvivors } from "./survivors.ts";

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const domain = here("../../../packages/domain");

/** `policy` is a folder, `registry/numbers.ts` a file; without either, all folders. */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { concurrency: { type: "string", default: String(availableParallelism()) } },
});
const wanted = (positionals.length === 0 ? folders : positionals).map((each) =>
  each.endsWith(".ts") ? `src/${each}` : `src/${each}/**/*.ts`,
);

process.chdir(domain);
const mutants = await new Stryker({
  mutate: [...wanted, ...leftOut.map(({ files }) => `!${files}`)],
  testRunner: "rules",
  plugins: [here("rule-runner.ts"), here("prose.ts")],
  ignorers: ["prose"],
  coverageAnalysis: "perTest",
  concurrency: Number(values.concurrency),
  // Stryker would rewrite the compiler's settings with an interface that TypeScript 7 has not got.
  ignorePatterns: ["dist", "golden", "schemas", "examples", "tsconfig*.json"],
  disableTypeChecks: false,
  reporters: ["progress-append-only"],
  allowConsoleColors: false,
}).runMutationTest();

const {
  folders: results,
  unexplained,
  outdated,
} = judge(
  mutants,
  (file) => readFileSync(join(domain, "src", file), "utf8"),
  explainedSurvivors(),
  atLeastPercent,
);
for (const { file, lineNumber, line, replacement } of unexplained)
  console.log(`survived  ${file}:${lineNumber}  ${line}\n          -> ${replacement}`);
for (const { file, line, replacement } of outdated)
  console.log(`explained, but caught  ${file}  ${line}\n          -> ${replacement}`);
for (const { folder, caught, survived, explained, enough } of results) {
  const percent = ((100 * caught) / (caught + survived)).toFixed(1);
  console.log(
    `${enough ? "ok  " : "FAIL"} ${folder}: ${caught} of ${caught + survived} mutants caught (${percent} %, at least ${atLeastPercent} %); ${explained} of ${survived} survivors explained`,
  );
}
const failed =
  results.length === 0 ||
  results.some(({ enough }) => !enough) ||
  unexplained.length > 0 ||
  outdated.length > 0;
process.exitCode = failed ? 1 : 0;
