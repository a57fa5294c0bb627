/**
 * The same function, which returns its last result again when called with the very same
 * arguments. It changes how long a run takes, never what it gives.
 */
export function remembering<A extends readonly unknown[], R>(
  compute: (...facts: A) => R,
): (...facts: A) => R {
  let last: { readonly facts: A; readonly result: R } | undefined;
  return (...facts) => {
    const before = last;
    if (before?.facts.every((fact, i) => Object.is(fact, facts[i])) === true) return before.result;
    const result = compute(...facts);
    last = { facts, result };
    return result;
  };
}
