import { lettersOf } from "./address.ts";
import { strToU8, unzipSync, zipSync } from "fflate";
import { SaxesParser } from "saxes";
import { DEFAULT_LIMITS, type Limits } from "./table.ts";
import { sheetParts } from "./xlsx.ts";
import { broken, unpack, zipEntries } from "./zip.ts";

/**
 * The same workbook with one more column of text in one sheet: by row number, the text of its cell.
 * Every other cell, style and sheet stays as it was, byte for byte. The new cells are inline text
 * and never a formula.
 */
export function addColumnToXlsx(
  bytes: Uint8Array,
  sheet: string,
  column: number,
  texts: ReadonlyMap<number, string>,
  limits: Partial<Limits> = {},
): Uint8Array {
  const all = { ...DEFAULT_LIMITS, ...limits };
  const path = sheetParts(bytes, all).get(sheet);
  const entry = path === undefined ? undefined : zipEntries(bytes, all).get(path);
  if (path === undefined || entry === undefined) throw broken();
  const pieces: string[] = [];
  const decoder = new TextDecoder();
  unpack(entry, all, (piece, last) => pieces.push(decoder.decode(piece, { stream: !last })));
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [path]: strToU8(withCells(pieces.join(""), column, texts)) });
}

function withCells(xml: string, column: number, texts: ReadonlyMap<number, string>): string {
  const parser = new SaxesParser({ position: true });
  const out: string[] = [];
  let from = 0;
  let row = 0;
  parser.on("doctype", () => {
    throw broken();
  });
  parser.on("opentag", ({ name, attributes }) => {
    if (local(name) === "row")
      row = attributes["r"] === undefined ? row + 1 : Number(attributes["r"]);
  });
  parser.on("closetag", ({ name, isSelfClosing }) => {
    const text = local(name) === "row" ? texts.get(row) : undefined;
    if (text === undefined) return;
    const prefix = name.slice(0, -"row".length);
    const cell = cellXml(prefix, `${lettersOf(column)}${row}`, text);
    const end = parser.position;
    const start = isSelfClosing ? xml.lastIndexOf("/>", end) : xml.lastIndexOf("</", end);
    out.push(xml.slice(from, start), isSelfClosing ? `>${cell}</${name}>` : cell);
    from = isSelfClosing ? end : start;
  });
  parser.write(xml).close();
  out.push(xml.slice(from));
  // The stated range and spans would leave the new column out; both may be absent.
  return out
    .join("")
    .replace(/<(?:\w+:)?dimension [^>]*\/>/, "")
    .replaceAll(/(<(?:\w+:)?row\b[^>]*?) spans="[^"]*"/g, "$1");
}

function cellXml(prefix: string, address: string, text: string): string {
  const safe = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return `<${prefix}c r="${address}" t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${safe}</${prefix}t></${prefix}is></${prefix}c>`;
}

const local = (name: string) => name.slice(name.indexOf(":") + 1);
