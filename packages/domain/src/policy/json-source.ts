import { err, ok, type Json, type Result } from "../kernel/index.ts";

/** A JSON text read with the line of each value, and with doubled keys found. */
export type JsonSource = {
  readonly value: Json;
  /** Line of the value at a path such as `$.screening.majority`, from 1. */
  readonly lineOf: (path: string) => number | null;
  /** Keys that stand twice in one object; `JSON.parse` would keep the last without a word. */
  readonly doubled: readonly { readonly path: string; readonly line: number }[];
};

export type JsonFault = {
  readonly line: number;
  readonly column: number;
  readonly found: string | null;
  readonly expected: "value" | "key" | "colon" | "comma_or_end" | "end_of_text" | "less_nesting";
};

/** `$`, `$.screening.criteria[3].weight`: the address of a value in a JSON text. */
export function jsonPath(parts: readonly PropertyKey[]): string {
  return parts.reduce<string>(
    (path, part) => (typeof part === "number" ? `${path}[${part}]` : `${path}.${String(part)}`),
    "$",
  );
}

class Fault extends Error {
  readonly at: number;
  readonly expected: JsonFault["expected"];
  constructor(at: number, expected: JsonFault["expected"]) {
    super(expected);
    this.at = at;
    this.expected = expected;
  }
}

// The tokens of RFC 8259, each tried at the place where reading stands.
const space = /[ \t\r\n]*/y;
const text = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const scalar = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** No policy is nested deeper; a text that is would only exhaust the reader. */
const DEEPEST = 100;

/** Reads RFC 8259 JSON. A byte order mark at the start is passed over. */
export function readJson(source: string): Result<JsonSource, JsonFault> {
  const starts = new Map<string, number>();
  const doubled: { path: string; line: number }[] = [];
  let at = source.startsWith("\uFEFF") ? 1 : 0;

  const take = (token: RegExp): string | null => {
    token.lastIndex = at;
    const found = token.exec(source)?.[0] ?? null;
    if (found !== null) at += found.length;
    return found;
  };
  const next = (): string => {
    take(space);
    return source[at] ?? "";
  };
  const must = (character: string, expected: JsonFault["expected"]) => {
    if (next() !== character) throw new Fault(at, expected);
    at += 1;
  };
  const members = (close: string, member: () => void) => {
    at += 1;
    if (next() === close) {
      at += 1;
      return;
    }
    for (;;) {
      member();
      if (next() === close) break;
      must(",", "comma_or_end");
    }
    at += 1;
  };
  const value = (path: string, depth: number): Json => {
    const first = next();
    if (depth > DEEPEST) throw new Fault(at, "less_nesting");
    starts.set(path, at);
    if (first === "{") {
      const object = new Map<string, Json>();
      members("}", () => {
        next();
        const keyAt = at;
        const key = take(text);
        if (key === null) throw new Fault(at, "key");
        const name: unknown = JSON.parse(key);
        must(":", "colon");
        const memberPath = `${path}.${String(name)}`;
        if (object.has(String(name))) doubled.push({ path: memberPath, line: lineAt(keyAt) });
        object.set(String(name), value(memberPath, depth + 1));
      });
      return Object.fromEntries(object);
    }
    if (first === "[") {
      const list: Json[] = [];
      members("]", () => list.push(value(`${path}[${list.length}]`, depth + 1)));
      return list;
    }
    const token = take(text) ?? take(scalar);
    if (token === null) throw new Fault(at, "value");
    return readScalar(token);
  };
  const lineAt = (offset: number) => source.slice(0, offset).split("\n").length;

  try {
    const whole = value("$", 0);
    if (next() !== "") throw new Fault(at, "end_of_text");
    const lineOf = (path: string) => {
      const start = starts.get(path);
      return start === undefined ? null : lineAt(start);
    };
    return ok({ value: whole, lineOf, doubled });
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    return err({
      line: lineAt(fault.at),
      column: fault.at - (source.lastIndexOf("\n", fault.at - 1) + 1) + 1,
      found: source[fault.at] ?? null,
      expected: fault.expected,
    });
  }
}

function readScalar(token: string): Json {
  const parsed: unknown = JSON.parse(token);
  if (parsed === null || typeof parsed === "string" || typeof parsed === "boolean") return parsed;
  return Number(parsed);
}
