import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// Killed processes take their time: this is a part of the long programme only.
export default defineConfig({
  test: {
    name: "crash",
    root: fileURLToPath(new URL(".", import.meta.url)),
    include: ["*.prove.ts"],
    hookTimeout: 180_000,
    testTimeout: 3_600_000,
  },
});
