import { defineConfig } from "vitest/config";

// Each test runs the command as a process of its own, some several times.
export default defineConfig({ test: { name: "cli", testTimeout: 180_000 } });
