import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from "@tanstack/react-router";
import { kept, listIn, oneOf, textIn, type Search } from "../address/index.ts";
import { Broken, NotFound } from "./Fallbacks.tsx";
import { Home } from "./Home.tsx";
import { Shell } from "./Shell.tsx";

// Each capability is a chunk of its own, loaded when one of its pages is opened.
const access = () => import("../access/pages.ts");
const privacy = () => import("../privacy/index.ts");
const plan = () => import("../plan/index.ts");
const registry = () => import("../registry/index.ts");
const imports = () => import("../imports/index.ts");
const screening = () => import("../screening/index.ts");
const waves = () => import("../waves/index.ts");
const competency = () => import("../competency/index.ts");
const housing = () => import("../housing/index.ts");
const scenario = () => import("../scenario/index.ts");
const policy = () => import("../policy/index.ts");
const allowance = () => import("../allowance/index.ts");
const publication = () => import("../publication/index.ts");
const work = () => import("../work/index.ts");
const nominations = () => import("../nominations/index.ts");
const offers = () => import("../offers/index.ts");
const objections = () => import("../objections/index.ts");
const decisions = () => import("../decisions/index.ts");
const documents = () => import("../documents/index.ts");

const root = createRootRoute({ component: Shell });
const getParentRoute = () => root;

const routes = [
  createRoute({
    getParentRoute,
    path: "/",
    component: Home,
  }),
  createRoute({
    getParentRoute,
    path: "/runs",
    component: lazyRouteComponent(plan, "RunsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/runs/$runId",
    validateSearch: (s: Search) => kept({ browser: textIn(s, "browser") }),
    component: lazyRouteComponent(plan, "RunPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/institutions",
    validateSearch: (s: Search) =>
      kept({ q: textIn(s, "q"), type: textIn(s, "type"), sort: textIn(s, "sort") }),
    component: lazyRouteComponent(registry, "InstitutionsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/institutions/$code",
    component: lazyRouteComponent(registry, "InstitutionPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/units",
    validateSearch: (s: Search) =>
      kept({
        q: textIn(s, "q"),
        class: textIn(s, "class"),
        firm: textIn(s, "firm"),
        sort: textIn(s, "sort"),
      }),
    component: lazyRouteComponent(screening, "UnitsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/units/$unitCode",
    component: lazyRouteComponent(screening, "UnitPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/imports",
    component: lazyRouteComponent(imports, "ImportsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/imports/$importId",
    validateSearch: (s: Search) =>
      kept({
        severity: textIn(s, "severity"),
        code: textIn(s, "code"),
        field: textIn(s, "field"),
        rows: oneOf(s, "rows", ["added", "changed", "removed", "held"]),
      }),
    component: lazyRouteComponent(imports, "ImportPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/waves",
    component: lazyRouteComponent(waves, "WavesPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/waves/$waveId",
    validateSearch: (s: Search) => kept({ status: textIn(s, "status"), q: textIn(s, "q") }),
    component: lazyRouteComponent(waves, "WavePage"),
  }),
  createRoute({
    getParentRoute,
    path: "/candidates",
    validateSearch: (s: Search) =>
      kept({ outcome: textIn(s, "outcome"), institution: textIn(s, "institution") }),
    component: lazyRouteComponent(competency, "CandidatesPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/housing",
    component: lazyRouteComponent(housing, "TowersPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/housing/$towerId",
    validateSearch: (s: Search) =>
      kept({
        home: textIn(s, "home"),
        only: oneOf(s, "only", ["free", "housed", "reserved", "out_of_service", "not_ready"]),
      }),
    component: lazyRouteComponent(housing, "TowerPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/scenario",
    validateSearch: (s: Search) => listIn(s, "p"),
    component: lazyRouteComponent(scenario, "ScenarioPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/policy",
    component: lazyRouteComponent(policy, "PolicyPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/costs",
    validateSearch: (s: Search) => kept({ sort: textIn(s, "sort") }),
    component: lazyRouteComponent(allowance, "CostsPage"),
  }),
  createRoute({ getParentRoute, path: "/work", component: lazyRouteComponent(work, "WorkPage") }),
  createRoute({
    getParentRoute,
    path: "/nominations",
    component: lazyRouteComponent(nominations, "BoardPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/nominations/$waveId/$institutionCode",
    component: lazyRouteComponent(nominations, "ListPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/offers",
    validateSearch: (s: Search) =>
      kept({
        state: oneOf(s, "state", ["made", "accepted", "declined", "expired", "withdrawn"]),
      }),
    component: lazyRouteComponent(offers, "OffersPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/objections",
    component: lazyRouteComponent(objections, "ObjectionsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/objections/$objectionId",
    component: lazyRouteComponent(objections, "ObjectionPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/decisions",
    component: lazyRouteComponent(decisions, "DecisionsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/documents",
    component: lazyRouteComponent(documents, "DocumentsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/releases",
    component: lazyRouteComponent(publication, "ReleasesPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/log",
    component: lazyRouteComponent(access, "LogPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/account",
    component: lazyRouteComponent(access, "SecurityPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/users",
    validateSearch: (s: Search) => kept({ q: textIn(s, "q"), role: textIn(s, "role") }),
    component: lazyRouteComponent(access, "UsersPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/my-data",
    component: lazyRouteComponent(privacy, "MyDataPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/corrections",
    component: lazyRouteComponent(privacy, "CorrectionsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/person-reads",
    component: lazyRouteComponent(privacy, "PersonReadsPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/breach",
    component: lazyRouteComponent(privacy, "BreachPage"),
  }),
  createRoute({
    getParentRoute,
    path: "/retention",
    component: lazyRouteComponent(privacy, "RetentionPage"),
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: "intent",
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: Broken,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
