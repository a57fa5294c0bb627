import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { z } from "zod";

/** One rule of WCAG 2.2 A or AA (or a best practice) that a page breaks, and where. */
const AccessibilityProblem = z.object({
  id: z.string(),
  impact: z.string().nullish(),
  help: z.string(),
  nodes: z.array(z.object({ target: z.array(z.unknown()), failureSummary: z.string().optional() })),
});
export type AccessibilityProblem = z.infer<typeof AccessibilityProblem>;

const Report = z.object({ violations: z.array(AccessibilityProblem) });

/**
 * Runs axe-core in the page as it stands now. The engine is evaluated through the debugger, which
 * no Content-Security-Policy of the page forbids.
 */
export async function checkAccessibility(page: Page): Promise<readonly AccessibilityProblem[]> {
  const file = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
  await page.evaluate(await readFile(file, "utf8"));
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const options = JSON.stringify({ runOnly: tags, resultTypes: ["violations"] });
  const report: unknown = await page.evaluate(`globalThis.axe.run(document, ${options})`);
  return Report.parse(report).violations;
}
