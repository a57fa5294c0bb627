import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { repository } from "./bare-project.ts";

/** A program that a page shows, and what the page says that it prints. */
export type Snippet = {
  readonly name: string;
  readonly code: string;
  readonly prints: string;
};

/** Every program that is shown: the examples and the README of the package, the developers' page. */
export async function shownPrograms(installed: string): Promise<readonly Snippet[]> {
  const folder = join(installed, "examples");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".ts"));
  const examples = names.map(async (name) =>
    exampleOf(name, await readFile(join(folder, name), "utf8")),
  );
  const pages = [join(installed, "README.md"), join(repository, "docs/developers.md")];
  const shown = pages.map(async (path, index) =>
    snippetsOf(`page-${index + 1}`, await readFile(path, "utf8")),
  );
  return [...(await Promise.all(examples)), ...(await Promise.all(shown)).flat()];
}

/** The programs of a Markdown page: each block of TypeScript with the block of text after it. */
function snippetsOf(page: string, markdown: string): readonly Snippet[] {
  const blocks = [...markdown.matchAll(/^```(\w*)\n(.*?)^```$/gms)];
  return blocks.flatMap(([, language, code], index) => {
    if (language !== "ts" || code === undefined) return [];
    const [, next, prints] = blocks[index + 1] ?? [];
    if (next !== "text" || prints === undefined)
      throw new Error(`${page}: program ${index + 1} is not followed by what it prints`);
    return [{ name: `${page}-${index + 1}.ts`, code, prints }];
  });
}

/** An example: the whole file, and what the comment at its end says that it prints. */
function exampleOf(name: string, code: string): Snippet {
  const [, comment] = code.split("\n// Prints:\n");
  if (comment === undefined) throw new Error(`${name} does not say what it prints`);
  return { name, code, prints: comment.replaceAll(/^\/\/(?: {3})?/gm, "") };
}
