import { demo } from "./demo.ts";
import { visit, type Visit, type VisitOptions } from "./visit.ts";

export type AdminVisit = Visit & {
  /** Opens a page of the admin by its path, as a link from elsewhere would. */
  readonly open: (path: string) => Promise<void>;
};

/** A visitor of the admin, signed in with the demonstration account of a role. */
export async function adminAs(
  role: string,
  options: VisitOptions & { readonly language?: "id" | "en" } = {},
): Promise<AdminVisit> {
  const account = demo().accounts.find((each) => each.role === role);
  if (account === undefined) throw new Error(`The demonstration has no account of ${role}`);
  const visitor = await visit(demo().adminUrl, options);
  const { page } = visitor;
  if (options.language === "en") {
    await page.getByRole("button", { name: "en", exact: true }).click();
  }
  await page.getByRole("button").filter({ hasText: account.signInName }).first().click();
  await page.locator("#content h1").waitFor();
  const open = async (path: string) => {
    await page.goto(`${demo().adminUrl}${path}`);
    await page.locator("#content h1").waitFor();
  };
  return { ...visitor, open };
}
