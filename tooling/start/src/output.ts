import { spawn } from "node:child_process";

export type Output = { readonly code: number | null; readonly output: string };

/** Runs a command to its end, without colours, and returns all that it said. */
export function outputOf(program: string, args: readonly string[], cwd: string): Promise<Output> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" },
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
    });
    const words: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => words.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => words.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output: Buffer.concat(words).toString() }));
  });
}
