import type { DecisionTable } from "@pindah/domain/policy";
import { ZenEngine } from "@gorules/zen-engine";
import { Engine } from "json-rules-engine";
import type { TableFacts } from "./table.ts";

type Cell = DecisionTable["rows"][number]["when"][string];

/** Another rule engine on the same table: what it answers for some facts. */
export type Peer = {
  readonly name: string;
  readonly answer: (facts: TableFacts) => Promise<string>;
  readonly close: () => void;
};

/** The same table as a JSON Decision Model of GoRules. */
export function zenEngine(table: DecisionTable, trace: boolean): Peer {
  const engine = new ZenEngine();
  const decision = engine.createDecision({
    nodes: [
      { id: "in", name: "in", type: "inputNode" },
      {
        id: "table",
        name: "table",
        type: "decisionTableNode",
        content: {
          hitPolicy: "first",
          inputs: table.inputs.map(({ name }) => ({ id: name, name, field: name })),
          outputs: table.outputs.map((name) => ({ id: `out_${name}`, name, field: name })),
          rules: table.rows.map(({ id, when, then }) => ({
            _id: id,
            ...Object.fromEntries(table.inputs.map(({ name }) => [name, zenCell(when[name])])),
            ...Object.fromEntries(
              table.outputs.map((name) => [`out_${name}`, JSON.stringify(then[name])]),
            ),
          })),
        },
      },
      { id: "out", name: "out", type: "outputNode" },
    ],
    edges: [
      { id: "e1", sourceId: "in", targetId: "table" },
      { id: "e2", sourceId: "table", targetId: "out" },
    ],
  });
  return {
    name: `@gorules/zen-engine, trace ${trace ? "on" : "off"}`,
    async answer(facts) {
      const { result } = await decision.evaluate(facts, { trace });
      return String(result.priority);
    },
    close: () => {
      engine.dispose();
    },
  };
}

function zenCell(cell: Cell | undefined): string {
  if (cell === undefined) return "";
  if ("oneOf" in cell) return cell.oneOf.map((value) => JSON.stringify(value)).join(", ");
  if ("not" in cell) throw new Error("The table of the benchmark has no negated cell");
  const { from, to } = cell;
  if (from !== undefined && to !== undefined) return `[${from}..${to}]`;
  return from === undefined ? `<= ${to}` : `>= ${from}`;
}

/** The same table as rules with falling priority; the first event is the first row that fired. */
export function jsonRulesEngine(table: DecisionTable): Peer {
  const engine = new Engine();
  for (const [index, { when, then }] of table.rows.entries())
    engine.addRule({
      priority: table.rows.length - index,
      conditions: {
        all: Object.entries(when).flatMap(([fact, cell]) => conditions(fact, cell)),
      },
      event: { type: String(then["priority"]) },
    });
  return {
    name: "json-rules-engine",
    async answer(facts) {
      const { events } = await engine.run({ ...facts });
      return events[0]?.type ?? "none";
    },
    close: () => {
      engine.stop();
    },
  };
}

type Condition = { readonly fact: string; readonly operator: string; readonly value: unknown };

function conditions(fact: string, cell: Cell): readonly Condition[] {
  if ("oneOf" in cell) return [{ fact, operator: "in", value: cell.oneOf }];
  if ("not" in cell) return [{ fact, operator: "notIn", value: cell.not }];
  return [
    ...(cell.from === undefined
      ? []
      : [{ fact, operator: "greaterThanInclusive", value: cell.from }]),
    ...(cell.to === undefined ? [] : [{ fact, operator: "lessThanInclusive", value: cell.to }]),
  ];
}
