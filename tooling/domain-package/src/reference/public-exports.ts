import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseSync } from "vite";

/** One name that a door gives, and the comment above its declaration. */
export type PublicExport = {
  readonly name: string;
  /** The file that declares it. */
  readonly file: string;
  readonly line: number;
  /** The text of the comment; null where there is none. */
  readonly doc: string | null;
};

type Program = ReturnType<typeof parseSync>;
type Statement = Program["program"]["body"][number];

/**
 * What a source file exports, followed through re-exports to the declarations. A schema and its type
 * have one name and share a comment.
 */
export async function publicExports(file: string): Promise<readonly PublicExport[]> {
  const text = await readFile(file, "utf8");
  const parsed = parseSync(file, text);
  const [error] = parsed.errors;
  if (error !== undefined) throw new Error(`${file}: ${error.message}`);
  const found = new Map<string, PublicExport>();
  for (const statement of parsed.program.body) {
    for (const each of await exportsOf(statement, parsed, text, file)) {
      const before = found.get(each.name);
      if (before === undefined || (before.doc === null && each.doc !== null))
        found.set(each.name, each);
    }
  }
  return [...found.values()];
}

async function exportsOf(
  statement: Statement,
  parsed: Program,
  text: string,
  file: string,
): Promise<readonly PublicExport[]> {
  if (statement.type === "ExportAllDeclaration" || statement.type === "ExportDefaultDeclaration")
    throw new Error(`${file}: only named exports can be listed`);
  if (statement.type !== "ExportNamedDeclaration") return [];
  if (statement.source === null) {
    const line = text.slice(0, statement.start).split("\n").length;
    const doc = docAbove(statement.start, parsed, text);
    return namesOf(statement).map((name) => ({ name, file, line, doc }));
  }
  const inner = await publicExports(join(dirname(file), statement.source.value));
  return statement.specifiers.map(({ local, exported }) => {
    const origin = inner.find(({ name }) => name === nameOf(local));
    if (origin === undefined) throw new Error(`${file}: ${nameOf(local)} is not exported there`);
    return { ...origin, name: nameOf(exported) };
  });
}

function namesOf(statement: Extract<Statement, { type: "ExportNamedDeclaration" }>): string[] {
  const { declaration, specifiers } = statement;
  if (declaration === null) return specifiers.map(({ exported }) => nameOf(exported));
  if (declaration.type === "VariableDeclaration")
    return declaration.declarations.flatMap(({ id }) =>
      id.type === "Identifier" ? [id.name] : [],
    );
  const { id } = declaration;
  if (id?.type !== "Identifier") throw new Error(`Not a named export: ${declaration.type}`);
  return [id.name];
}

function nameOf(name: { readonly name: string } | { readonly value: string }): string {
  return "name" in name ? name.name : name.value;
}

/** The comment that ends right above `start`, without its stars. */
function docAbove(start: number, { comments }: Program, text: string): string | null {
  const comment = comments.findLast(({ end }) => end <= start);
  if (comment?.type !== "Block" || !comment.value.startsWith("*")) return null;
  if (text.slice(comment.end, start).trim() !== "") return null;
  const lines = comment.value.slice(1).split("\n");
  return lines
    .map((line) => line.replace(/^\s*\*? ?/, "").trimEnd())
    .join("\n")
    .trim();
}
