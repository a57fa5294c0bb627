import type { System } from "@pindah/start";
import { inject } from "vitest";

/** What a journey needs to know of the running system. */
export type Demo = Pick<System, "apiUrl" | "adminUrl" | "siteUrl" | "accounts">;

declare module "vitest" {
  // Vitest asks for an interface here: declarations of several files are merged.
  interface ProvidedContext {
    readonly demo: Demo;
  }
}

/** The system that all journeys of a run share (`global.ts` starts and stops it). */
export function demo(): Demo {
  return inject("demo");
}
