import { workbook } from "@pindah/sheets/testing";
import { writeWorkbook } from "@pindah/sheets";

/** Files that want the reader's time or memory, or are not what their name says. */
export async function hostileFiles(): Promise<
  readonly { readonly name: string; readonly bytes: Uint8Array }[]
> {
  const small = await writeWorkbook([
    { name: "a", columns: [{ header: "NIP", width: 9 }], rows: [["1"]] },
  ]);
  const sheet = (xml: string) =>
    workbook({ s: [["NIP"]] }, { "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${xml}` });
  const cells = '<row r="1"><c r="XFD1048576" t="str"><v>x</v></c></row>';
  const old = Uint8Array.from({ length: 4096 }, (_, at) => [0xd0, 0xcf, 0x11, 0xe0][at] ?? 0);
  const program = Uint8Array.from({ length: 100_000 }, (_, at) => [0x4d, 0x5a, 0x90][at] ?? 0);
  const entities = Array.from({ length: 20 }, (_, at) => `<!ENTITY e${at + 1} "&e${at};&e${at};">`);
  return [
    { name: "zip bomb", bytes: sheet(" ".repeat(200_000_000)) },
    { name: "many rows that hold nothing", bytes: sheet("<row/>".repeat(3_000_000)) },
    { name: "deep elements", bytes: sheet("<a>".repeat(3_000_000)) },
    {
      name: "entities that blow up",
      bytes: doctype(entities.join("")),
    },
    {
      name: "huge shared strings",
      bytes: workbook(
        { s: [["NIP"]] },
        { "xl/sharedStrings.xml": `<sst>${"<si><t>x</t></si>".repeat(5_000_000)}</sst>` },
      ),
    },
    { name: "a million columns", bytes: sheet(`${cells}</sheetData></worksheet>`) },
    { name: "with a password, or old", bytes: old },
    { name: "a program renamed", bytes: program },
    { name: "cut off", bytes: small.slice(0, small.length - 300) },
  ];
}

function doctype(entities: string): Uint8Array {
  const xml = `<!DOCTYPE w [<!ENTITY e0 "x">${entities}]><worksheet><sheetData><row><c t="str"><v>&e20;</v></c></row></sheetData></worksheet>`;
  return workbook({ s: [["NIP"]] }, { "xl/worksheets/sheet1.xml": xml });
}
