import { Navigate } from "@tanstack/react-router";
import { lazy } from "react";
import { useSession } from "../server/index.ts";
import { pagesFor } from "./navigation.ts";

// The first page after signing in: it comes without the lists of runs.
const OverviewPage = lazy(() =>
  import("../plan/overview.ts").then((m) => ({ default: m.OverviewPage })),
);

/** The first page of the reader's role: the overview for all who work with the plan. */
export function Home() {
  const { role } = useSession();
  const [first] = pagesFor(role);
  if (first !== undefined && first.to !== "/") return <Navigate to={first.to} replace />;
  return <OverviewPage />;
}
