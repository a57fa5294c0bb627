import type { z } from "zod";
import { err, ok, type Bilingual, type Json, type Result } from "../kernel/index.ts";
import type { InputProblem } from "../registry/index.ts";
import { faultText, issueText, type IssueText } from "./input-text.ts";
import { jsonPath, readJson, type JsonSource } from "./json-source.ts";
import { Policy } from "./policy.ts";

/** A policy file as it was handed in. */
export type PolicyFile = { readonly file: string; readonly text: string };

/**
 * The policies of some files; a file holds one policy or a list. Every problem of every file at
 * once, with the line and the JSON path at which it stands. A number written as text, a key that
 * is not known and a key that stands twice are problems; nothing is read as a default.
 */
export function readPolicies(
  files: readonly PolicyFile[],
): Result<readonly Policy[], readonly InputProblem[]> {
  const policies: Policy[] = [];
  const problems: InputProblem[] = [];
  const fileOf = new Map<string, string>();
  for (const { file, text } of files) {
    const read = readJson(text);
    if (!read.ok) {
      const { line, column, found } = read.error;
      const cell = `${line}:${column}`;
      problems.push({
        ...base(file, line, null, "file_unreadable", found, faultText(read.error)),
        cell,
      });
      continue;
    }
    const source = read.value;
    problems.push(...doubledKeys(file, source));
    for (const { path, value } of policiesIn(source.value)) {
      const parsed = Policy.safeParse(value);
      if (!parsed.success) {
        problems.push(
          ...parsed.error.issues.flatMap((issue) => problemsOf(file, source, path, issue)),
        );
        continue;
      }
      const { id } = parsed.data;
      const before = fileOf.get(id);
      if (before === undefined) policies.push(parsed.data);
      else problems.push(doubledPolicy(file, source, jsonPath([...path, "id"]), id, before));
      fileOf.set(id, file);
    }
  }
  return problems.length > 0 ? err(problems) : ok(policies);
}

function policiesIn(value: Json): readonly { path: readonly PropertyKey[]; value: Json }[] {
  return Array.isArray(value)
    ? value.map((each: Json, index) => ({ path: [index], value: each }))
    : [{ path: [], value }];
}

function problemsOf(
  file: string,
  source: JsonSource,
  at: readonly PropertyKey[],
  issue: z.core.$ZodIssue,
): readonly InputProblem[] {
  return issueText(issue, valueAt(source.value, [...at, ...issue.path])).map(
    ({ code, under, found, ...text }) => {
      const path = [...at, ...issue.path, ...under];
      return base(file, nearestLine(source, path), jsonPath(path), code, found, text);
    },
  );
}

function doubledKeys(file: string, { doubled }: JsonSource): readonly InputProblem[] {
  return doubled.map(({ path, line }) =>
    base(file, line, path, "duplicate", null, {
      wrong: {
        id: "Kunci ini tertulis dua kali dalam satu objek.",
        en: "This key stands twice in one object.",
      },
      cure: { id: "Hapus salah satu.", en: "Remove one of the two." },
    }),
  );
}

function doubledPolicy(
  file: string,
  source: JsonSource,
  path: string,
  id: string,
  before: string,
): InputProblem {
  return base(file, source.lineOf(path), path, "duplicate", id, {
    wrong: {
      id: `Kebijakan ${id} sudah ada di ${before}.`,
      en: `Policy ${id} is already in ${before}.`,
    },
    cure: {
      id: "Beri setiap versi kebijakan id sendiri.",
      en: "Give each version of a policy an id of its own.",
    },
  });
}

function base(
  file: string,
  row: number | null,
  column: string | null,
  code: IssueText["code"] | "file_unreadable" | "duplicate",
  found: string | null,
  { wrong, cure }: { readonly wrong: Bilingual; readonly cure: Bilingual },
): InputProblem {
  return { file, sheet: null, row, column, cell: null, code, found, wrong, cure };
}

function valueAt(value: Json, path: readonly PropertyKey[]): Json | undefined {
  let at: Json | undefined = value;
  for (const part of path) {
    if (at === null || typeof at !== "object") return undefined;
    at = Array.isArray(at) ? at[Number(part)] : new Map(Object.entries(at)).get(String(part));
  }
  return at;
}

/** The line of the value, or of the nearest value around it when it is missing. */
function nearestLine({ lineOf }: JsonSource, path: readonly PropertyKey[]): number | null {
  for (let length = path.length; length > 0; length -= 1) {
    const line = lineOf(jsonPath(path.slice(0, length)));
    if (line !== null) return line;
  }
  return lineOf("$");
}
