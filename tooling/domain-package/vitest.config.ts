import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "domain-package",
    // Closes the browser of the harness after the last test.
    setupFiles: ["../e2e/src/harness/setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
