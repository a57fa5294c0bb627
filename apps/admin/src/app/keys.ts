import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { pages } from "./navigation.ts";

export type Sheet = "palette" | "help" | "menu" | null;

/** The shortcuts that work on every page. Typing in a field is never taken for a shortcut. */
export function useGlobalKeys(open: (sheet: Sheet) => void): void {
  const navigate = useNavigate();
  useEffect(() => {
    let goUntil = 0;
    const onKey = (event: KeyboardEvent) => {
      const command = event.ctrlKey || event.metaKey;
      if (command && event.key.toLowerCase() === "k") {
        event.preventDefault();
        open("palette");
        return;
      }
      if (command || event.altKey || isTyping(event.target)) return;
      if (event.key === "?") {
        event.preventDefault();
        open("help");
      } else if (event.key === "/") {
        const field = document.querySelector<HTMLElement>("[data-slash-focus]");
        if (field !== null) {
          event.preventDefault();
          field.focus();
        }
      } else if (event.key === "g") {
        goUntil = event.timeStamp + 1500;
      } else if (event.timeStamp < goUntil) {
        goUntil = 0;
        const page = pages.find(({ letter }) => letter === event.key);
        if (page !== undefined) void navigate({ to: page.to });
      }
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [navigate, open]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ["INPUT", "SELECT", "TEXTAREA"].includes(target.tagName))
  );
}
