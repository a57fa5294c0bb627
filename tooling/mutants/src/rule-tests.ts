import { readFileSync } from "node:fs";
import { registerHooks, stripTypeScriptTypes } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { takeNoted, type Case } from "./test-api.ts";

/** The round whose modules count which test runs through which mutant. */
export const COUNTING_ROUND = 0;
/** Where Stryker's counter starts: counting costs more than most rules, and is needed once. */
const COUNTER = /function stryCov_9fa48\(\) \{/;

const testApi = new URL("test-api.ts", import.meta.url).href;

/**
 * Loads test files with all they import from the folder `root`, as often as asked, each time from
 * new: `round` 1 has other modules than round 2.
 */
export class RuleTests {
  readonly #root: string;
  readonly #plain = new Map<string, string>();

  constructor(root: string) {
    this.#root = pathToFileURL(root).href;
    registerHooks({
      resolve: (specifier, context, next) => {
        if (specifier === "vitest") return { url: testApi, shortCircuit: true };
        const found = next(specifier, context);
        const round = context.parentURL?.match(/\?round=\d+$/)?.[0];
        return round === undefined || !this.#isOurs(found.url)
          ? found
          : { ...found, url: found.url + round };
      },
      load: (url, context, next) => {
        if (!this.#isOurs(url)) return next(url, context);
        return { format: "module", source: this.#plainOf(url), shortCircuit: true };
      },
    });
  }

  /** The tests of a file, with the modules of this round. */
  async load(file: string, round: number): Promise<readonly Case[]> {
    await import(`${pathToFileURL(file).href}?round=${round}`);
    return takeNoted();
  }

  #isOurs(url: string): boolean {
    return url.startsWith(this.#root) && /\.ts(\?|$)/.test(url);
  }

  #plainOf(url: string): string {
    const counts = url.endsWith(`?round=${COUNTING_ROUND}`);
    const file = fileURLToPath(url.replace(/\?.*/, ""));
    let plain = this.#plain.get(file);
    if (plain === undefined) {
      plain = stripTypeScriptTypes(readFileSync(file, "utf8"));
      this.#plain.set(file, plain);
    }
    return counts ? plain : plain.replace(COUNTER, "$&stryCov_9fa48 = () => {}; return;");
  }
}
