import type { z } from "zod";

/** From the parsed JSON of a case to what is written as JSON. */
export type Operation = (input: unknown) => unknown;

/** An operation that reads its input by a schema first. */
export function operation<Schema extends z.ZodType>(
  schema: Schema,
  run: (input: z.output<Schema>) => unknown,
): Operation {
  return (input) => run(schema.parse(input));
}
