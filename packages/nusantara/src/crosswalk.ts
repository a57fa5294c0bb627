import { CrosswalkEntry, type Institution } from "@pindah/domain/registry";
import { readData, readRows } from "./files.ts";

/** Kinds of change that leave a successor: where an old body can be said to have gone. */
const CARRIES_ON = new Set<CrosswalkEntry["changeKind"]>([
  "unchanged",
  "renamed",
  "raised_to_ministry",
  "split",
  "merged",
  "abolished",
  "abolished_split",
]);

export function readCrosswalk(text: string = readData("crosswalk.csv")): CrosswalkEntry[] {
  return readRows(
    "crosswalk.csv",
    CrosswalkEntry,
    (row) => ({
      effectiveDate: row.text("effective_date"),
      oldCode: row.optional("old_code"),
      changeKind: row.text("change_kind"),
      newCode: row.optional("new_code"),
      newNameId: row.optional("new_name_id"),
      source: row.text("source"),
      confidence: row.text("confidence"),
      note: row.optional("note"),
    }),
    text,
  );
}

/**
 * What the map loses or invents, as sentences; empty when it is whole. Every ministry must have a
 * successor on the first day of the map: a part that moved away does not say where the rest went.
 * Other bodies are in the map only when something changed for them.
 */
export function crosswalkProblems(
  crosswalk: readonly CrosswalkEntry[],
  institutions: readonly Institution[],
): string[] {
  const known = new Set(institutions.map((institution) => institution.code));
  const problems: string[] = [];
  let firstDay = "";
  for (const entry of crosswalk) {
    if (firstDay === "" || entry.effectiveDate < firstDay) firstDay = entry.effectiveDate;
    if (entry.oldCode === null && entry.changeKind !== "new")
      problems.push(`crosswalk.csv: ${entry.changeKind} of ${entry.newCode} has no old_code`);
    if (entry.oldCode !== null && !known.has(entry.oldCode))
      problems.push(`crosswalk.csv: old_code ${entry.oldCode} is not in institutions.csv`);
    if (entry.newCode === null && entry.changeKind !== "abolished")
      problems.push(`crosswalk.csv: ${entry.changeKind} of ${entry.oldCode} has no new_code`);
  }
  const succeeded = new Set(
    crosswalk
      .filter((entry) => entry.effectiveDate === firstDay && CARRIES_ON.has(entry.changeKind))
      .map((entry) => entry.oldCode),
  );
  for (const institution of institutions) {
    const isMinistry =
      institution.type === "kementerian" || institution.type === "kementerian_koordinator";
    if (isMinistry && !succeeded.has(institution.code))
      problems.push(
        `crosswalk.csv: ${institution.code} (${institution.nameId}) has no successor on ${firstDay}; add its row, "unchanged" if it is`,
      );
  }
  return problems;
}
