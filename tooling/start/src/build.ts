import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Builds both sites; turbo does nothing where neither their sources nor their packages changed. */
export async function buildSites(): Promise<void> {
  const filters = ["--filter=@pindah/admin", "--filter=@pindah/transparency"];
  const args = [
    "run",
    "build",
    ...filters,
    "--output-logs=errors-only",
    "--ui=stream",
    "--no-color",
  ];
  const child = spawn("turbo", args, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  const words: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => words.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => words.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) {
    throw new Error(`The sites could not be built:\n${Buffer.concat(words).toString()}`);
  }
}
