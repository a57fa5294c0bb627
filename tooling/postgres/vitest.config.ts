import { defineConfig } from "vitest/config";

export default defineConfig({ test: { name: "postgres", testTimeout: 120_000 } });
