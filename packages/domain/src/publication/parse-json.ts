import type { Json } from "../kernel/index.ts";

/** What a published file says; undefined where it is no JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
