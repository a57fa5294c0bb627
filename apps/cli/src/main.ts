import { Command, InvalidArgumentError, Option } from "commander";
import { demoCommand } from "./demo/command.ts";
import { planCommand } from "./plan/command.ts";
import { exitCode, terminalOn } from "./terminal.ts";

const DEMONSTRATION_SEED = "peragaan pindah, bukan undian resmi";

const language = new Option("--lang <language>", "language of the output")
  .choices(["id", "en"])
  .default("id");

const program = new Command("pindah")
  .description("Plan, explain and check the relocation of civil servants, on files")
  .configureHelp({ sortSubcommands: true })
  .exitOverride()
  .showHelpAfterError();

program
  .command("plan")
  .description("screen, select, house and cost; writes the plan and a readable report")
  .requiredOption("--data <folder>", "folder with the dataset (CSV, XLSX or dataset.json)")
  .option("--policy <file...>", "policy files; the illustrative policy when none is given", [])
  .option("--scenario <file>", "a scenario: patches over the dataset and the policy")
  .option("--seed <text>", "seed of the draw, from a public event", DEMONSTRATION_SEED)
  .option("--seed-source <text>", "where the seed comes from", "demonstration")
  .option("--out <folder>", "where to write the plan")
  .option("--json", "print the result as JSON", false)
  .addOption(language)
  .action((options) => run((terminal) => planCommand(options, terminal), options.json));

program
  .command("demo")
  .description("write the demonstration data: real institutions, synthetic people")
  .requiredOption("--out <folder>", "where to write it")
  .option("--people <number>", "how many people", wholeNumber, 11_916)
  .option("--seed <number>", "seed of the generator", wholeNumber, 1)
  .addOption(language)
  .action((options) => run((terminal) => demoCommand(options, terminal), false));

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("a whole number is needed");
  return Number(text);
}

async function run(
  command: (terminal: ReturnType<typeof terminalOn>) => Promise<number>,
  quiet: boolean,
): Promise<void> {
  process.exitCode = await command(terminalOn(process.stdout, process.stderr, quiet));
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof Error && "code" in error && String(error.code).startsWith("commander."))
    process.exitCode =
      error.code === "commander.helpDisplayed" || error.code === "commander.help"
        ? exitCode.complete
        : exitCode.inputProblems;
  else {
    process.stderr.write(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = exitCode.failed;
  }
}
