import { assertNever, type Random } from "@pindah/domain/kernel";
import type { Dataset, Identity, Person } from "@pindah/domain/registry";
import { birthMonth } from "./career.ts";
import { streamFor } from "./streams.ts";

const TRIES = 64;

/**
 * Names and NIPs that can belong to nobody: the sequence is 000, which is never issued. Birth
 * month and sex agree with the person. NIPs are unique as far as the form allows: after 64 draws
 * that are all taken, one is given twice.
 */
export function generateIdentities(dataset: Dataset, seed: number): Identity[] {
  const random = streamFor("identities", seed);
  const asOfYear = Number(dataset.asOf.slice(0, 4));
  const taken = new Set<string>();
  return dataset.people.map((person, index) => {
    let nip = nipFor(person, asOfYear, random);
    for (let tries = 1; tries < TRIES && taken.has(nip); tries += 1)
      nip = nipFor(person, asOfYear, random);
    taken.add(nip);
    return {
      personId: person.personId,
      nip,
      name: `Pegawai Contoh ${String(index + 1).padStart(5, "0")}`,
    };
  });
}

/**
 * 18 digits: birth day, month of appointment, sex, sequence. For PPPK the four digits after the
 * birth day are the year of appointment and the next two the number of the contract, from 21.
 */
function nipFor(person: Person, asOfYear: number, random: Random): string {
  const month = birthMonth(person);
  const year = Math.floor(month / 12);
  // From the 2nd: whoever is born on the 1st of the month after next is a year older already.
  const born = `${year}${two((month % 12) + 1)}${two(2 + random.below(27))}`;
  const sex = person.sex === "male" ? "1" : "2";
  return `${born}${appointment(person, year, asOfYear, random)}${sex}000`;
}

function appointment(person: Person, bornYear: number, asOfYear: number, random: Random): string {
  switch (person.employment) {
    case "pppk":
      return `${asOfYear - random.below(4)}${21 + random.below(2)}`;
    case "cpns":
      return `${asOfYear}${two(1 + random.below(6))}`;
    case "pns": {
      const years = Math.min(15, asOfYear - bornYear - 20);
      return `${bornYear + 20 + random.below(Math.max(1, years))}${two(1 + random.below(12))}`;
    }
    default:
      return assertNever(person.employment);
  }
}

const two = (value: number) => String(value).padStart(2, "0");
