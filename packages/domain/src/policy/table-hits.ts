import { assertNever } from "../kernel/index.ts";
import { sameOutput, type DecisionTable, type TableOutput, type TableRow } from "./table.ts";
import type { TableDecision, TableRefusal } from "./table-decision.ts";

/** What the rows that fired say together; the trace is added by the caller. */
export function combine(table: DecisionTable, rows: readonly TableRow[]): TableDecision {
  const [first] = rows;
  if (table.hitPolicy === "collect") return collected(table, rows);
  if (first === undefined) return refused([{ kind: "no_row" }]);
  switch (table.hitPolicy) {
    case "unique":
      return rows.length > 1 ? conflict("several_rows", rows) : decided([first]);
    case "any":
      return rows.every((row) => sameOutput(row, first))
        ? decided(rows, 1)
        : conflict("rows_disagree", rows);
    case "first":
      return decided([first]);
    case "priority":
      return decided([best(table, rows, first)]);
    case "ranked": {
      const rank = Math.min(...rows.map((row) => row.rank ?? 0));
      const atRank = rows.filter((row) => row.rank === rank);
      const [leading = first] = atRank;
      return atRank.every((row) => sameOutput(row, leading))
        ? decided(atRank, 1)
        : conflict("rank_conflict", atRank);
    }
    default:
      return assertNever(table.hitPolicy);
  }
}

function best(
  { outputs: [name = ""], priorities = [] }: DecisionTable,
  rows: readonly TableRow[],
  first: TableRow,
): TableRow {
  const place = ({ then }: TableRow) => priorities.indexOf(then[name] ?? "");
  return rows.reduce((leading, row) => (place(row) < place(leading) ? row : leading), first);
}

function collected(table: DecisionTable, rows: readonly TableRow[]): TableDecision {
  const decision = decided(rows);
  if (table.aggregate === undefined || decision.kind === "refused") return decision;
  const [name = ""] = table.outputs;
  const numbers = rows.map(({ then }) => Number(then[name]));
  if (table.aggregate !== "count" && numbers.length === 0) return refused([{ kind: "no_row" }]);
  return { ...decision, aggregate: aggregated(table.aggregate, numbers) };
}

function aggregated(
  aggregate: NonNullable<DecisionTable["aggregate"]>,
  numbers: readonly number[],
): number {
  switch (aggregate) {
    case "sum":
      return numbers.reduce((sum, each) => sum + each, 0);
    case "least":
      return Math.min(...numbers);
    case "greatest":
      return Math.max(...numbers);
    case "count":
      return numbers.length;
    default:
      return assertNever(aggregate);
  }
}

/** Rows that decided; with `outputs` 1 they agree and their output stands once. */
function decided(rows: readonly TableRow[], outputs = rows.length): TableDecision {
  const said: readonly TableOutput[] = rows.slice(0, outputs).map(({ then }) => then);
  return {
    kind: "decided",
    outputs: said,
    aggregate: null,
    rows: rows.map(({ id }) => id),
    trace: [],
  };
}

function conflict(
  kind: Extract<TableRefusal, { rows: unknown }>["kind"],
  rows: readonly TableRow[],
): TableDecision {
  return refused([{ kind, rows: rows.map(({ id }) => id) }]);
}

function refused(because: readonly TableRefusal[]): TableDecision {
  return { kind: "refused", because, trace: null };
}
