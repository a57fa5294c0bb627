import { describe, expect, test } from "vitest";
import { adminAs } from "./harness/admin.ts";

const pages = {
  planner: [
    "/",
    "/institutions",
    "/institutions/BPK",
    "/units",
    "/units/BPK-SETJEN",
    "/waves",
    "/waves/2024-07",
    "/candidates",
    "/housing",
    "/housing/ASN1-01",
    "/scenario",
    "/policy",
    "/costs",
    "/runs",
    "/work",
    "/nominations",
    "/offers",
    "/objections",
    "/decisions",
    "/documents",
    "/no-such-page",
  ],
  housing_officer: ["/offers"],
  employee: ["/offers", "/objections", "/my-data"],
  institution_officer: ["/corrections"],
  privacy_officer: ["/corrections", "/person-reads", "/breach", "/retention"],
  system_admin: ["/users", "/account"],
  publisher: ["/releases"],
  auditor: ["/log", "/person-reads"],
} as const;

const views = [
  ["id", 1366, 768, "light"],
  ["en", 390, 844, "dark"],
] as const;

describe.each(views)("in %s at %i by %i, %s", (language, width, height, colorScheme) => {
  test.each([
    "planner",
    "housing_officer",
    "employee",
    "institution_officer",
    "privacy_officer",
    "system_admin",
    "publisher",
    "auditor",
  ] as const)(
    "the pages of the %s: nothing fails, axe finds nothing, nothing is wider than the screen",
    { timeout: 180_000 },
    async (role) => {
      const visitor = await adminAs(role, { language, width, height, colorScheme });
      const { page } = visitor;
      for (const path of pages[role]) {
        await visitor.open(path);
        await page
          .getByText(/^(Memuat|Loading)…$/)
          .first()
          .waitFor({ state: "detached" });
        await visitor.screenshot(`admin${path.replaceAll("/", "-")}-${language}-${width}`);
        const wider = await page.evaluate(
          "document.documentElement.scrollWidth - document.documentElement.clientWidth",
        );
        expect({ path, wider, axe: await visitor.accessibility() }).toEqual({
          path,
          wider: 0,
          axe: [],
        });
      }
      expect(visitor.problems()).toEqual([]);
    },
  );
});
