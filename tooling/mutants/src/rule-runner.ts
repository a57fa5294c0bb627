import { globSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { INSTRUMENTER_CONSTANTS, type MutantCoverage } from "@stryker-mutator/api/core";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  determineHitLimitReached,
  DryRunStatus,
  type DryRunResult,
  MutantRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
} from "@stryker-mutator/api/test-runner";
import { configureGlobal } from "fast-check";
import { COUNTING_ROUND, RuleTests } from "./rule-tests.ts";
import { folders } from "./settings.ts";

/** What Stryker's mutated code reads and writes. */
type Switchboard = {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: MutantCoverage;
};

type Test = { readonly id: string; readonly run: () => unknown };
type Failure = { readonly test: Test; readonly failureMessage: string };
/** Modules that were loaded together, and the tests of the files among them. */
type Round = { readonly round: number; readonly tests: Map<string, readonly Test[]> };

declare global {
  // oxlint-disable-next-line no-underscore-dangle -- the name is Stryker's
  var __stryker__: Switchboard | undefined;
}

/**
 * Runs the rules' tests in this very process: a mutant that a test switches on while it runs needs
 * no module to be loaded again, one that shows only while modules load gets new ones. Tests that
 * failed must pass without the mutant, and what survived is looked at again with new modules: so
 * nothing that a mutant left behind in a module's memory counts.
 */
class RuleRunner implements TestRunner {
  readonly #src = join(process.cwd(), "src");
  readonly #tests = new RuleTests(this.#src);
  readonly #files = folders.flatMap((folder) =>
    globSync(`${folder}/**/*.test.ts`, { cwd: this.#src }).toSorted(),
  );
  readonly #milliseconds = new Map<string, number>();
  #rounds = COUNTING_ROUND;
  #shared = this.#newRound();

  init() {
    // That a property fails is enough; looking for its smallest counter-example takes long.
    configureGlobal({ endOnFailure: true });
    return Promise.resolve();
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun(): Promise<DryRunResult> {
    const board = switchboard();
    board.activeMutant = undefined;
    const tests: TestResult[] = [];
    for (const file of this.#files) {
      for (const test of await this.#load(file, COUNTING_ROUND)) {
        board.currentTestId = test.id;
        const start = performance.now();
        const failed = await firstFailure([test]);
        const timeSpentMs = performance.now() - start;
        board.currentTestId = undefined;
        this.#milliseconds.set(test.id, timeSpentMs);
        const { id } = test;
        const common = { id, name: id, fileName: join(this.#src, file), timeSpentMs };
        tests.push(
          failed === null
            ? { ...common, status: TestStatus.Success }
            : { ...common, status: TestStatus.Failed, failureMessage: failed.failureMessage },
        );
      }
    }
    const { mutantCoverage } = board;
    return {
      status: DryRunStatus.Complete,
      tests,
      ...(mutantCoverage === undefined ? {} : { mutantCoverage }),
    };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    if (options.reloadEnvironment) return this.#runWhileLoading(options);
    const result = await this.#run(options);
    const isSure =
      result.status === MutantRunStatus.Timeout ||
      (result.status === MutantRunStatus.Killed && (await this.#passes(result.killedBy)));
    if (isSure) return result;
    this.#shared = this.#newRound();
    return this.#run(options);
  }

  /** The mutant is switched on once everything is loaded; the quick tests come first. */
  async #run(options: MutantRunOptions): Promise<MutantRunResult> {
    const wanted = options.testFilter;
    const tests: Test[] = [];
    for (const file of this.#files) {
      const isWanted = wanted?.some((id) => id.startsWith(`${file} `)) ?? true;
      if (isWanted) tests.push(...(await this.#testsOf(file)));
    }
    const chosen = new Set(wanted ?? tests.map(({ id }) => id));
    const time = ({ id }: Test) => this.#milliseconds.get(id) ?? 0;
    return this.#judge(
      options,
      tests.filter(({ id }) => chosen.has(id)).toSorted((a, b) => time(a) - time(b)),
    );
  }

  /** Everything is loaded with the mutant: file by file, those nearest to it first. */
  async #runWhileLoading(options: MutantRunOptions): Promise<MutantRunResult> {
    const { round } = this.#newRound();
    let nrOfTests = 0;
    for (const file of this.#nearest(options.sandboxFileName)) {
      let tests: readonly Test[];
      switchboard().activeMutant = options.activeMutant.id;
      try {
        tests = await this.#load(file, round);
      } catch (error) {
        return { status: MutantRunStatus.Error, errorMessage: String(error) };
      } finally {
        switchboard().activeMutant = undefined;
      }
      const result = await this.#judge(options, tests);
      if (result.status !== MutantRunStatus.Survived) return result;
      nrOfTests += result.nrOfTests;
    }
    return { status: MutantRunStatus.Survived, nrOfTests };
  }

  async #judge(options: MutantRunOptions, tests: readonly Test[]): Promise<MutantRunResult> {
    const { activeMutant, hitLimit } = options;
    const board = switchboard();
    Object.assign(board, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    const failed = await firstFailure(tests);
    board.activeMutant = undefined;
    const tooOften = determineHitLimitReached(board.hitCount, hitLimit);
    if (tooOften !== undefined) return { ...tooOften, status: MutantRunStatus.Timeout };
    const nrOfTests = tests.length;
    if (failed === null) return { status: MutantRunStatus.Survived, nrOfTests };
    const { test, failureMessage } = failed;
    return { status: MutantRunStatus.Killed, killedBy: [test.id], failureMessage, nrOfTests };
  }

  /** Whether tests pass with the modules at hand and no mutant. */
  async #passes(ids: readonly string[]): Promise<boolean> {
    const tests = [...this.#shared.tests.values()].flat().filter(({ id }) => ids.includes(id));
    return (await firstFailure(tests)) === null;
  }

  #newRound(): Round {
    this.#rounds += 1;
    return { round: this.#rounds, tests: new Map() };
  }

  /** Test files beginning with that of the same name, then those of the same folder, quick ones first. */
  #nearest(mutated: string): readonly string[] {
    const file = relative(this.#src, mutated).split(sep).join("/");
    const [folder] = file.split("/");
    const own = file.replace(/\.ts$/, ".test.ts");
    const distance = (test: string) =>
      test === own
        ? 0
        : (test.startsWith(`${folder}/`) ? 1 : 2) + (test.includes(".properties.") ? 0.5 : 0);
    return this.#files.toSorted((a, b) => distance(a) - distance(b));
  }

  /** Tests of a file with the modules that mutants share. */
  async #testsOf(file: string): Promise<readonly Test[]> {
    const { round, tests } = this.#shared;
    const known = tests.get(file);
    if (known !== undefined) return known;
    const loaded = await this.#load(file, round);
    tests.set(file, loaded);
    return loaded;
  }

  async #load(file: string, round: number): Promise<readonly Test[]> {
    const cases = await this.#tests.load(join(this.#src, file), round);
    return cases.map(({ name, run }) => ({ id: `${file} ${name}`, run }));
  }
}

function switchboard(): Switchboard {
  return (globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});
}

async function firstFailure(tests: readonly Test[]): Promise<Failure | null> {
  for (const test of tests)
    try {
      await test.run();
    } catch (error) {
      return { test, failureMessage: String(error) };
    }
  return null;
}

/** Stryker takes the plugins of a module from this name. */
export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "rules", RuleRunner)];
