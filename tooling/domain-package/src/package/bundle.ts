import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";

/** Bundles one module of a project into one file and gives its path. */
export async function bundle(folder: string, entry: string): Promise<string> {
  const outDir = join(folder, "bundled", entry);
  await build({
    root: folder,
    configFile: false,
    logLevel: "error",
    build: {
      outDir,
      target: "es2024",
      minify: true,
      reportCompressedSize: false,
      lib: { entry: join(folder, entry), formats: ["es"], fileName: () => "bundle.js" },
    },
  });
  return join(outDir, "bundle.js");
}

/** Bytes of a file as a server would send it compressed. */
export async function gzipBytes(path: string): Promise<number> {
  return gzipSync(await readFile(path), { level: 9 }).length;
}
