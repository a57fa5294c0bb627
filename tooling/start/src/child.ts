import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

export type ChildOptions = {
  readonly name: string;
  /** TypeScript or JavaScript that Node runs as it is. */
  readonly file: string;
  readonly args?: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly onLine: (line: string) => void;
};

/** A process that this one started and will end. */
export type Child = {
  /** Its exit, expected or not. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  /** Asks it to close, and after ten seconds no longer asks. */
  readonly stop: () => Promise<void>;
};

const patienceMs = 10_000;

export function startChild(options: ChildOptions): Child {
  // Detached: Ctrl-C in the terminal reaches only the parent, which ends the others in order.
  const child = spawn(process.execPath, [options.file, ...(options.args ?? [])], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", options.onLine);
  }
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
  const killWithUs = () => child.kill("SIGKILL");
  process.once("exit", killWithUs);
  void ended.finally(() => process.off("exit", killWithUs)).catch(() => undefined);
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), patienceMs);
    await ended;
    clearTimeout(timer);
  };
  return { ended, stop };
}

/** Asks an address until it answers 200. Fails at once when the process ends before. */
export async function untilReady(
  name: string,
  url: string,
  child: Child,
  timeoutMs: number,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  let gone: string | undefined;
  void child.ended.then(({ code, signal }) => {
    gone = `ended with ${signal ?? `exit code ${code}`}`;
  });
  while (Date.now() < deadline) {
    if (gone !== undefined) throw new Error(`${name} ${gone} before it was ready.`);
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
  throw new Error(`${name} was not ready after ${timeoutMs / 1000} s (${url}).`);
}
