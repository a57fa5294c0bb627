/** A word of the API in the reader's language; a new one still stands as it came. */
export function wordFor(words: Readonly<Record<string, string>>, word: string): string {
  return words[word] ?? word;
}
