import { spawn } from "node:child_process";

/** How a program ended and what it wrote. */
export type Ended = {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
};

/** Runs a program to its end. */
export async function run(command: string, args: readonly string[], cwd: string): Promise<Ended> {
  return await new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    const written = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      written.stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      written.stderr += text;
    });
    child.on("error", reject);
    child.on("close", (status) => {
      resolve({ status, ...written });
    });
  });
}

/** Runs a program that must succeed, and gives what it wrote. */
export async function outputOf(
  command: string,
  args: readonly string[],
  cwd: string,
): Promise<string> {
  const { status, stdout, stderr } = await run(command, args, cwd);
  if (status !== 0)
    throw new Error(`${command} ${args.join(" ")} ended with ${status}\n${stdout}\n${stderr}`);
  return stdout;
}
