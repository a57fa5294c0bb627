import { assertNever } from "@pindah/domain/kernel";
import { systemEnvironment } from "./environment.ts";
import { createLog } from "./log.ts";
import { startServer, type StartRefusal } from "./server.ts";
import { readSettings } from "./settings.ts";

// The only file that reads the process's environment and arguments.
const log = createLog((line) => process.stdout.write(`${line}\n`), systemEnvironment.now);

const settings = readSettings(process.env);
if (settings.ok) {
  const started = await startServer(settings.value, systemEnvironment, log);
  if (started.ok) {
    let stopping = false;
    const stop = (exitCode: number) => {
      // Asked twice: whoever asks does not want to wait.
      if (stopping) process.exit(1);
      stopping = true;
      void started.value.stop().then(() => process.exit(exitCode));
    };
    process.on("SIGTERM", () => stop(0));
    process.on("SIGINT", () => stop(0));
    started.value.prepared.catch(() => stop(1));
  } else fail([sentenceFor(started.error)]);
} else fail(settings.error);

function fail(sentences: readonly string[]): void {
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

function sentenceFor(refusal: StartRefusal): string {
  switch (refusal.kind) {
    case "folder_in_use":
      return `Another process has the database folder ${refusal.folder} open. Stop it, or set DATA_DIR to another folder.`;
    case "demonstration_accounts_in_production":
      return `This database holds ${refusal.accounts} demonstration accounts, whose password is public. It cannot be used without the demonstration.`;
    case "signing_key_unreadable":
      return `${refusal.file} holds no key that signs releases. Set SIGNING_KEY_FILE to one that \`pindah publish new-key\` wrote.`;
    case "demonstration_key_in_production":
      return `${refusal.file} holds the key of a demonstration, which anybody may have. Make another with \`pindah publish new-key\`.`;
    default:
      return assertNever(refusal);
  }
}
