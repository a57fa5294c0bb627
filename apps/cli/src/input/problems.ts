import type { InputProblem } from "@pindah/domain/registry";
import type { Language } from "@pindah/ui";

/** Every problem on lines of its own: where, what is wrong, and what would be right. */
export function problemText(problems: readonly InputProblem[], language: Language): string {
  const head =
    language === "id"
      ? `${problems.length} masalah pada masukan. Tidak ada yang ditulis.`
      : `${problems.length} ${problems.length === 1 ? "problem" : "problems"} in the input. Nothing was written.`;
  return [head, ...problems.map((problem) => lineOf(problem, language))].join("\n");
}

function lineOf(problem: InputProblem, language: Language): string {
  const words =
    language === "id" ? { row: "baris", column: "kolom" } : { row: "row", column: "column" };
  const place = [
    problem.sheet === null ? problem.file : `${problem.file} [${problem.sheet}]`,
    problem.row === null ? null : `${words.row} ${problem.row}`,
    problem.column === null ? null : `${words.column} ${problem.column}`,
    problem.cell,
  ].filter((part) => part !== null);
  return `  ${place.join(", ")}: ${problem.wrong[language]} ${problem.cure[language]}`;
}

/** A problem of a whole file, or of one place in it that is no row. */
export function problemIn(
  file: string,
  code: InputProblem["code"],
  column: string | null,
  texts: Pick<InputProblem, "wrong" | "cure">,
): InputProblem {
  return { file, sheet: null, row: null, column, cell: null, code, found: null, ...texts };
}
