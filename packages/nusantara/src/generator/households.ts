import type { Random, TowerId } from "@pindah/domain/kernel";
import type { Household, Person } from "@pindah/domain/registry";
import type { AgeBand } from "../profile.ts";
import type { Reference } from "../reference.ts";
import type { GeneratedPerson } from "./people.ts";

/**
 * Who moves with whom. A couple of civil servants becomes one household: the woman's record then
 * names the man's household, so that each household has an id of one of its members.
 */
export function generateHouseholds(
  generated: readonly GeneratedPerson[],
  reference: Reference,
  random: Random,
): { people: Person[]; households: Household[] } {
  const { illustration } = reference.profile;
  const towers = reference.towers.filter((tower) => tower.reservedFor === "asn");
  const popularity = towers.map(() => 1 + random.below(5));
  const wish = (): TowerId[] => {
    const wanted = random.weighted(illustration.preferenceCountWeights);
    const wishes: TowerId[] = [];
    while (wishes.length < Math.min(wanted, towers.length)) {
      const tower = towers[random.weighted(popularity)];
      if (tower !== undefined && !wishes.includes(tower.towerId)) wishes.push(tower.towerId);
    }
    return wishes;
  };

  const married = generated.map(
    ({ band }) => random.below(100) >= illustration.singlePercentByAge[band],
  );
  const coupleOf = pairCivilServants(generated, married, illustration, random);
  const people: Person[] = [];
  const households: Household[] = [];
  for (const [index, { person, band }] of generated.entries()) {
    const head = coupleOf.get(index);
    if (head?.role === "joins") {
      people.push({ ...person, householdId: head.householdId });
      continue;
    }
    people.push(person);
    const hasFamily = married[index] === true;
    const spouse =
      head !== undefined || (hasFamily && random.below(100) < illustration.spouseComesPercent);
    const children = spouse ? random.weighted(illustration.childrenWeightsByAge[band]) : 0;
    households.push({
      householdId: person.householdId,
      spouse,
      children,
      helper: children > 0 && random.below(100) < illustration.helperPercentOfFamilies,
      accessible: random.below(1000) < illustration.accessiblePermilleOfHouseholds,
      towerPreferences: wish(),
    });
  }
  return { people, households };
}

type Couple =
  | { readonly role: "heads" }
  | { readonly role: "joins"; readonly householdId: Person["householdId"] };

function pairCivilServants(
  generated: readonly GeneratedPerson[],
  married: readonly boolean[],
  illustration: Reference["profile"]["illustration"],
  random: Random,
): Map<number, Couple> {
  const waiting = new Map<AgeBand, { men: number[]; women: number[] }>();
  const couples = new Map<number, Couple>();
  for (const [index, { person, band }] of generated.entries()) {
    if (random.below(100) >= illustration.bothCivilServantsPercentOfMarried) continue;
    if (married[index] !== true) continue;
    const queue = waiting.get(band) ?? { men: [], women: [] };
    waiting.set(band, queue);
    (person.sex === "male" ? queue.men : queue.women).push(index);
    const [man, woman] = [queue.men[0], queue.women[0]];
    if (man === undefined || woman === undefined) continue;
    queue.men.shift();
    queue.women.shift();
    const husband = generated[man];
    if (husband === undefined) throw new Error(`No person ${man}`);
    couples.set(man, { role: "heads" });
    couples.set(woman, { role: "joins", householdId: husband.person.householdId });
  }
  return couples;
}
