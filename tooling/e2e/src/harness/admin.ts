import { demo, type Demo } from "./demo.ts";
import { visit, type Visit, type VisitOptions } from "./visit.ts";

export type AdminVisit = Visit & {
  /** Opens a page of the admin by its path, as a link from elsewhere would. */
  readonly open: (path: string) => Promise<void>;
};

/** A visitor of the admin, signed in with the demonstration account of a role or of a sign-in name. */
export async function adminAs(
  who: string,
  options: VisitOptions & {
    readonly language?: "id" | "en";
    /** Another system than the one that all journeys share. */
    readonly system?: Demo;
  } = {},
): Promise<AdminVisit> {
  const { accounts, adminUrl } = options.system ?? demo();
  const account =
    accounts.find(({ role }) => role === who) ??
    accounts.find(({ signInName }) => signInName === who);
  if (account === undefined) throw new Error(`The demonstration has no account of ${who}`);
  const visitor = await visit(adminUrl, options);
  const { page } = visitor;
  if (options.language === "en") {
    await page.getByRole("button", { name: "en", exact: true }).click();
  }
  await page.getByRole("button").filter({ hasText: account.signInName }).first().click();
  await page.locator("#content h1").waitFor();
  const open = async (path: string) => {
    await page.goto(`${adminUrl}${path}`);
    await page.locator("#content h1").waitFor();
  };
  return { ...visitor, open };
}
