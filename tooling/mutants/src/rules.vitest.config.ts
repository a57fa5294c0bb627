import { defineConfig } from "vitest/config";
import { folders } from "./settings.ts";

/** The tests that must kill: those of the mutated folders themselves, none from further away. */
export default defineConfig({
  test: {
    name: "domain",
    include: folders.map((folder) => `src/${folder}/**/*.test.ts`),
    isolate: false,
    // A busy machine may be ten times slower; what never ends is Stryker's to notice.
    testTimeout: 60_000,
  },
});
