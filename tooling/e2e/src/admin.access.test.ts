import { Secret, TOTP } from "otpauth";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { adminAs } from "./harness/admin.ts";
import { demo, visit } from "./harness/index.ts";

const password = "seekor kuda di atap rumah";

/** A sign-in name of this run: all journeys share one system. */
const newName = () => `journey.${crypto.randomUUID().slice(0, 8)}`;

/** A code of the app, now or some half minutes later: the same code is not taken twice. */
function codeOf(secret: string, halfMinutes = 0): string {
  const timestamp = Date.now() + halfMinutes * 30_000;
  return new TOTP({ secret: Secret.fromBase32(secret), period: 30 }).generate({ timestamp });
}

async function type(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).fill(value);
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("banner").getByRole("button").last().click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
}

/** The device that a passkey lives on, played by the browser. */
async function withAuthenticator(page: Page): Promise<void> {
  const debug = await page.context().newCDPSession(page);
  await debug.send("WebAuthn.enable");
  await debug.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** An administrator makes an account; its link is what he hands to the holder. */
async function accountMade(signInName: string, role: string): Promise<string> {
  const admin = await adminAs("system-admin", { language: "en" });
  await admin.open("/users");
  await admin.page.getByRole("button", { name: "Create an account" }).click();
  await type(admin.page, { "Sign-in name": signInName, "Display name": `Holder of ${signInName}` });
  await admin.page.getByRole("dialog").getByLabel("Role").selectOption({ label: role });
  await admin.page.getByRole("button", { name: "Save" }).click();
  await admin.page.getByRole("button", { name: "Make a password link" }).click();
  const link = await admin.page.locator("code", { hasText: "#password=" }).innerText();
  expect(admin.problems()).toEqual([]);
  await admin.page.context().close();
  return link;
}

test("a new holder sets his password by the link, then signs in by code, recovery code and passkey", async () => {
  const name = newName();
  const link = await accountMade(name, "Planner");
  const holder = await visit(link);
  const { page, problems, accessibility } = holder;
  await page.getByRole("button", { name: "en", exact: true }).click();
  await type(page, { "New password": password });
  expect(await accessibility()).toEqual([]);
  await page.getByRole("button", { name: "Save and sign in" }).click();
  await page.getByText(`Sign in as ${name}`).waitFor();
  await page.getByRole("button", { name: "Go on" }).click();
  const signIn = () => type(page, { "Sign-in name": name, Password: password });
  const enter = page.getByRole("button", { name: "Sign in", exact: true });
  await signIn();
  await enter.click();
  await page.getByRole("heading", { name: "Overview of the plan" }).waitFor();

  // The page is in the menu of the account.
  await page.getByRole("banner").getByRole("button").last().click();
  await page.getByRole("menuitem", { name: "Account security" }).click();
  await page.getByRole("button", { name: "Set up an app" }).click();
  const secret = (await page.locator("form code").innerText()).replaceAll(" ", "");
  await type(page, { "The first six digits": codeOf(secret) });
  expect(await accessibility()).toEqual([]);
  await page.getByRole("button", { name: "Finish setting up" }).click();
  await page.getByText("Keep these codes now").waitFor();
  const codes = await page.locator("ol.font-mono li").allInnerTexts();
  expect(new Set(codes).size).toBe(10);
  await page.getByRole("button", { name: "I have kept them" }).click();
  await signOut(page);

  await signIn();
  await enter.click();
  const code = page.getByLabel("Code from the app, or a recovery code");
  await code.fill("000000");
  await enter.click();
  await page.getByText("The code is wrong or was used.").waitFor();
  await code.fill(codeOf(secret, 1));
  await enter.click();
  await page.getByRole("heading", { name: "Overview of the plan" }).waitFor();
  await signOut(page);

  await signIn();
  await enter.click();
  await code.fill(codes[0] ?? "");
  await enter.click();
  await page.getByRole("heading", { name: "Overview of the plan" }).waitFor();
  await page.goto(`${demo().adminUrl}/account`);
  await page.getByText("9 codes not used yet.").waitFor();

  await withAuthenticator(page);
  await type(page, { "Name of the device": "Office laptop" });
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByText("Office laptop").waitFor();
  await signOut(page);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.getByRole("heading", { name: "Overview of the plan" }).waitFor();
  await page.goto(`${demo().adminUrl}/account`);
  await page.getByText(/^passkey · began/).waitFor();
  expect(problems().filter((problem) => !problem.includes("401"))).toEqual([]);
});

test("a session that is ended on another computer is out at its next step", async () => {
  const here = await adminAs("finance_officer", { language: "en" });
  const there = await adminAs("finance_officer", { language: "en" });
  await here.open("/account");
  await here.page.getByRole("button", { name: "End all others" }).click();
  const others = here.page.getByRole("button", { name: "End", exact: true });
  await expect.poll(() => others.count(), { timeout: 30_000 }).toBe(0);
  await there.page.getByRole("link", { name: "Costs", exact: true }).click();
  await there.page.getByRole("heading", { name: "Sign in" }).waitFor();
  expect(here.problems()).toEqual([]);
});

test("roles that do not go together are refused in a sentence; a privileged one waits for a second administrator", async () => {
  const name = newName();
  await accountMade(name, "Planner");
  const first = await adminAs("system-admin", { language: "en" });
  const { page } = first;
  const dialog = page.getByRole("dialog");
  const manage = async (on: Page) => {
    await on.getByRole("button", { name: `Holder of ${name} (${name}): Manage` }).click();
  };
  const grant = async (role: string) => {
    await dialog.getByLabel("Role").selectOption({ label: role });
    await dialog.getByRole("button", { name: "Grant a role" }).click();
  };
  await first.open(`/users?q=${name}`);
  await manage(page);
  await grant("Approver");
  await page
    .getByText("Refused: who makes may not approve (holds the role Planner already).")
    .waitFor();
  await grant("Publisher");
  await dialog.getByText("another administrator agrees to it").waitFor();
  expect(await dialog.getByRole("button", { name: "Agree" }).count()).toBe(0);
  expect(await first.accessibility()).toEqual([]);

  const second = await adminAs("system-admin-2", { language: "en" });
  await second.open(`/users?q=${name}`);
  await manage(second.page);
  await second.page.getByRole("button", { name: "Agree" }).click();
  await second.page.getByRole("dialog").getByText("Done.").waitFor();
  expect(await second.page.getByText("waits for a second person").count()).toBe(0);
  expect(second.problems()).toEqual([]);
  // The refusal of the first grant is what the browser reports: 409.
  expect(first.problems().filter((problem) => !problem.includes("409"))).toEqual([]);
});

test("who is no administrator has no users page, and its address says so", async () => {
  const { page } = await adminAs("approver", { language: "en" });
  expect(await page.getByRole("link", { name: "Users" }).count()).toBe(0);
  await page.goto(`${demo().adminUrl}/users`);
  await page.getByText("Your role does not open this page").waitFor();
});
