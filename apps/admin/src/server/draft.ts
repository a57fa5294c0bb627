import { useCallback, useState } from "react";
import { useSession } from "./session.tsx";

const PREFIX = "pindah.draft.";

export type Draft = {
  readonly text: string;
  readonly write: (text: string) => void;
  readonly clear: () => void;
};

/**
 * What the reader is writing in one place, kept in this browser so that neither a reload nor a lost
 * connection loses it. It holds only what he typed; sent, signed out or taken over by somebody
 * else, it is gone.
 */
export function useDraft(place: string): Draft {
  const { userId } = useSession();
  const key = `${PREFIX}${userId}.${place}`;
  const [text, setText] = useState(() => localStorage.getItem(key) ?? "");
  const write = useCallback(
    (next: string) => {
      setText(next);
      if (next === "") localStorage.removeItem(key);
      else localStorage.setItem(key, next);
    },
    [key],
  );
  return { text, write, clear: useCallback(() => write(""), [write]) };
}

/** Forgets the drafts of everybody but one: at sign-in of all others, at sign-out of all. */
export function forgetDrafts(but: string | null): void {
  for (const key of Object.keys(localStorage)) {
    const isOwn = but !== null && key.startsWith(`${PREFIX}${but}.`);
    if (key.startsWith(PREFIX) && !isOwn) localStorage.removeItem(key);
  }
}
