import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";

/** How a step's passes and failures are known. */
export type Counting =
  /** The step as a whole passes or fails. */
  | { readonly kind: "whole" }
  /** Vitest writes a report of every test. */
  | { readonly kind: "vitest" };

/** One command of a programme. `needs` names what must run beside it. */
export type Step = {
  readonly name: string;
  /** What a reader learns when it passes. */
  readonly shows: string;
  readonly command: readonly [program: string, ...args: string[]];
  readonly counting: Counting;
  readonly env?: Readonly<Record<string, string>>;
  /** A PostgreSQL server of its own, named to the command by `DATABASE_URL`-like variables. */
  readonly postgres?: readonly string[];
};

/** One for each core: Vitest leaves one idle, and half of what runs here waits for a process. */
const workers = `--maxWorkers=${availableParallelism()}`;

const whole = { kind: "whole" } as const;
const vitest = { kind: "vitest" } as const;

/** The cheap half, cheapest first. */
const checkSteps: readonly Step[] = [
  {
    name: "format",
    shows: "every file is in the one format",
    command: ["oxfmt", "--check"],
    counting: whole,
  },
  {
    name: "boundaries",
    shows: "no package imports what it may not",
    command: ["turbo", "boundaries", "--no-color"],
    counting: whole,
  },
  {
    name: "types",
    shows: "the compiler agrees, in every package",
    command: ["tsc", "-b"],
    counting: whole,
  },
  {
    name: "lint",
    shows: "the rules of .oxlintrc.json hold, those of the imports included",
    command: ["oxlint", "--type-aware", "--deny-warnings"],
    counting: whole,
  },
  {
    name: "dead code",
    shows: "nothing is exported or depended on in vain",
    command: ["knip", "--no-progress"],
    counting: whole,
  },
];

const testSteps: readonly Step[] = [
  {
    name: "units",
    shows:
      "rules, packages, sites, command, and the API on PGlite and, where they differ, PostgreSQL",
    // A busy machine may be ten times slower than a quiet one; a test that hangs still ends.
    command: ["vitest", "run", "--project", "!e2e", "--testTimeout=180000", workers],
    counting: vitest,
    env: { PINDAH_TEST_ENGINE: "pglite" },
  },
  {
    name: "journeys",
    shows: "admin and site in a real browser",
    command: ["vitest", "run", "--project", "e2e"],
    counting: vitest,
  },
];

const moreRuns = fileURLToPath(new URL("more-runs.mjs", import.meta.url));

/** What takes too long for every change. */
const proveSteps: readonly Step[] = [
  {
    name: "properties",
    shows: "what holds for any input, tried 1,000 times instead of 100",
    command: [
      "vitest",
      "run",
      "--project=domain",
      "--project=sheets",
      "--project=ui",
      "--testTimeout=1800000",
      workers,
    ],
    counting: vitest,
    env: { NODE_OPTIONS: `--import=${moreRuns}`, PINDAH_PROPERTY_RUNS: "1000" },
  },
  {
    name: "API on PostgreSQL",
    shows: "all that the API does, on a PostgreSQL server",
    command: ["vitest", "run", "--project=api", "--testTimeout=180000", workers],
    counting: vitest,
    env: { PINDAH_TEST_ENGINE: "postgres" },
  },
  {
    name: "kills",
    shows: "40 kills of the API and 10 of PostgreSQL: no answered write is lost or done twice",
    command: ["vitest", "run", "--config", "apps/api/src/crash/vitest.config.ts"],
    counting: vitest,
    // By itself it does 200 and 50, which take longer than the whole rest.
    env: { PINDAH_API_KILLS: "40", PINDAH_DATABASE_KILLS: "10" },
  },
  {
    name: "journeys on PostgreSQL",
    shows: "admin and site again, on a PostgreSQL server",
    command: ["vitest", "run", "--project", "e2e"],
    counting: vitest,
    postgres: ["PINDAH_E2E_DATABASE_URL"],
  },
];

export const programmes = {
  check: checkSteps,
  test: [...checkSteps, ...testSteps],
  prove: proveSteps,
} as const satisfies Record<string, readonly Step[]>;
