import { describe, expect, test } from "vitest";
import { adminAs } from "./harness/admin.ts";

const pages = [
  ["planner", "/"],
  ["planner", "/institutions"],
  ["planner", "/institutions/BPK"],
  ["planner", "/units"],
  ["planner", "/units/BPK-SETJEN"],
  ["planner", "/waves"],
  ["planner", "/waves/2024-07"],
  ["planner", "/candidates"],
  ["planner", "/housing"],
  ["planner", "/housing/ASN1-01"],
  ["planner", "/policy"],
  ["planner", "/costs"],
  ["planner", "/runs"],
  ["publisher", "/releases"],
  ["auditor", "/log"],
  ["planner", "/no-such-page"],
] as const;

describe.each([
  ["id", 1366, 768, "light"],
  ["en", 390, 844, "dark"],
] as const)("in %s at %i by %i, %s", (language, width, height, colorScheme) => {
  test.each(pages)(
    "%s opens %s: nothing fails, axe finds nothing, nothing is cut off",
    async (role, path) => {
      const visitor = await adminAs(role, { language, width, height, colorScheme });
      await visitor.open(path);
      await visitor.page
        .getByRole("status")
        .filter({ hasText: /Memuat…|Loading…/ })
        .first()
        .waitFor({ state: "detached" });
      await visitor.page.waitForLoadState("networkidle");
      const overflow = await visitor.page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      );
      await visitor.screenshot(`admin${path.replaceAll("/", "-")}-${language}-${width}`);
      expect(await visitor.accessibility()).toEqual([]);
      expect(overflow).toBe(0);
      expect(visitor.problems()).toEqual([]);
    },
  );
});
