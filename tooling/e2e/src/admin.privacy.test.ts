import { expect, test } from "vitest";
import { adminAs } from "./harness/admin.ts";
import { demo } from "./harness/index.ts";

test("an employee reads what is kept and says what is wrong; the data officer sees it waiting, and who looked", async () => {
  const statement = `Two children live with me, not none. ${crypto.randomUUID()}`;
  const employee = await adminAs("employee", { language: "en" });
  const { page } = employee;
  await employee.open("/my-data");
  await page.getByText("Employment", { exact: true }).waitFor();
  await page.getByLabel("What is wrong, and what is right?").fill(statement);
  // A page that is left by accident keeps what was written.
  await page.reload();
  const field = page.getByLabel("What is wrong, and what is right?");
  await expect.poll(() => field.inputValue(), { timeout: 30_000 }).toBe(statement);
  await page.getByRole("button", { name: "Send the request" }).click();
  await page.getByText("Your request is sent.").waitFor();
  expect(await field.inputValue()).toBe("");
  const mine = page.getByRole("listitem").filter({ hasText: statement });
  await mine.getByText("waits", { exact: true }).waitFor();

  const officer = await adminAs("privacy_officer", { language: "en" });
  await officer.open("/corrections");
  const row = officer.page.getByRole("row").filter({ hasText: statement });
  await row.waitFor();
  const personId = await row.getByRole("rowheader").innerText();
  // A data officer watches that it is answered; the institution answers.
  expect(await row.getByRole("button").count()).toBe(0);

  await officer.open("/person-reads");
  await officer.page.getByLabel("Code of the person").fill(personId);
  await officer.page.getByRole("button", { name: "Show", exact: true }).click();
  await officer.page
    .getByRole("rowheader", { name: /Privacy officer/ })
    .first()
    .waitFor();
  expect([...employee.problems(), ...officer.problems()]).toEqual([]);
});

test("the people whom a misused account was shown are listed; an account that is not there is named", async () => {
  const { page, open } = await adminAs("privacy_officer", { language: "en" });
  await open("/breach");
  const list = async (name: string) => {
    await page.getByLabel("From (WIB)").fill("2020-01-01T00:00");
    await page.getByLabel("Until (WIB)").fill("2090-01-01T00:00");
    await page.getByLabel(/^Sign-in names/).fill(name);
    await page.getByRole("button", { name: "Make the list" }).click();
  };
  await list("privacy-officer, nobody");
  await page.getByText("No account is called nobody").waitFor();
  await list("privacy-officer");
  await page.getByRole("heading", { name: /people affected$/ }).waitFor();
  expect(await page.getByText("No account is called nobody").count()).toBe(0);
});

test("who is no data officer sees neither the affected people nor who looked", async () => {
  const { page } = await adminAs("planner", { language: "en" });
  for (const path of ["/breach", "/person-reads", "/retention"]) {
    await page.goto(`${demo().adminUrl}${path}`);
    await page.locator("#content h1").waitFor();
    if (path === "/breach") {
      await page.getByLabel("From (WIB)").fill("2020-01-01T00:00");
      await page.getByLabel("Until (WIB)").fill("2090-01-01T00:00");
      await page.getByRole("button", { name: "Make the list" }).click();
    } else if (path === "/person-reads") {
      await page.getByLabel("Code of the person").fill("P0000001");
      await page.getByRole("button", { name: "Show", exact: true }).click();
    }
    const refusal = page.getByText("Your role does not open this page");
    await refusal.waitFor();
    expect(await refusal.count()).toBe(1);
  }
});
