import { defineConfig } from "vitest/config";

// Two databases are started and filled once; each test file works on copies of them.
export default defineConfig({
  test: {
    name: "api",
    include: ["src/**/*.test.ts"],
    globalSetup: "src/testing/setup.ts",
    hookTimeout: 180_000,
    testTimeout: 180_000,
  },
});
