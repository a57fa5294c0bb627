import { parseArgs } from "node:util";

export const usage = `npm start -- [options]

  --people <n>     people of the demonstration, when it is loaded (11,916)
  --seed <n>       seed of the generator of synthetic people (1)
  --fresh          forget the data of the last start and load the demonstration again
  --data <folder>  where the data is kept (.data)
  --lang <id|en>   language of the summary (that of the terminal, else English)
  --verbose        show every line that the API says
  --help           this text

A PostgreSQL server in place of the embedded database: DATABASE_URL=postgres://… npm start
`;

export type StartOptions = {
  readonly people?: number;
  readonly seed?: number;
  readonly fresh: boolean;
  readonly data: string;
  readonly language: "id" | "en";
  readonly verbose: boolean;
};

/** What was asked for on the command line; or what is wrong with it. */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): StartOptions | { readonly wrong: string } | "help" {
  const parsed = parse(args);
  if (typeof parsed === "string") return { wrong: parsed };
  const { values } = parsed;
  if (values.help) return "help";
  const people = wholeNumber(values.people, 1, 1_000_000);
  if (people === "wrong") return { wrong: "--people takes a whole number from 1 to 1000000" };
  const seed = wholeNumber(values.seed, 0, 4_294_967_295);
  if (seed === "wrong") return { wrong: "--seed takes a whole number from 0 to 4294967295" };
  const { lang } = values;
  if (lang !== undefined && lang !== "id" && lang !== "en") {
    return { wrong: "--lang takes id or en" };
  }
  const spoken = environment["LC_ALL"] ?? environment["LANG"] ?? "";
  return {
    ...(people === undefined ? {} : { people }),
    ...(seed === undefined ? {} : { seed }),
    fresh: values.fresh,
    data: values.data,
    language: lang ?? (spoken.startsWith("id") ? "id" : "en"),
    verbose: values.verbose,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        people: { type: "string" },
        seed: { type: "string" },
        fresh: { type: "boolean", default: false },
        data: { type: "string", default: ".data" },
        lang: { type: "string" },
        verbose: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    // The parser tells a wrong option by throwing; its message is meant for people.
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}

function wholeNumber(
  text: string | undefined,
  least: number,
  most: number,
): number | undefined | "wrong" {
  if (text === undefined) return undefined;
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : "wrong";
}
