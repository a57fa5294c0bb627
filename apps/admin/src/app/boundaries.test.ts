import { expect, test } from "vitest";

const files = import.meta.glob<string>("../**/*.{ts,tsx}", {
  eager: true,
  query: "?raw",
  import: "default",
});

/** What every capability may use; capabilities know nothing of each other, `app` composes them. */
const shared = new Set(["language", "parts", "server", "address"]);
/** Beside its `index.ts`, what `app` loads as a chunk of its own. */
const doors = new Set([
  "index.ts",
  "overview.ts",
  "log.ts",
  "pages.ts",
  "LinkPage.tsx",
  "StepUpDialog.tsx",
]);

type Import = {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly door: string;
};

function crossings(sources: Readonly<Record<string, string>>): readonly Import[] {
  return Object.entries(sources).flatMap(([path, source]) => {
    // A file of `app` itself stands beside this one: `./router.tsx`; others are `../housing/…`.
    const from = path.startsWith("./") ? "app" : (path.split("/")[1] ?? "");
    const found = source.matchAll(/(?:from|import\()\s*"\.\.\/([a-z]+)\/([^"]+)"/g);
    return [...found].map(([, to = "", door = ""]) => ({ file: path, from, to, door }));
  });
}

const problems = (sources: Readonly<Record<string, string>>) =>
  crossings(sources).filter(
    ({ from, to, door }) =>
      !doors.has(door) || (from !== "app" && !shared.has(to)) || (shared.has(from) && to === from),
  );

test("capabilities import only language, parts, server and address, and only through their doors", () => {
  expect(crossings(files).length).toBeGreaterThan(100);
  expect(problems(files)).toEqual([]);
});

test("an import from another capability, or past a door, is found", () => {
  const bad = {
    "../housing/TowerPage.tsx": 'import { UnitPage } from "../screening/index.ts";',
    "../waves/WavePage.tsx": 'import { Page } from "../parts/page.tsx";',
    "../costs/Page.tsx": 'import { Page } from "../parts/index.ts";',
    "./router.tsx": 'const housing = () => import("../housing/index.ts");',
  };
  expect(problems(bad).map(({ file }) => file)).toEqual([
    "../housing/TowerPage.tsx",
    "../waves/WavePage.tsx",
  ]);
});
