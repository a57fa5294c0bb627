import { fileURLToPath } from "node:url";
import { browserOfThisProcess, closeBrowser } from "@pindah/e2e/browser";
import { build } from "vite";

/** Lighthouse takes a phone of the middle class for four times slower than a desktop. */
export const PHONE_SLOWDOWN = 4;

/**
 * Calls `measure` of a module inside a page of a real browser whose processor is slowed down, and
 * gives its figures. The module is bundled as for a site; the input reaches it as JSON.
 */
export async function measureInBrowser(
  module: URL,
  input: unknown,
  slowdown: number,
): Promise<readonly number[]> {
  const script = await bundled(fileURLToPath(module));
  const browser = await browserOfThisProcess();
  try {
    const page = await browser.newPage();
    const devtools = await page.context().newCDPSession(page);
    await page.addScriptTag({ content: script });
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    const figures: unknown = await page.evaluate(`bench.measure(${JSON.stringify(input)})`);
    if (!Array.isArray(figures))
      throw new Error(`The page measured no figures: ${String(figures)}`);
    return figures.map(Number);
  } finally {
    await closeBrowser();
  }
}

async function bundled(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      target: "es2024",
      lib: { entry, name: "bench", formats: ["iife"], fileName: () => "bench.js" },
    },
  });
  const [first] = [built].flat().flatMap((each) => ("output" in each ? each.output : []));
  if (first?.type !== "chunk") throw new Error(`No script came out of ${entry}`);
  return first.code;
}
