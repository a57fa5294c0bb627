import { expect, test } from "vitest";
import { adminAs } from "./harness/admin.ts";
import { demo } from "./harness/index.ts";

test("a publisher builds a release and approves its hash; a second one has it signed, and it appears", async () => {
  const first = await adminAs("publisher", { language: "en" });
  const { page } = first;
  await first.open("/releases");
  await page.getByText("published", { exact: true }).first().waitFor();
  const before = await page.locator("main ol > li").count();
  await page.getByRole("button", { name: "Build a release from the plan of record" }).click();
  await expect
    .poll(() => page.locator("main ol > li").count(), { timeout: 30_000 })
    .toBe(before + 1);
  const card = page.locator("main ol > li").first();
  await card.getByText("draft", { exact: true }).waitFor({ timeout: 120_000 });
  // What disclosure control did stands there before anybody approves.
  await card.getByText(/hidden because small/).waitFor();
  await card.getByText("none yet (2 people are needed)").waitFor();
  await card.getByRole("button", { name: "Approve for publication" }).click();
  const dialog = page.getByRole("dialog");
  const hash = /[0-9a-f]{64}/.exec(await dialog.innerText())?.[0] ?? "";
  expect(await card.innerText()).toContain(hash);
  await dialog.getByText("After you, a second publisher").waitFor();
  expect(await first.accessibility()).toEqual([]);
  await dialog.getByRole("button", { name: "Approve for publication" }).click();
  await card.getByText("You have approved. Ask the second publisher.").waitFor();
  expect(await card.getByRole("button", { name: "Approve for publication" }).count()).toBe(0);

  const second = await adminAs("publisher-2", { language: "en" });
  await second.open("/releases");
  const same = second.page.locator("main ol > li").filter({ hasText: hash });
  await same.getByRole("button", { name: "Approve for publication" }).click();
  await second.page.getByText("You are the second").waitFor();
  await second.page
    .getByRole("dialog")
    .getByRole("button", { name: "Approve for publication" })
    .click();
  await same.getByText("published", { exact: true }).waitFor({ timeout: 120_000 });
  expect([...first.problems(), ...second.problems()]).toEqual([]);
});

test("an auditor reads the releases and has nothing to press; a finance officer is refused", async () => {
  const auditor = await adminAs("auditor", { language: "en" });
  await auditor.open("/releases");
  await auditor.page.getByText("published", { exact: true }).first().waitFor();
  expect(await auditor.page.locator("main").getByRole("button").count()).toBe(0);
  const officer = await adminAs("finance_officer", { language: "en" });
  await officer.page.goto(`${demo().adminUrl}/releases`);
  await officer.page.getByText("Your role does not open this page").waitFor();
});
