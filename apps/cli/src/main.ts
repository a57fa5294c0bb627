import { LocalDate } from "@pindah/domain/kernel";
import { demonstrationLottery } from "@pindah/nusantara/lottery";
import { Command, InvalidArgumentError, Option } from "commander";
import type { Part } from "./parts/command.ts";
import { ForeignFolderError } from "./output/write-directory.ts";
import type { BundleOptions } from "./replay/bundle.command.ts";
import { exitCode, terminalOn, type Terminal } from "./terminal.ts";

const PARTS: readonly [part: Part, does: string][] = [
  ["screen", "which units move, in which class; one row a unit"],
  ["select", "who is ready; one row a person"],
  ["allocate", "who gets which home; one row a household"],
  ["wait", "who gets none, and why; one row a household"],
  ["cost", "what it costs; one row a household and component"],
];

const program = new Command("pindah")
  .description("Plan, explain and check the relocation of civil servants, on files")
  .configureHelp({ sortSubcommands: true })
  .exitOverride()
  .showHelpAfterError();

withInputs(program.command("plan"))
  .description("screen, select, house and cost; writes the plan and a readable report")
  .option("--out <folder>", "where to write the plan")
  .action((options) =>
    run(
      async (terminal) => (await import("./plan/command.ts")).planCommand(options, terminal),
      options.json,
    ),
  );

for (const [part, does] of PARTS)
  withInputs(program.command(part))
    .description(does)
    .action((options) =>
      run(
        async (terminal) =>
          (await import("./parts/command.ts")).partCommand(part, options, terminal),
        options.json,
      ),
    );

withInputs(program.command("diff"))
  .option("--against <scenario>", "file or id of the scenario to compare with; the base if absent")
  .option("--out <folder>", "where to write the difference")
  .description("what a scenario changes, down to names")
  .action((options) =>
    run(
      async (terminal) => (await import("./diff/command.ts")).diffCommand(options, terminal),
      options.json,
    ),
  );

withInputs(program.command("explain"))
  .argument("<code>", "code of a unit, a person or a household")
  .description("why one unit, person or household stands where it does")
  .action((code, options) =>
    run(
      async (terminal) =>
        (await import("./explain/command.ts")).explainCommand(code, options, terminal),
      options.json,
    ),
  );

withInputs(program.command("replay"), { lottery: false })
  .requiredOption("--plan <folder>", "a plan that `pindah plan --out` wrote")
  .description("compute a written plan again from its inputs and compare")
  .action((options) =>
    run(
      async (terminal) => (await import("./replay/command.ts")).replayCommand(options, terminal),
      options.json,
    ),
  );

program
  .command("replay-bundle")
  .argument("<file>", "a run as the API hands it out")
  .option("--json", "the verdict as JSON", false)
  .addOption(language())
  .description("compute a run from its own inputs again and compare the hash")
  .action((file: string, options: BundleOptions) =>
    run(
      async (terminal) =>
        (await import("./replay/bundle.command.ts")).replayBundleCommand(file, options, terminal),
      options.json,
    ),
  );

const database = program.command("db").description("the database of the API");
withDatabase(database.command("migrate"))
  .description("bring the schema to this version")
  .action((options) =>
    run(
      async (terminal) => (await import("./db/command.ts")).migrateCommand(options, terminal),
      options.json,
    ),
  );
withDatabase(database.command("verify-log"))
  .description("recompute the chain of actions; every edit is found and named")
  .option("--key <key>", "what checks the signed states (the verifier key of SIGNING_KEY_FILE)")
  .option("--kept <file...>", "signed states that were kept elsewhere: they show a tail cut off")
  .action((options) =>
    run(
      async (terminal) => (await import("./db/command.ts")).verifyLogCommand(options, terminal),
      options.json,
    ),
  );
withDatabase(database.command("backup"))
  .description("write the whole database into an empty folder, while others work on")
  .requiredOption("--to <folder>", "an empty or new folder")
  .option("--recipient <key>", "seal it to this age public key (age1…)")
  .action((options) =>
    run(
      async (terminal) => (await import("./db/backup.command.ts")).backupCommand(options, terminal),
      options.json,
    ),
  );
withBackup(database.command("check-backup"))
  .description("read a backup to its last byte")
  .option("--json", "print the result as JSON", false)
  .addOption(language())
  .action((options) =>
    run(
      async (terminal) =>
        (await import("./db/backup.command.ts")).checkBackupCommand(options, terminal),
      options.json,
    ),
  );
withBackup(withDatabase(database.command("restore")))
  .description("bring a backup into an empty database and prove that the two are the same")
  .action((options) =>
    run(
      async (terminal) =>
        (await import("./db/backup.command.ts")).restoreCommand(options, terminal),
      options.json,
    ),
  );
withDatabase(database.command("drill"))
  .description("back up, restore beside the live database, prove it, and throw both copies away")
  .action((options) =>
    run(
      async (terminal) => (await import("./db/backup.command.ts")).drillCommand(options, terminal),
      options.json,
    ),
  );

program
  .command("verify")
  .argument("<release>", "folder or address of one release, with its manifest.json")
  .description("check files, signature, log, witnesses and lateness; screen again")
  .option("--state <file>", "where the state of the log that was seen last is kept")
  .option("--json", "print the result as JSON", false)
  .addOption(language())
  .action((release, options) => {
    const today = LocalDate.parse(new Date().toISOString().slice(0, 10));
    return run(
      async (terminal) =>
        (await import("./verify/command.ts")).verifyCommand(
          release,
          { state: undefined, ...options, today },
          terminal,
        ),
      options.json,
    );
  });

program
  .command("publish")
  .description("what publishing needs")
  .command("new-key")
  .description("a new key for a log or a witness, and its public forms")
  .requiredOption("--name <name>", "whose key it is, e.g. transparansi.example.go.id/log")
  .requiredOption("--out <file>", "where to write the private key")
  .addOption(language())
  .action((options) =>
    run(
      async (terminal) =>
        (await import("./publish/new-key.command.ts")).newKeyCommand(
          options,
          crypto.getRandomValues(new Uint8Array(32)),
          terminal,
        ),
      false,
    ),
  );

program
  .command("witness")
  .argument("<log>", "folder or address of the log, with its checkpoint")
  .description("for outside bodies: see that the log only grew, and sign that it did")
  .requiredOption("--key <file>", "the private key of the witness")
  .requiredOption("--log-key <key>", "the key of the log, as it is printed")
  .requiredOption("--state <file>", "where the state that was signed last is kept")
  .addOption(language())
  .action((log, options) => {
    const at = Math.floor(Date.now() / 1000);
    return run(
      async (terminal) =>
        (await import("./witness/command.ts")).witnessCommand(log, { ...options, at }, terminal),
      false,
    );
  });

program
  .command("policy")
  .description("policies")
  .command("check")
  .argument("[file...]", "policy files; the illustrative policy when none is given")
  .description("let each policy prove itself: every profile, every limit, every date")
  .option("--json", "print the result as JSON", false)
  .addOption(language())
  .action((files, options) =>
    run(
      async (terminal) =>
        (await import("./policy/command.ts")).policyCheckCommand(files, options, terminal),
      options.json,
    ),
  );

program
  .command("demo")
  .description("write the demonstration data: real institutions, synthetic people")
  .requiredOption("--out <folder>", "where to write it")
  .option("--people <number>", "how many people", wholeNumber, 11_916)
  .option("--seed <number>", "seed of the generator", wholeNumber, 1)
  .addOption(language())
  .action((options) =>
    run(
      async (terminal) => (await import("./demo/command.ts")).demoCommand(options, terminal),
      false,
    ),
  );

function withInputs(command: Command, { lottery } = { lottery: true }) {
  if (lottery)
    command
      .option("--seed <text>", "seed of the draw, from a public event", demonstrationLottery.seed)
      .option("--seed-source <text>", "where the seed comes from", demonstrationLottery.source);
  return command
    .requiredOption("--data <folder>", "folder with the dataset (CSV, XLSX or dataset.json)")
    .option(
      "--policy <file...>",
      "policy files; else policy.json of the dataset; else the illustrative one",
      [],
    )
    .option("--scenario <name>", "a scenario: a file, or the id of one that ships with Pindah")
    .option("--json", "print the result as JSON", false)
    .addOption(language());
}

function withDatabase(command: Command) {
  return command
    .option("--data <folder>", "folder of the embedded database", ".data/db")
    .addOption(
      new Option("--database-url <url>", "a PostgreSQL server instead").env("DATABASE_URL"),
    )
    .option("--json", "print the result as JSON", false)
    .addOption(language());
}

function withBackup(command: Command) {
  return command
    .requiredOption("--from <folder>", "the backup")
    .option("--identity-file <file>", "file with the private half of the key it is sealed to")
    .option("--head <hash>", "head of the action log as it is known elsewhere");
}

function language() {
  return new Option("--lang <language>", "language of the output")
    .choices(["id", "en"])
    .default("id");
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("a whole number is needed");
  return Number(text);
}

async function run(command: (terminal: Terminal) => Promise<number>, quiet: boolean) {
  const terminal = terminalOn(process.stdout, process.stderr, quiet);
  try {
    process.exitCode = await command(terminal);
  } catch (error) {
    if (!(error instanceof ForeignFolderError)) throw error;
    terminal.say(error.message);
    process.exitCode = exitCode.inputProblems;
  }
}

// A reader that closes early (`pindah screen … | head`) is no fault of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof Error && "code" in error && String(error.code).startsWith("commander."))
    process.exitCode =
      error.code === "commander.helpDisplayed" ? exitCode.complete : exitCode.inputProblems;
  else {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`${text}\n`);
    process.exitCode = exitCode.failed;
  }
}
