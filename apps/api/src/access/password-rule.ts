export const passwordLength = { least: 12, most: 128 } as const;

// What everybody tries first, and the words of this place.
const guessable = ["password", "katasandi", "nusantara", "pindah", "indonesia", "qwerty", "123456"];

/**
 * Long, not the name, and more than a word that everybody would try. No composition and no expiry:
 * both make people choose worse ones.
 */
export function isStrongEnough(password: string, signInName: string): boolean {
  const { least, most } = passwordLength;
  const letters = Array.from(password.normalize("NFC"));
  if (letters.length < least || letters.length > most) return false;
  let rest = password.toLowerCase();
  for (const word of [signInName.toLowerCase(), ...guessable]) rest = rest.replaceAll(word, "");
  return new Set(rest).size >= 6;
}
