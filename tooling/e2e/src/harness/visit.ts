import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { onTestFinished } from "vitest";
import { checkAccessibility, type AccessibilityProblem } from "./accessibility.ts";
import { browserOfThisProcess } from "./browser.ts";

export type VisitOptions = {
  readonly width?: number;
  readonly height?: number;
  /** The visitor's language, as the browser sends it. */
  readonly locale?: "id-ID" | "en-GB";
  /** False: the page must work without JavaScript. */
  readonly javaScript?: boolean;
  readonly colorScheme?: "light" | "dark";
  readonly reducedMotion?: "reduce" | "no-preference";
};

/** One visitor with a fresh profile, on one page. */
export type Visit = {
  readonly page: Page;
  /**
   * What a healthy page never does, in the order in which it happened: console errors, uncaught
   * errors, what the Content-Security-Policy or Trusted Types stopped, requests that failed or were
   * answered with 400 or more, requests to another host.
   */
  readonly problems: () => readonly string[];
  /** Every request so far, as `GET http://…`. */
  readonly requests: () => readonly string[];
  readonly accessibility: () => Promise<readonly AccessibilityProblem[]>;
  /** Writes `tooling/e2e/reports/<name>.png` (not kept in git) and returns its path. */
  readonly screenshot: (name: string) => Promise<string>;
};

const reports = fileURLToPath(new URL("../../reports/", import.meta.url));

/**
 * Opens an address in a new profile. The visit ends with the test that made it; when that test
 * failed, a picture of the last state is left in `tooling/e2e/reports`.
 *
 * A host is "another" one when it is not 127.0.0.1 or localhost.
 */
export async function visit(url: string, options: VisitOptions = {}): Promise<Visit> {
  const browser = await browserOfThisProcess();
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    locale: options.locale ?? "id-ID",
    timezoneId: "Asia/Makassar",
    javaScriptEnabled: options.javaScript ?? true,
    colorScheme: options.colorScheme ?? "light",
    reducedMotion: options.reducedMotion ?? "reduce",
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const { problems, requests } = watch(page);
  if (options.javaScript !== false) await watchPolicy(page, problems);
  const screenshot = async (name: string) => {
    await mkdir(reports, { recursive: true });
    const path = join(reports, `${name}.png`);
    await page.screenshot({ path, fullPage: true });
    return path;
  };
  onTestFinished(async ({ task }) => {
    if (task.result?.state === "fail") await screenshot(`failed-${fileName(task.name)}`);
    await context.close();
  });
  await page.goto(url);
  return {
    page,
    problems: () => problems,
    requests: () => requests,
    accessibility: () => checkAccessibility(page),
    screenshot,
  };
}

function watch(page: Page): { readonly problems: string[]; readonly requests: string[] } {
  const problems: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.message}`));
  page.on("request", (request) => {
    requests.push(`${request.method()} ${request.url()}`);
    if (isForeign(request.url())) problems.push(`other host: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  page.on("requestfailed", (request) => {
    // A page that is left stops its own requests; that is no failure of the server.
    const why = request.failure()?.errorText ?? "";
    if (why !== "net::ERR_ABORTED") problems.push(`${why}: ${request.url()}`);
  });
  return { problems, requests };
}

/** What a page's own policy stopped. It is no console error everywhere, so it is listened for. */
async function watchPolicy(page: Page, problems: string[]): Promise<void> {
  await page.exposeFunction("pindahPolicyStopped", (what: string) => {
    problems.push(`policy: ${what}`);
  });
  await page.addInitScript(
    `addEventListener("securitypolicyviolation", (event) => {
      void pindahPolicyStopped(event.effectiveDirective + " " + (event.sample || event.blockedURI));
    })`,
  );
}

function isForeign(address: string): boolean {
  const url = new URL(address);
  if (url.protocol !== "http:" && url.protocol !== "https:" && url.protocol !== "ws:") return false;
  return url.hostname !== "127.0.0.1" && url.hostname !== "localhost";
}

function fileName(title: string): string {
  return title.replaceAll(/[^A-Za-z0-9]+/g, "-").slice(0, 80);
}
