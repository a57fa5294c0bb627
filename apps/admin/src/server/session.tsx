import type { AppRouter } from "@pindah/api/router";
import type { inferRouterOutputs } from "@trpc/server";
import { createContext, use } from "react";

export type Outputs = inferRouterOutputs<AppRouter>;
export type Me = Outputs["access"]["me"];
export type Role = Me["role"];

const SessionContext = createContext<Me | null>(null);
export const SessionProvider = SessionContext;

/** Who is signed in. Every page stands inside the frame, which shows the sign-in page without one. */
export function useSession(): Me {
  const me = use(SessionContext);
  if (me === null) throw new Error("A page stands outside the signed-in frame");
  return me;
}
