import { z } from "zod";
import { Citation } from "../kernel/index.ts";

/** Where values of a policy are written that carry no citation of their own. */
export const ValueSource = z.strictObject({
  /** Keys from the policy down, e.g. `screening.criteria`; lists are passed through. */
  of: z.string().min(1),
  citation: Citation,
});
export type ValueSource = z.infer<typeof ValueSource>;

/** A value that nobody can look up, or a source of nothing. */
export type SourceFlaw =
  | { readonly kind: "value_unsourced"; readonly path: string }
  | { readonly kind: "source_of_nothing"; readonly of: string };

/**
 * Every value under `parts` stands beside or below a citation, or below the path of a source; each
 * path without either once, and each source whose path leads nowhere. Examples are no values: they
 * are made up, and say so.
 */
export function sourceFlaws(
  parts: Readonly<Record<string, unknown>>,
  sources: readonly ValueSource[],
): readonly SourceFlaw[] {
  const open = new Set(sources.map(({ of }) => of));
  const known = new Set(open);
  const unsourced = new Set<string>();
  const visit = (value: unknown, path: string, isCited: boolean): void => {
    open.delete(path);
    const cited = isCited || known.has(path);
    if (Array.isArray(value)) for (const each of value) visit(each, path, cited);
    else if (typeof value === "object" && value !== null) {
      const isBeside = "citation" in value;
      for (const [key, each] of Object.entries(value))
        if (key !== "examples") visit(each, `${path}.${key}`, cited || isBeside);
    } else if (!cited && value !== undefined) unsourced.add(path);
  };
  for (const [name, part] of Object.entries(parts)) visit(part, name, false);
  return [
    ...[...unsourced].map((path): SourceFlaw => ({ kind: "value_unsourced", path })),
    ...[...open].map((of): SourceFlaw => ({ kind: "source_of_nothing", of })),
  ];
}
