import { expect, test } from "vitest";
import { demo, visit } from "./harness/index.ts";
test("admin", async () => {
  const v = await visit(demo().adminUrl);
  await v.page.waitForTimeout(1500);
  await v.screenshot("zz-admin");
  expect(v.problems()).toEqual([]);
});
test("site", async () => {
  const v = await visit(demo().siteUrl);
  await v.page.waitForTimeout(500);
  console.log(v.page.url());
  await v.screenshot("zz-site");
  expect(v.problems()).toEqual([]);
});
