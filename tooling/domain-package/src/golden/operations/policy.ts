import { compileTable, DecisionTable, proveTable } from "@pindah/domain/policy";
import { z } from "zod";
import { operation } from "./operation.ts";

const Table = z.strictObject({ table: DecisionTable });
const Decisions = Table.extend({ facts: z.array(z.record(z.string(), z.json())) });

export const tablesOf = {
  prove_table: operation(Table, ({ table }) => proveTable(table)),
  decide_table: operation(Decisions, ({ table, facts }) => {
    const compiled = compileTable(table);
    return compiled.ok ? facts.map((each) => compiled.value.decide(each)) : compiled;
  }),
};
