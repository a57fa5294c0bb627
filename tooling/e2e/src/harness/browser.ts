import { chromium, type Browser } from "playwright-core";
import { findChromium, type Chromium } from "./chromium.ts";

/** Headless, no sandbox (tests run as root in containers), and silent: no request of its own. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

async function launch(found: Chromium): Promise<Browser> {
  return await chromium.launch({
    executablePath: found.path,
    args: flags,
    env: { ...definedOnly(process.env), ...found.env },
  });
}

let opened: Promise<Browser> | undefined;

/** The browser of this test process: started on first use, closed after the last test. */
export function browserOfThisProcess(): Promise<Browser> {
  opened ??= findChromium().then(launch);
  return opened;
}

export async function closeBrowser(): Promise<void> {
  const browser = opened;
  opened = undefined;
  await (await browser)?.close();
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
