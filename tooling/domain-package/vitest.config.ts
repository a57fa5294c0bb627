import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { name: "domain-package", testTimeout: 60_000, hookTimeout: 120_000 },
});
