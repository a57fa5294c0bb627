import {
  matchColumns,
  peopleChecker,
  type ImportFieldName,
  type ImportRow,
} from "@pindah/domain/registry";
import { addColumnToXlsx, readTablesWithProblems, writeWorkbook, type Table } from "@pindah/sheets";
import type { FromReader, SheetPreview, ToReader } from "./reader.ts";

// Runs in a process of its own (see reader.ts). It knows the file and nothing else.
const limits = {
  fileBytes: 50_000_000,
  entries: 300,
  inflatedBytes: 400_000_000,
  ratio: 150,
  columns: 300,
  cells: 24_000_000,
  rows: 250_000,
};
const rowsAtOnce = 500;
const longestCell = 500;
const mostDistinct = 150;

let goOn: () => void = () => undefined;
const tell = (message: FromReader) =>
  new Promise<void>((resolve) => {
    goOn = resolve;
    process.send?.(message);
  });

process.on("message", (message: ToReader | "next") => {
  if (message === "next") goOn();
  else void work(message);
});

async function work(task: ToReader): Promise<void> {
  const read = readTablesWithProblems({ name: "", bytes: task.bytes }, limits);
  if (!read.ok) return tell({ kind: "failed", problem: read.problem });
  switch (task.kind) {
    case "preview":
      await tell({ kind: "preview", sheets: read.tables.map(previewOf) });
      break;
    case "check": {
      const table = read.tables.find(({ sheet }) => sheet === task.sheet);
      if (table === undefined) throw new Error("The file has no such sheet");
      const damaged = new Map<number, string[]>();
      for (const { sheet, row, column } of read.problems)
        if (sheet === task.sheet && row !== null && column !== null)
          damaged.set(row, [...(damaged.get(row) ?? []), column]);
      await check(table, task, damaged);
      break;
    }
    case "annotate": {
      const table = read.tables.find(({ sheet }) => sheet === task.sheet);
      if (table === undefined) throw new Error("The file has no such sheet");
      await tell({ kind: "file", bytes: await annotated(table, task) });
      break;
    }
    default:
      task satisfies never;
  }
  void tell({ kind: "end" });
}

function previewOf(table: Table): SheetPreview {
  const matches = matchColumns(table.columns);
  return {
    sheet: table.sheet,
    headerRow: table.headerRow,
    rows: table.rows.length,
    columns: table.columns.map((header, index) => {
      if (matches[index]?.because === "not_needed") return { header, samples: [], distinct: null };
      const distinct = new Set<string>();
      for (const { cells } of table.rows) {
        const text = cells[index]?.trim() ?? "";
        if (text !== "" && text.length <= longestCell) distinct.add(text);
        if (distinct.size > mostDistinct) break;
      }
      const values = [...distinct];
      return {
        header,
        samples: values.slice(0, 3),
        distinct: values.length > mostDistinct ? null : values,
      };
    }),
  };
}

async function check(
  table: Table,
  task: Extract<ToReader, { kind: "check" }>,
  damaged: ReadonlyMap<number, readonly string[]>,
): Promise<void> {
  // Cells of columns without a field go no further than here.
  const kept = task.columns.flatMap((field, index) => (field === null ? [] : [{ field, index }]));
  const checkRow = peopleChecker(task.context);
  for (let from = 0; from < table.rows.length; from += rowsAtOnce) {
    const rows = table.rows.slice(from, from + rowsAtOnce).map(({ row, cells }) => {
      const values: ImportRow["cells"] = {};
      for (const { field, index } of kept)
        values[field] = cells[index]?.slice(0, longestCell) ?? "";
      const lost = damaged.get(row);
      const fields = kept.flatMap(({ field, index }): ImportFieldName[] =>
        lost?.includes(table.columns[index] ?? "") === true ? [field] : [],
      );
      return checkRow({ row, cells: values, damaged: fields });
    });
    await tell({ kind: "rows", rows, of: table.rows.length });
  }
}

async function annotated(
  table: Table,
  { bytes, header, texts }: Extract<ToReader, { kind: "annotate" }>,
): Promise<Uint8Array> {
  const column = Math.max(table.columns.length, ...table.rows.map(({ cells }) => cells.length));
  if (table.sheet !== null)
    return addColumnToXlsx(
      bytes,
      table.sheet,
      column,
      new Map([[table.headerRow, header], ...texts]),
      limits,
    );
  return writeWorkbook([
    {
      name: "data",
      columns: [...table.columns, header].map((name) => ({ header: name, width: 20 })),
      rows: table.rows.map(({ row, cells }) => [
        ...Array.from({ length: column }, (_, index) => cells[index] ?? ""),
        texts.get(row) ?? "",
      ]),
    },
  ]);
}
