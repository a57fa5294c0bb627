export { type Reading, readTables, readTablesWithProblems } from "./read-tables.ts";
export type { Limits, SheetFile, SheetProblem, Table } from "./table.ts";
export { writeCsv } from "./write-csv.ts";
export { addColumnToXlsx } from "./add-column.ts";
export { writeWorkbook, type WorkbookSheet } from "./write-workbook.ts";
