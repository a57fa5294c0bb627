import type { Json } from "../kernel/index.ts";
import type { ReleaseHead } from "./content.ts";
import type { ManifestFile } from "./manifest.ts";
import type { DataColumn, TableDescription } from "./table.ts";

const profile = (name: string) => `https://datapackage.org/profiles/2.0/${name}.json`;

/** What the marks of a count stand for, in the words of Data Package v2. */
const marks = [
  { value: "", label: "not given" },
  { value: "c", label: "hidden so that nobody can be recognised" },
  { value: "z", label: "by a public rule there is nobody" },
  { value: "n", label: "not in this release" },
];

/** The tables of a release for machines: Data Package v2, with the hash and size of each file. */
export function dataPackage(
  head: ReleaseHead,
  tables: readonly TableDescription[],
  files: readonly ManifestFile[],
): Json {
  const fileOf = new Map(files.map((file) => [file.path, file]));
  return {
    $schema: profile("datapackage"),
    name: `pindah-${head.releaseId.toLowerCase()}`,
    title: head.title.en,
    description:
      "One release of a plan to move the civil service. Counts of people are rounded and small ones hidden.",
    version: String(head.number),
    resources: tables.map(({ name, title, note, key, columns }) => {
      const path = `data/${name}.csv`;
      const file = fileOf.get(path);
      return {
        $schema: profile("dataresource"),
        name,
        title: title.en,
        description: note.en,
        path,
        type: "table",
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        bytes: file?.bytes,
        hash: file && `sha256:${file.sha256}`,
        schema: {
          $schema: profile("tableschema"),
          fields: columns.map((column) => ({
            name: column.name,
            title: column.title.en,
            type: typeOf(column),
          })),
          primaryKey: key,
          missingValues: columns.some(({ kind }) => kind === "count") ? marks : [""],
        },
      };
    }),
  };
}

function typeOf({ kind }: DataColumn): string {
  if (kind === "text") return "string";
  return kind === "date" ? "date" : "integer";
}
