import { importFields, plainWord, type ImportFieldName } from "@pindah/domain/registry";
import type { Import } from "./state.ts";

type Columns = readonly (ImportFieldName | null)[];

/** Gives a field to one column; whichever had it before loses it. */
export function take(columns: Columns, at: number, field: ImportFieldName | null): Columns {
  return columns.map((each, index) =>
    index === at ? field : field !== null && each === field ? null : each,
  );
}

/** The fields without which nothing can be read, as far as no column holds them. */
export function lacking(columns: Columns): readonly ImportFieldName[] {
  return importFields
    .filter(({ name, required }) => required && !columns.includes(name))
    .map(({ name }) => name);
}

/** What the column of units holds that is no name or code of a unit; nothing when it holds too much. */
export function unknownUnits(
  sheet: { readonly columns: readonly { readonly distinct: readonly string[] | null }[] },
  columns: Columns,
  units: Import["units"],
): readonly string[] {
  const distinct = sheet.columns[columns.indexOf("unit")]?.distinct ?? [];
  const known = new Set(units.flatMap(({ code, nameId }) => [plainWord(code), plainWord(nameId)]));
  return distinct.filter((name) => !known.has(plainWord(name)));
}
