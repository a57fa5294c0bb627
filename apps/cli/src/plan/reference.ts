import { publishedFigures } from "@pindah/nusantara";
import type { Reference } from "./summary.ts";

/** The unit counts of April 2024 that stand beside every run: 179, 91 and 378. */
export function publishedReference(): Reference {
  const figures = new Map(publishedFigures().map((figure) => [figure.id, figure]));
  const counts = ["units_p1", "units_p2", "units_p3"].map((id) => {
    const figure = figures.get(id);
    if (figure === undefined) throw new Error(`figures.csv has no ${id}`);
    return figure;
  });
  const [first] = counts;
  return {
    units: counts.map((figure) => figure.value),
    source: first === undefined ? "" : `${new URL(first.source).hostname}, ${first.statedOn}`,
  };
}
