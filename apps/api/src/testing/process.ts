import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const main = fileURLToPath(new URL("../main.ts", import.meta.url));
const Line = z.object({ event: z.string(), port: z.int().optional() });

/** The API as a process of its own. */
export type ApiProcess = {
  readonly child: ChildProcess;
  /** Resolves with the line of the log that tells of an event. */
  readonly until: (event: string) => Promise<z.infer<typeof Line>>;
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>;
};

/** Starts `main.ts` on a free port with nothing but these settings. */
export function startApi(variables: Readonly<Record<string, string>>): ApiProcess {
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env["PATH"],
      // Starting is most of the work of such a test.
      NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"],
      PORT: "0",
      ...variables,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const waiting = new Set<() => void>();
  const hear = (chunk: Buffer) => {
    said += chunk.toString("utf8");
    for (const look of waiting) look();
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const ended = new Promise<{ code: number | null; said: string }>((resolve) => {
    child.on("exit", (code) => resolve({ code, said }));
  });
  const until = (event: string) =>
    new Promise<z.infer<typeof Line>>((resolve, reject) => {
      const look = () => {
        const line = said.split("\n").find((text) => text.includes(`"event":"${event}"`));
        if (line === undefined) return;
        waiting.delete(look);
        resolve(Line.parse(JSON.parse(line)));
      };
      waiting.add(look);
      look();
      void ended.then((end) => reject(new Error(`It ended with ${end.code}: ${end.said}`)));
    });
  return { child, until, ended };
}
