import type { Reference } from "./reference.ts";

/** What the data files say that does not fit together, as sentences; empty when all fits. */
export function referenceProblems(reference: Reference): string[] {
  const problems: string[] = [];
  const institutions = new Map(reference.institutions.map((entry) => [entry.code, entry]));
  const units = new Set(reference.units.map((unit) => unit.code));
  const towers = new Set(reference.towers.map((tower) => tower.towerId));
  const successors = new Set(reference.crosswalk.map((entry) => entry.newCode));
  const themes = new Map(reference.themes.map((entry) => [entry.institutionCode, entry.theme]));

  problems.push(
    ...repeated("institutions.csv, code", reference.institutions, (entry) => entry.code),
    ...repeated("units.csv, unit_code", reference.units, (unit) => unit.code),
    ...repeated("towers.csv, tower_id", reference.towers, (tower) => tower.towerId),
    ...repeated("waves.csv, wave_id", reference.waves, (wave) => wave.waveId),
    ...repeated("figures.csv, figure_id", reference.figures, (figure) => figure.id),
  );
  for (const unit of reference.units) {
    if (!institutions.has(unit.institutionCode))
      problems.push(`units.csv: ${unit.code} names unknown institution ${unit.institutionCode}`);
    if (reference.priors.byUnitKind[unit.kind] === undefined)
      problems.push(`screening.priors.json: byUnitKind lacks ${unit.kind} (${unit.code})`);
  }
  for (const institution of reference.institutions) {
    const theme = themes.get(institution.code);
    if (theme === undefined || reference.priors.byTheme[theme] === undefined)
      problems.push(`themes.csv: ${institution.code} needs a theme of screening.priors.json`);
  }
  for (const evidence of reference.readiness)
    if (!towers.has(evidence.towerId))
      problems.push(`readiness.csv: ${evidence.towerId} is not in towers.csv`);
  const dated = new Set(reference.readiness.map((evidence) => evidence.towerId));
  for (const tower of reference.towers)
    if (!dated.has(tower.towerId)) problems.push(`readiness.csv: no row for ${tower.towerId}`);
  for (const entry of reference.unitCrosswalk) {
    if (!units.has(entry.unitCode))
      problems.push(`unit_crosswalk.csv: ${entry.unitCode} is not in units.csv`);
    if (!successors.has(entry.newInstitutionCode))
      problems.push(`unit_crosswalk.csv: ${entry.newInstitutionCode} is not in crosswalk.csv`);
  }
  for (const entry of reference.legalLists) {
    if (entry.institutionCode === null) continue;
    if (institutions.get(entry.institutionCode)?.legalList !== entry.list)
      problems.push(
        `legal_lists.csv: ${entry.institutionCode} is in ${entry.list}, but institutions.csv says otherwise`,
      );
  }
  return problems;
}

function repeated<T>(where: string, items: readonly T[], key: (item: T) => string): string[] {
  const seen = new Set<string>();
  const problems: string[] = [];
  for (const item of items) {
    if (seen.has(key(item))) problems.push(`${where}: ${key(item)} stands twice`);
    seen.add(key(item));
  }
  return problems;
}
