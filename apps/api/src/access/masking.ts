/** How a person is shown where nobody has to know who it is. */
export type MaskedPerson = {
  readonly personId: string;
  /** Initials, e.g. `S. W.`. */
  readonly initials: string;
  /** NIP with its last three digits hidden. */
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
    nipMasked: person.nip === null ? "" : `${person.nip.slice(0, 15)}•••`,
  };
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
