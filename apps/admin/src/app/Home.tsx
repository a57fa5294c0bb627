import { Navigate } from "@tanstack/react-router";
import { lazy } from "react";
import { useSession } from "../server/index.ts";
import { pagesFor } from "./navigation.ts";

// The first page after signing in: it comes without the lists of runs.
const OverviewPage = lazy(() =>
  import("../plan/overview.ts").then((m) => ({ default: m.OverviewPage })),
);

const MyWork = lazy(() => import("../work/index.ts").then((m) => ({ default: m.MyWork })));

/** The first page of the reader's role: the overview for all who work with the plan. */
export function Home() {
  const { role } = useSession();
  const [first] = pagesFor(role);
  if (first !== undefined && first.to !== "/") return <Navigate to={first.to} replace />;
  return (
    <>
      <div className="mx-auto w-full max-w-[96rem] px-4 pt-5 lg:px-6">
        <MyWork />
      </div>
      <OverviewPage />
    </>
  );
}
