import { join } from "node:path";
import { expect, test } from "vitest";
import { publicExports } from "./public-exports.ts";
import { domainFolder, publishedSubpaths } from "./subpaths.ts";

test.each(await publishedSubpaths())(
  "every name that $subpath gives is documented where it is declared",
  async ({ source }) => {
    const names = await publicExports(join(domainFolder, source));
    expect(names.length).toBeGreaterThan(0);
    const silent = names
      .filter(({ doc }) => doc === null)
      .map(({ name, file, line }) => `${file.slice(domainFolder.length)}:${line} ${name}`);
    expect(silent).toEqual([]);
  },
);
