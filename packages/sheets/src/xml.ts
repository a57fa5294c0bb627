import { SaxesParser, type SaxesTagPlain } from "saxes";
import { type Limits } from "./table.ts";
import { broken, unpack, type ZipEntry } from "./zip.ts";

export type XmlHandlers = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
};

/**
 * Reads one XML part piece by piece. A document type is refused: no workbook needs one, and it is
 * where entities that blow up are declared. Namespace prefixes are dropped from names.
 */
export function readXml(entry: ZipEntry, limits: Limits, handlers: XmlHandlers): void {
  const parser = new SaxesParser();
  const fail = () => {
    throw broken();
  };
  parser.on("error", fail);
  parser.on("doctype", fail);
  parser.on("opentag", (tag: SaxesTagPlain) => handlers.open(local(tag.name), tag.attributes));
  parser.on("closetag", (tag: SaxesTagPlain) => handlers.close(local(tag.name)));
  parser.on("text", handlers.text);
  parser.on("cdata", handlers.text);
  const decoder = new TextDecoder();
  unpack(entry, limits, (piece, last) => {
    parser.write(decoder.decode(piece, { stream: !last }));
  });
  parser.close();
}

const local = (name: string) => name.slice(name.indexOf(":") + 1);
