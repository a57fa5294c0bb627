import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { visit } from "./harness/index.ts";

// The watcher must be seen to notice, or an empty list of problems means nothing.

let server: Server;
let url: string;

const pages: Readonly<Record<string, string>> = {
  "/good": `<!doctype html><html lang="id"><title>Baik</title><main><h1>Baik</h1></main></html>`,
  "/console": `<script>console.error("hilang")</script>`,
  "/uncaught": `<script>setTimeout(() => { throw new Error("gagal"); })</script>`,
  "/foreign": `<img src="http://192.0.2.1:9/pelacak.png">`,
  "/policy": `<p id="p"></p><script>try { p.innerHTML = "<b>teks</b>"; } catch {}</script>`,
  "/missing": `<img src="/tidak-ada.png">`,
  "/picture": `<!doctype html><html lang="id"><title>x</title><main><h1>x</h1><img src="data:,"></main>`,
};

beforeAll(async () => {
  server = createServer((request, response) => {
    const page = pages[request.url ?? ""];
    response.writeHead(page === undefined ? 404 : 200, {
      "Content-Type": "text/html",
      "Content-Security-Policy": "script-src 'unsafe-inline'; require-trusted-types-for 'script'",
    });
    response.end(page);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
});
afterAll(() => {
  server.close();
});

/** The favicon that a browser asks for by itself is no problem of the page. */
const without = (problems: readonly string[]) =>
  problems.filter((problem) => !problem.includes("favicon"));

test("a page that does nothing wrong has no problem, and axe finds none", async () => {
  const { problems, accessibility } = await visit(`${url}/good`);
  expect(without(problems())).toEqual([]);
  expect(await accessibility()).toEqual([]);
});

test.each([
  ["/console", "console: hilang"],
  ["/uncaught", "uncaught: gagal"],
  ["/foreign", "other host: http://192.0.2.1:9/pelacak.png"],
  ["/policy", "policy: require-trusted-types-for Element innerHTML|<b>teks</b>"],
  ["/missing", "404: URL/tidak-ada.png"],
])("a page with a fault (%s) is noticed: %s", async (path, problem) => {
  const { page, problems } = await visit(url + path);
  await page.waitForTimeout(200);
  expect(problems()).toContain(problem.replace("URL", url));
});

test("a picture without a text is found by axe under a strict Content-Security-Policy", async () => {
  const { accessibility } = await visit(`${url}/picture`);
  expect((await accessibility()).map(({ id }) => id)).toEqual(["image-alt"]);
});

test("without JavaScript a script of the page does not run", async () => {
  const { problems } = await visit(`${url}/console`, { javaScript: false });
  expect(without(problems())).toEqual([]);
});

test("a picture of the page is left where it was asked for", async () => {
  const { screenshot } = await visit(`${url}/good`, { width: 360 });
  const path = await screenshot("harness");
  expect(existsSync(path)).toBe(true);
  await rm(path);
});
