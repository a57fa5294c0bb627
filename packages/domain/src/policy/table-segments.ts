import type { DecisionTable } from "./table.ts";
import { domainOf, stretchesOf, type Domain, type Stretch } from "./table-domain.ts";

/** What is wrong with the text of a table, before any question of gaps. */
export type TableFault =
  | { readonly kind: "row_doubled" | "input_doubled"; readonly name: string }
  | { readonly kind: "domain_empty"; readonly input: string }
  | { readonly kind: "cell_input_unknown"; readonly row: string; readonly input: string }
  | { readonly kind: "cell_invalid"; readonly row: string; readonly input: string }
  | {
      readonly kind: "output_missing" | "output_unknown";
      readonly row: string;
      readonly output: string;
    }
  | { readonly kind: "rank_missing"; readonly row: string }
  | { readonly kind: "priority_unknown"; readonly row: string }
  | { readonly kind: "aggregate_not_a_number"; readonly row: string };

/** One input cut into stretches inside which all rows accept the same values. */
export type Segments = {
  readonly name: string;
  readonly domain: Domain;
  /** First place of each segment, ascending; the first is the least place of the domain. */
  readonly starts: readonly number[];
  /** `accepts[segment]`: the rows that accept it. */
  readonly accepts: readonly (readonly number[])[];
};

/** Every fault of a table at once; empty when it can be cut into segments. */
export function tableFaults(table: DecisionTable): readonly TableFault[] {
  const names = table.inputs.map(({ name }) => name);
  const faults: TableFault[] = [
    ...doubled(names).map((name): TableFault => ({ kind: "input_doubled", name })),
    ...doubled(table.rows.map(({ id }) => id)).map((name): TableFault => ({
      kind: "row_doubled",
      name,
    })),
  ];
  for (const input of table.inputs) {
    const domain = domainOf(input);
    if (domain.most < domain.least) faults.push({ kind: "domain_empty", input: input.name });
    for (const { id, when } of table.rows)
      if (stretchesOf(when[input.name], domain) === undefined)
        faults.push({ kind: "cell_invalid", row: id, input: input.name });
  }
  return [...faults, ...table.rows.flatMap((row) => rowFaults(table, row, names))];
}

function rowFaults(
  { outputs, hitPolicy, priorities, aggregate }: DecisionTable,
  row: DecisionTable["rows"][number],
  names: readonly string[],
): readonly TableFault[] {
  const { id } = row;
  const faults: TableFault[] = Object.keys(row.when)
    .filter((input) => !names.includes(input))
    .map((input) => ({ kind: "cell_input_unknown", row: id, input }));
  for (const output of outputs)
    if (row.then[output] === undefined) faults.push({ kind: "output_missing", row: id, output });
  for (const output of Object.keys(row.then))
    if (!outputs.includes(output)) faults.push({ kind: "output_unknown", row: id, output });
  const first = row.then[outputs[0] ?? ""];
  if (hitPolicy === "ranked" && row.rank === undefined)
    faults.push({ kind: "rank_missing", row: id });
  if (hitPolicy === "priority" && first !== undefined && priorities?.includes(first) !== true)
    faults.push({ kind: "priority_unknown", row: id });
  if (aggregate !== undefined && aggregate !== "count" && typeof first !== "number")
    faults.push({ kind: "aggregate_not_a_number", row: id });
  return faults;
}

/** Cuts each input at the ends of its cells. */
export function segmentsOf(table: DecisionTable): readonly Segments[] {
  return table.inputs.map((input) => {
    const domain = domainOf(input);
    const accepted = table.rows.map((row) => stretchesOf(row.when[input.name], domain) ?? []);
    const starts = cuts(accepted.flat(), domain);
    const accepts = starts.map((start) =>
      accepted.flatMap((stretches, row) =>
        stretches.some(({ from, to }) => from <= start && start <= to) ? [row] : [],
      ),
    );
    return { name: input.name, domain, starts, accepts };
  });
}

function cuts(stretches: readonly Stretch[], { least, most }: Domain): readonly number[] {
  const places = new Set([least]);
  for (const { from, to } of stretches) {
    places.add(from);
    if (to < most) places.add(to + 1);
  }
  return [...places].toSorted((a, b) => a - b);
}

function doubled(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}
