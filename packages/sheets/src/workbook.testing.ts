import { strToU8, zipSync } from "fflate";

/** A cell of a test workbook: text goes through the shared strings, a number stays a number. */
export type TestCell = string | number | { readonly serial: number } | { readonly padded: number };

/** A real XLSX file, built from its parts as spreadsheet programs write them. */
export function workbook(
  sheets: Readonly<Record<string, readonly (readonly TestCell[])[]>>,
  parts: Readonly<Record<string, string>> = {},
): Uint8Array {
  const texts: string[] = [];
  const names = Object.keys(sheets);
  const files: Record<string, Uint8Array> = {};
  const add = (name: string, xml: string) => {
    files[name] = strToU8(xml);
  };
  add(
    "xl/workbook.xml",
    `<?xml version="1.0"?><workbook xmlns:r="http://r"><workbookPr/><sheets>${names
      .map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
      .join("")}</sheets></workbook>`,
  );
  add(
    "xl/_rels/workbook.xml.rels",
    `<Relationships>${names
      .map(
        (_, i) =>
          `<Relationship Id="rId${i + 1}" Type="http://x/relationships/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
      )
      .join("")}</Relationships>`,
  );
  for (const [i, rows] of Object.values(sheets).entries())
    add(
      `xl/worksheets/sheet${i + 1}.xml`,
      `<worksheet><sheetData>${rows.map((cells, r) => rowXml(cells, r + 1, texts)).join("")}</sheetData></worksheet>`,
    );
  add(
    "xl/sharedStrings.xml",
    `<sst>${texts.map((t) => `<si><t>${escaped(t)}</t></si>`).join("")}</sst>`,
  );
  add(
    "xl/styles.xml",
    `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="000"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
  );
  for (const [name, xml] of Object.entries(parts)) add(name, xml);
  return zipSync(files);
}

function rowXml(cells: readonly TestCell[], row: number, texts: string[]): string {
  const inner = cells
    .map((cell, column) => {
      const at = `r="${String.fromCharCode(65 + column)}${row}"`;
      if (cell === "") return "";
      if (typeof cell === "string") {
        texts.push(cell);
        return `<c ${at} t="s"><v>${texts.length - 1}</v></c>`;
      }
      if (typeof cell === "number") return `<c ${at}><v>${cell}</v></c>`;
      if ("serial" in cell) return `<c ${at} s="1"><v>${cell.serial}</v></c>`;
      return `<c ${at} s="2"><v>${cell.padded}</v></c>`;
    })
    .join("");
  return inner === "" ? "" : `<row r="${row}">${inner}</row>`;
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
