import { useFormat } from "../language/index.ts";
import { momentInJakarta } from "../server/index.ts";

/** A word of the API in the reader's language; a new one still stands as it came. */
export function wordFor(words: Readonly<Record<string, string>>, word: string): string {
  return words[word] ?? word;
}

/** Day and time in western Indonesia. */
export function useMoment(): (moment: string) => string {
  const format = useFormat();
  return (moment) => {
    const { day, time } = momentInJakarta(moment);
    return `${format.date(day)} ${time}`;
  };
}
