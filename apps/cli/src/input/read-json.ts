import { err, ok, type Result } from "@pindah/domain/kernel";
import type { InputProblem } from "@pindah/domain/registry";
import type { z } from "zod";
import { problemIn } from "./problems.ts";

/** A JSON file against its schema; `page` describes the right form. Every problem at once. */
export function readJson<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
  page: string,
): Result<T, readonly InputProblem[]> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "";
    return err([
      problemIn(file, "file_unreadable", null, {
        wrong: { id: `Bukan JSON: ${reason}`, en: `Not JSON: ${reason}` },
        cure: { id: "Simpan ulang sebagai JSON.", en: "Save it as JSON again." },
      }),
    ]);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return err(
    parsed.error.issues.map((issue) =>
      problemIn(file, "value_invalid", issue.path.join("."), {
        wrong: { id: issue.message, en: issue.message },
        cure: {
          id: `Lihat ${page} untuk bentuk yang benar.`,
          en: `See ${page} for the right form.`,
        },
      }),
    ),
  );
}
