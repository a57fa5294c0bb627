/** How a person is shown where nobody has to know who it is. */
export type MaskedPerson = {
  readonly personId: string;
  /** Initials, e.g. `S. W.`. */
  readonly initials: string;
  /** NIP with only its month of appointment shown: birth date, sex and sequence are hidden. */
  readonly nipMasked: string;
};

export function maskPerson(person: {
  readonly personId: string;
  readonly name: string | null;
  readonly nip: string | null;
}): MaskedPerson {
  return {
    personId: person.personId,
    initials: initialsOf(person.name ?? ""),
    nipMasked: person.nip === null ? "" : maskedNip(person.nip),
  };
}

/** Digits 9 to 14 (year and month of appointment) tell colleagues apart and name nobody. */
export function maskedNip(nip: string): string {
  return `••••••••${nip.slice(8, 14)}••••`;
}

function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .flatMap((word) => {
      const [first] = word;
      return first === undefined ? [] : [`${first.toUpperCase()}.`];
    })
    .join(" ");
}
