#!/usr/bin/env node
// The door of the repository: `node tooling/run.mjs <command>` makes the machine ready
// (bootstrap.mjs) and then runs the command on the Node that Pindah is pinned to.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { Cure, prepare, root } from "./bootstrap.mjs";

const commands = {
  start: { file: "tooling/start/src/main.ts" },
  test: { file: "tooling/programme/src/main.ts", args: ["test"] },
  check: { file: "tooling/programme/src/main.ts", args: ["check"] },
  prove: { file: "tooling/programme/src/main.ts", args: ["prove"] },
  bench: { file: "tooling/bench/src/main.ts" },
  mutate: { file: "tooling/mutants/src/main.ts" },
  // Files are named as seen from where the person stands, not from the root.
  pindah: { file: "apps/cli/bin/pindah.mjs", cwd: process.env.INIT_CWD ?? process.cwd() },
};

const [name, ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name ?? "") ? commands[name] : undefined;
if (command === undefined) {
  console.error(`Usage: node tooling/run.mjs <${Object.keys(commands).join(" | ")}> [options]`);
  process.exit(2);
}

try {
  const env = await prepare();
  const parameters = [join(root, command.file), ...(command.args ?? []), ...args];
  const child = spawn("node", parameters, { env, cwd: command.cwd ?? root, stdio: "inherit" });
  // Ctrl-C reaches the whole group; the child closes what it opened and then ends, and we after it.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
} catch (error) {
  if (!(error instanceof Cure)) throw error;
  console.error(`\npindah: ${error.message}\n        ${error.cure}`);
  process.exit(1);
}
