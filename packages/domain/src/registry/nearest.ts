/**
 * The known code nearest to a mistyped one, or null when none is near. Near means at most two
 * typing mistakes (a letter more, less, other, or two swapped), and fewer than half the letters.
 */
export function nearestCode(typed: string, known: Iterable<string>): string | null {
  const wanted = typed.toLowerCase();
  let best: string | null = null;
  let fewest = Math.min(2, Math.floor((wanted.length - 1) / 2)) + 1;
  for (const code of known) {
    if (Math.abs(code.length - wanted.length) >= fewest) continue;
    const mistakes = mistakesBetween(wanted, code.toLowerCase(), fewest);
    if (mistakes < fewest || (mistakes === fewest && best !== null && code < best)) {
      best = code;
      fewest = mistakes;
      if (mistakes === 0) break;
    }
  }
  return best;
}

/** Optimal string alignment distance; stops early once it cannot stay below `limit`. */
function mistakesBetween(a: string, b: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, at(beforeLast, j - 2) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? Infinity;
