import { describe, expect, test } from "vitest";
import { adminAs } from "./harness/admin.ts";

const roles = [
  "planner",
  "screening_assessor",
  "competency_assessor",
  "institution_officer",
  "institution_admin",
  "housing_officer",
  "minister_house_officer",
  "finance_officer",
  "approver",
  "publisher",
  "auditor",
  "privacy_officer",
  "system_admin",
  "policy_drafter",
  "objection_officer",
  "employee",
] as const;

// The menu and the API's own table of roles are written in two places: this holds them together.
describe.each(roles)("%s", (role) => {
  test("is refused by no page of the menu", async () => {
    const { page, problems } = await adminAs(role);
    const menu = page.getByRole("navigation", { name: "Halaman" });
    const links = await menu.getByRole("link").all();
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) {
      const path = await link.getAttribute("href");
      await link.click();
      await page.waitForURL((url) => url.pathname === path);
      await page.getByText("Memuat…").first().waitFor({ state: "detached" });
      expect(await page.getByText("Peran Anda tidak membuka halaman ini").count()).toBe(0);
    }
    expect(problems()).toEqual([]);
  });
});
