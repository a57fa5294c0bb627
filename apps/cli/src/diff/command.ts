import { planHash, type Plan } from "@pindah/domain/plan";
import type { Dataset } from "@pindah/domain/registry";
import { accountOf, accountSentences, type DifferenceAccount } from "@pindah/domain/scenario";
import { labels, languages, type Language } from "@pindah/ui";
import { readInputs, reportProblems, type InputOptions } from "../input/read-inputs.ts";
import { readScenario } from "../input/read-policy.ts";
import { writeDirectory, type OutputFile } from "../output/write-directory.ts";
import { runPlan, type LotteryOptions } from "../plan/run-plan.ts";
import { exitCode, type Terminal } from "../terminal.ts";
import { dutyChanges, dutySentences, type DutyChanges } from "./duties.ts";
import { differenceCsv } from "./table.ts";

export type DiffOptions = InputOptions &
  LotteryOptions & {
    /** A file or the id of a scenario that ships with Pindah; the base when absent. */
    readonly against?: string;
    readonly out?: string;
  };

/**
 * `pindah diff`: what a scenario changes, down to names, against the base or another scenario.
 * Returns the exit code.
 */
export async function diffCommand(options: DiffOptions, terminal: Terminal): Promise<number> {
  const { scenario: after, against: before, ...others } = options;
  const inputs = await readInputs(others, terminal);
  const [one, other] = await Promise.all([readScenario(before), readScenario(after)]);
  const problems = [
    ...("problems" in inputs ? inputs.problems : []),
    ...(one.ok ? [] : one.error),
    ...(other.ok ? [] : other.error),
  ];
  if ("problems" in inputs || !one.ok || !other.ok)
    return reportProblems(problems, options, terminal);
  const first = await runPlan({ ...inputs, scenario: one.value }, options, terminal);
  const second = await runPlan({ ...inputs, scenario: other.value }, options, terminal);
  if (first === null || second === null) return exitCode.refused;
  const account = accountOf(first, second);
  const duties = dutyChanges(first, second, inputs);
  const json = differenceJson(first, second, account, duties);
  const told = (language: Language) => [
    ...sentences(account, inputs.dataset, language),
    ...dutySentences(duties, inputs, language),
  ];
  if (options.out !== undefined) {
    await writeDirectory(options.out, files(json, account, told), "diff.json");
  }
  terminal.result(options.json ? JSON.stringify(json, null, 2) : told(options.lang).join("\n"));
  return exitCode.complete;
}

function sentences(account: DifferenceAccount, dataset: Dataset, language: Language) {
  const nameOf = new Map(dataset.waves.map((wave) => [wave.waveId, wave.name[language]]));
  return accountSentences(account, language, {
    waveName: (waveId) => nameOf.get(waveId) ?? waveId,
    reasonText: (reason) => labels[language].waiting[reason],
  });
}

function differenceJson(
  before: Plan,
  after: Plan,
  account: DifferenceAccount,
  duties: DutyChanges,
) {
  return {
    ok: true,
    before: { scenarioId: before.scenarioId, hash: planHash(before), totals: before.totals },
    after: { scenarioId: after.scenarioId, hash: planHash(after), totals: after.totals },
    cost: { before: before.costSummary.total, after: after.costSummary.total },
    ...account,
    duties,
  };
}

function files(
  json: ReturnType<typeof differenceJson>,
  account: DifferenceAccount,
  told: (language: Language) => readonly string[],
): readonly OutputFile[] {
  return [
    { path: "diff.json", text: `${JSON.stringify(json, null, 2)}\n` },
    { path: "households.csv", text: differenceCsv(account) },
    ...languages.map((language) => ({
      path: `diff.${language}.txt`,
      text: `${told(language).join("\n")}\n`,
    })),
  ];
}
