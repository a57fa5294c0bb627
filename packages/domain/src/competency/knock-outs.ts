import { addMonths, type LocalDate } from "../kernel/index.ts";
import type { Person } from "../registry/index.ts";
import type { CompetencyPolicy } from "./policy.ts";
import type { KnockOut } from "./result.ts";

const none: readonly KnockOut[] = [];

/**
 * The conditions apart from scores: legal standing, discipline, and the months between the move
 * and retirement. While no wave has a date nobody moves before `asOf`, so that day stands in.
 */
export function knockOutsOn(
  moveDate: LocalDate,
  policy: CompetencyPolicy["knockOuts"],
): (person: Pick<Person, "legalStanding" | "discipline" | "retiresOn">) => readonly KnockOut[] {
  const standings = new Set(policy.allowedStandings);
  const disciplines = new Set(policy.barredDisciplines);
  const needed = addMonths(moveDate, policy.monthsToRetirement);
  return ({ legalStanding, discipline, retiresOn }) => {
    const standing = !standings.has(legalStanding);
    const barred = disciplines.has(discipline);
    const tooSoon = retiresOn < needed;
    if (!standing && !barred && !tooSoon) return none;
    const found: KnockOut[] = [];
    if (standing) found.push({ kind: "standing", standing: legalStanding });
    if (barred) found.push({ kind: "discipline", discipline });
    if (tooSoon) found.push({ kind: "retires_too_soon", retiresOn, needed });
    return found;
  };
}
