import { numberStyle, type NumberStyle } from "./cell-text.ts";
import { tableFromGrid } from "./grid.ts";
import { readSheet, type Workbook } from "./sheet.ts";
import { type Limits, type SheetProblem, type Table, Unreadable } from "./table.ts";
import { readXml } from "./xml.ts";
import { type ZipEntry, zipEntries } from "./zip.ts";

/** Every sheet of a workbook that holds anything, as a table; and what is wrong in its cells. */
export function readXlsx(
  file: string,
  bytes: Uint8Array,
  limits: Limits,
): { tables: Table[]; problems: SheetProblem[] } {
  const entries = zipEntries(bytes, limits);
  const book = entries.get("xl/workbook.xml");
  if (book === undefined) throw notAWorkbook();
  const { sheets, date1904 } = sheetsOf(book, limits);
  const targets = targetsOf(entries.get("xl/_rels/workbook.xml.rels"), limits);
  const workbook: Workbook = {
    texts: sharedTexts(entries.get("xl/sharedStrings.xml"), limits),
    styles: stylesOf(entries.get("xl/styles.xml"), limits),
    date1904,
  };
  const tables: Table[] = [];
  const problems: SheetProblem[] = [];
  for (const { name, relation } of sheets) {
    const entry = entries.get(targets.get(relation) ?? "");
    if (entry === undefined) continue;
    const { grid, findings } = readSheet(name, entry, workbook, limits);
    const table = tableFromGrid(file, name, grid, limits);
    if (table === null) continue;
    tables.push(table);
    for (const finding of findings) {
      const column = table.columns[finding.column] ?? null;
      problems.push({ ...finding.problem, file, sheet: name, column });
    }
  }
  return { tables, problems };
}

/** Where each sheet of a workbook lies in its zip file. */
export function sheetParts(bytes: Uint8Array, limits: Limits): ReadonlyMap<string, string> {
  const entries = zipEntries(bytes, limits);
  const book = entries.get("xl/workbook.xml");
  if (book === undefined) throw notAWorkbook();
  const targets = targetsOf(entries.get("xl/_rels/workbook.xml.rels"), limits);
  return new Map(
    sheetsOf(book, limits).sheets.map(({ name, relation }) => [name, targets.get(relation) ?? ""]),
  );
}

function sheetsOf(
  entry: ZipEntry,
  limits: Limits,
): { sheets: { name: string; relation: string }[]; date1904: boolean } {
  const sheets: { name: string; relation: string }[] = [];
  let date1904 = false;
  readXml(entry, limits, {
    open: (name, attributes) => {
      if (name === "sheet")
        sheets.push({
          name: attributes["name"] ?? "",
          relation: Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1] ?? "",
        });
      if (name === "workbookPr")
        date1904 = attributes["date1904"] === "1" || attributes["date1904"] === "true";
    },
    close: () => {},
    text: () => {},
  });
  return { sheets, date1904 };
}

/** Parts that hold worksheets (not charts), by the id that the workbook gives them. */
function targetsOf(entry: ZipEntry | undefined, limits: Limits): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  if (entry === undefined) return targets;
  readXml(entry, limits, {
    open: (name, attributes) => {
      const { Id: id, Target: target, Type: type } = attributes;
      if (name !== "Relationship" || id === undefined || target === undefined) return;
      if (type?.endsWith("/worksheet") !== true) return;
      targets.set(
        id,
        target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`,
      );
    },
    close: () => {},
    text: () => {},
  });
  return targets;
}

function sharedTexts(entry: ZipEntry | undefined, limits: Limits): readonly string[] {
  const texts: string[] = [];
  if (entry === undefined) return texts;
  let current = "";
  let inText = false;
  let inPhonetic = false;
  readXml(entry, limits, {
    open: (name) => {
      if (name === "si") current = "";
      if (name === "rPh") inPhonetic = true;
      if (name === "t") inText = true;
    },
    close: (name) => {
      if (name === "si") texts.push(current);
      if (name === "rPh") inPhonetic = false;
      if (name === "t") inText = false;
    },
    text: (text) => {
      if (inText && !inPhonetic) current += text;
    },
  });
  return texts;
}

function stylesOf(entry: ZipEntry | undefined, limits: Limits): readonly NumberStyle[] {
  const styles: NumberStyle[] = [];
  if (entry === undefined) return styles;
  const codes = new Map<number, string>();
  let inCells = false;
  readXml(entry, limits, {
    open: (name, attributes) => {
      if (name === "cellXfs") inCells = true;
      if (name === "numFmt")
        codes.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "");
      if (name === "xf" && inCells) {
        const id = Number(attributes["numFmtId"] ?? 0);
        styles.push(numberStyle(id, codes.get(id)));
      }
    },
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
    text: () => {},
  });
  return styles;
}

function notAWorkbook(): Unreadable {
  return new Unreadable({
    wrong: { id: "Ini berkas zip, bukan buku kerja.", en: "This is a zip file, not a workbook." },
    cure: {
      id: "Ekstrak dahulu, atau simpan sebagai XLSX.",
      en: "Unpack it first, or save it as XLSX.",
    },
  });
}
