import type { Bilingual, LocalDate } from "../kernel/index.ts";
import { Dataset } from "./dataset.ts";
import { choice, day, text } from "./kinds.ts";
import { column, type TableSpec } from "./table-spec.ts";

/** What the whole dataset says of itself; dataset.csv has exactly one row. */
export type DatasetHead = {
  readonly asOf: LocalDate;
  readonly title: Bilingual;
  readonly origin: Dataset["origin"];
};

const head = {
  asOf: column("as_of", day, (d: DatasetHead) => d.asOf),
  titleId: column("title_id", text("Data contoh"), (d: DatasetHead) => d.title.id),
  titleEn: column("title_en", text("Demonstration"), (d: DatasetHead) => d.title.en),
  origin: column("origin", choice(Dataset.shape.origin.options), (d: DatasetHead) => d.origin),
};

export const datasetTable: TableSpec<DatasetHead> = {
  name: "dataset",
  required: true,
  columns: Object.values(head),
  key: [],
  build: (cell) => ({
    asOf: cell(head.asOf),
    title: { id: cell(head.titleId), en: cell(head.titleEn) },
    origin: cell(head.origin),
  }),
};
