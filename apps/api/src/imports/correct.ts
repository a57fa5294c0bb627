import {
  peopleChecker,
  cellAddress,
  type ImportFieldName,
  type ImportValues,
} from "@pindah/domain/registry";
import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { insertMany } from "../db/bulk.ts";
import type { Transaction } from "../db/database.ts";
import type { Environment } from "../environment.ts";
import { towers } from "../housing/housing.table.ts";
import { refuse } from "../refusal.ts";
import { datasetFacts, units } from "../registry/registry.table.ts";
import { differ } from "./difference.ts";
import { importFindings, importRows } from "./imports.table.ts";
import type { ImportRecord } from "./imports.store.ts";
import { isOwnHousehold, numbersElsewhere, presentPeople } from "./people.store.ts";

/** Checks one row again with cells that a person has corrected, and keeps what comes out. */
export async function correctRow(
  tx: Transaction,
  environment: Pick<Environment, "newId">,
  record: ImportRecord,
  row: number,
  cells: ImportValues,
): Promise<{ readonly kind: string; readonly errors: number }> {
  const { importId, institutionCode, matches } = record;
  const here = and(eq(importRows.importId, importId), eq(importRows.row, row));
  const [before] = await tx.select().from(importRows).where(here);
  if (before?.cells == null || before.written || matches === null) throw refuse("not_found");
  const [facts] = await tx.select({ asOf: datasetFacts.asOf }).from(datasetFacts);
  if (facts === undefined) throw refuse("not_found");

  const columnOf: Partial<Record<ImportFieldName, number>> = {};
  for (const [index, field] of matches.columns.entries())
    if (field !== null) columnOf[field] = index;
  const ownUnits = await tx
    .select({ code: units.code, nameId: units.nameId })
    .from(units)
    .where(eq(units.institutionCode, institutionCode));
  const allTowers = await tx.select({ towerId: towers.towerId }).from(towers);
  const checked = peopleChecker({
    asOf: facts.asOf,
    units: ownUnits,
    unitNames: matches.unitNames,
    towers: allTowers.map(({ towerId }) => towerId),
    columnOf,
  })({ row, cells: { ...before.cells, ...cells } });

  const cellOf = (field: ImportFieldName, at: number) => {
    const column = columnOf[field];
    return column === undefined ? null : cellAddress(column, at);
  };
  const { nip = "" } = checked.values;
  const [twin] = await tx
    .select({ row: importRows.row })
    .from(importRows)
    .where(and(eq(importRows.importId, importId), eq(importRows.nip, nip), ne(importRows.row, row)))
    .limit(1);
  const findings =
    nip !== "" && twin !== undefined && twin.row > 0
      ? [
          ...checked.findings,
          {
            row,
            field: "nip" as const,
            cell: cellOf("nip", row),
            severity: "error" as const,
            code: "nip_twice" as const,
            figures: { first: twin.row },
          },
        ]
      : checked.findings;
  const elsewhere = await numbersElsewhere(tx, institutionCode, nip === "" ? [] : [nip]);
  const { household } = checked.values;
  const isOwn = household !== undefined && (await isOwnHousehold(tx, institutionCode, household));
  const compare = differ({
    importId,
    present: await presentPeople(tx, institutionCode, [nip]),
    isOwnHousehold: () => isOwn,
    newId: environment.newId,
    cellOf,
  });
  const difference = compare({ ...checked, findings }, elsewhere.has(nip));

  await tx
    .delete(importFindings)
    .where(and(eq(importFindings.importId, importId), eq(importFindings.row, row)));
  if (difference.row === null) await tx.delete(importRows).where(here);
  else
    await tx
      .update(importRows)
      .set({ ...difference.row, cells: checked.cells })
      .where(here);
  const [last] = await tx
    .select({ number: sql<number>`coalesce(max(${importFindings.number}), 0)::int` })
    .from(importFindings)
    .where(eq(importFindings.importId, importId));
  await insertMany(
    tx,
    importFindings,
    difference.findings.map((finding, index) => ({
      importId,
      number: (last?.number ?? 0) + 1 + index,
      ...finding,
      confirmed: false,
    })),
  );
  return {
    kind: difference.row?.kind ?? "same",
    errors: difference.findings.filter(({ severity }) => severity === "error").length,
  };
}

/** Says yes to findings of some kinds, all at once; rows that wait for nothing more may be written. */
export async function confirmFindings(
  tx: Transaction,
  importId: string,
  codes: readonly (typeof importFindings.$inferSelect)["code"][],
): Promise<number> {
  const confirmed = await tx
    .update(importFindings)
    .set({ confirmed: true })
    .where(
      and(
        eq(importFindings.importId, importId),
        eq(importFindings.severity, "confirm"),
        eq(importFindings.confirmed, false),
        inArray(importFindings.code, [...codes]),
      ),
    )
    .returning({ number: importFindings.number });
  await tx.execute(sql`
    update ${importRows} set to_confirm = false
    where ${importRows.importId} = ${importId} and to_confirm and not exists (
      select from ${importFindings}
      where ${importFindings.importId} = ${importId} and ${importFindings.row} = ${importRows.row}
        and not ${importFindings.confirmed})`);
  return confirmed.length;
}
