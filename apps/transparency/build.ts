import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { build, type InlineConfig, type Rollup } from "vite";

const root = fileURLToPath(new URL(".", import.meta.url));
const dist = fileURLToPath(new URL("dist/", import.meta.url));

const shared: InlineConfig = {
  root,
  configFile: false,
  logLevel: "warn",
  publicDir: false,
  define: { "process.env.NODE_ENV": '"production"' },
};

/** One entry as one file of plain JavaScript, with nothing to import. */
async function bundle(entry: string): Promise<string> {
  const result = await build({
    ...shared,
    build: {
      write: false,
      target: "es2022",
      modulePreload: false,
      minify: true,
      rolldownOptions: {
        input: `${root}src/islands/${entry}.ts`,
        preserveEntrySignatures: "strict",
        output: { format: "es", entryFileNames: entry },
      },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const chunks = outputs.flatMap((output) => ("output" in output ? output.output : []));
  const [first] = chunks.filter((chunk): chunk is Rollup.OutputChunk => chunk.type === "chunk");
  if (first === undefined || chunks.length !== 1) throw new Error(`${entry} is not one file`);
  return first.code;
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(`${dist}client/assets`, { recursive: true });

const islands = {
  filter: "filter",
  rerun: "rerun",
  verify: "verify",
  rules: "rerun.worker",
  standalone: "standalone",
  receipt: "receipt",
  proof: "receipt-check",
  scenario: "scenario",
  levers: "scenario.worker",
};
for (const [name, entry] of Object.entries(islands)) {
  const code = await bundle(entry);
  const hash = createHash("sha256").update(code).digest("hex").slice(0, 12);
  writeFileSync(`${dist}client/assets/${name}-${hash}.js`, code);
}

// The renderer carries all it needs: publishing asks for no bundler, no package and no network.
await build({
  ...shared,
  plugins: [react()],
  ssr: { noExternal: true },
  build: {
    ssr: `${root}src/main.ts`,
    outDir: dist,
    emptyOutDir: false,
    target: "node22",
    rolldownOptions: { output: { entryFileNames: "render.js" } },
  },
});
