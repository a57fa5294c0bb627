import { createContext, use } from "react";

/** Where the API is, for what is no call: leaving for a single sign-on. */
export const ApiAddress = createContext("");

export function useApiAddress(): string {
  return use(ApiAddress);
}
