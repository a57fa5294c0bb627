export { type Reading, readTables } from "./read-tables.ts";
export type { Limits, SheetFile, SheetProblem, Table } from "./table.ts";
export { writeCsv } from "./write-csv.ts";
