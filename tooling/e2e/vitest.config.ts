import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "e2e",
    globalSetup: ["./src/harness/global.ts"],
    setupFiles: ["./src/harness/setup.ts"],
    // One browser at a time: journeys share one running system and two cores.
    fileParallelism: false,
    // A busy machine may be ten times slower than a quiet one.
    testTimeout: 240_000,
    hookTimeout: 600_000,
  },
});
