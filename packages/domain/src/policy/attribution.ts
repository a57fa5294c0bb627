/** One part of a policy that differs between two versions, and how to bring it over. */
export type ClauseChange<Clause, Part> = {
  readonly clause: Clause;
  /** The older policy with this clause taken from the newer one. */
  readonly apply: (policy: Part) => Part;
};

/** Sets of clauses tried before the search gives up and names all of them together. */
const MOST_SETS = 4096;

/**
 * Which clauses did it: for each key the smallest sets of clauses that, brought over to the older
 * policy and nothing else, give the newer outcome. Exact: every set of one clause is tried, then
 * of two, and so on. Where no smaller set does it, all clauses together do.
 */
export function attribute<Clause, Part, Key>(
  before: Part,
  changes: readonly ClauseChange<Clause, Part>[],
  wanted: ReadonlyMap<Key, string>,
  outcomesUnder: (policy: Part, keys: readonly Key[]) => ReadonlyMap<Key, string>,
): ReadonlyMap<Key, readonly (readonly Clause[])[]> {
  const found = new Map<Key, readonly (readonly Clause[])[]>();
  let tried = 0;
  for (let size = 1; size < changes.length && found.size < wanted.size; size += 1) {
    const open = [...wanted.keys()].filter((key) => !found.has(key));
    const sets = new Map<Key, (readonly Clause[])[]>();
    for (const set of setsOf(changes, size)) {
      tried += 1;
      if (tried > MOST_SETS) break;
      const policy = set.reduce((part, change) => change.apply(part), before);
      for (const [key, outcome] of outcomesUnder(policy, open)) {
        if (outcome !== wanted.get(key)) continue;
        sets.set(key, [...(sets.get(key) ?? []), set.map(({ clause }) => clause)]);
      }
    }
    for (const [key, clauses] of sets) found.set(key, clauses);
    if (tried > MOST_SETS) break;
  }
  const all = changes.map(({ clause }) => clause);
  for (const key of wanted.keys()) if (!found.has(key)) found.set(key, [all]);
  return found;
}

function setsOf<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  if (size === 0) return [[]];
  return items.flatMap((item, i) =>
    setsOf(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]),
  );
}
