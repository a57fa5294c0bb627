import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "./ports.ts";
import { serveFolder, type StaticServer } from "./static-server.ts";

let folder: string;
let spa: StaticServer;
let site: StaticServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pindah-static-"));
  const served = join(folder, "served");
  await mkdir(join(served, "id", "rumah"), { recursive: true });
  await writeFile(join(folder, "secret.txt"), "not for visitors");
  await writeFile(join(served, "index.html"), "<h1>home</h1>");
  await writeFile(join(served, "id", "rumah", "index.html"), "<h1>rumah</h1>");
  await writeFile(join(served, "id", "metode.html"), "<h1>metode</h1>");
  await writeFile(join(served, "404.html"), "<h1>tidak ada</h1>");
  await writeFile(join(served, "main-abcd1234.js"), "export {};");
  const headers = { "Content-Security-Policy": "default-src 'none'" };
  const answers = { "/config.json": '{"apiUrl":"http://127.0.0.1:1"}' };
  spa = await serveFolder({
    folder: served,
    port: await freePort(0),
    headers,
    answers,
    fallback: "index.html",
    isOneHost: true,
  });
  site = await serveFolder({ folder: served, port: await freePort(0), headers });
});

afterAll(async () => {
  await Promise.all([spa.stop(), site.stop()]);
  await rm(folder, { recursive: true });
});

/** Without the client's own tidying of the path, which `fetch` does. */
function raw(url: string, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    request({ hostname, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}

test.each([
  ["/", "<h1>home</h1>"],
  ["/id/rumah/", "<h1>rumah</h1>"],
  ["/id/rumah", "<h1>rumah</h1>"],
  ["/id/metode", "<h1>metode</h1>"],
  ["/id/metode?from=mail", "<h1>metode</h1>"],
])("%s is the page %s, with the headers that were asked for", async (path, body) => {
  const response = await fetch(site.url + path);
  expect([response.status, await response.text()]).toEqual([200, body]);
  expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(response.headers.get("content-security-policy")).toBe("default-src 'none'");
});

test.each(["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/..%5csecret.txt", "/%00"])(
  "%s does not leave the folder: 400",
  async (path) => {
    expect(await raw(site.url, path)).toBe(400);
  },
);

test("a page that does not exist is 404 with the site's own page", async () => {
  const response = await fetch(`${site.url}/id/hilang`);
  expect([response.status, await response.text()]).toEqual([404, "<h1>tidak ada</h1>"]);
});

test("a page of a single-page application is the application; a missing script stays missing", async () => {
  expect(await (await fetch(`${spa.url}/towers/T01`)).text()).toBe("<h1>home</h1>");
  expect((await fetch(`${spa.url}/assets/gone-12345678.js`)).status).toBe(404);
});

test("the address of the API is answered beside the files and never kept", async () => {
  const response = await fetch(`${spa.url}/config.json`);
  expect(await response.json()).toEqual({ apiUrl: "http://127.0.0.1:1" });
  expect(response.headers.get("cache-control")).toBe("no-cache");
});

test("a file with its hash in the name may be kept for a year, a page may not", async () => {
  const script = await fetch(`${spa.url}/main-abcd1234.js`);
  expect(script.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect((await fetch(`${spa.url}/`)).headers.get("cache-control")).toBe("no-cache");
});

test("127.0.0.1 leads to the same page at localhost, where passkeys and sessions belong", async () => {
  const byNumber = spa.url.replace("localhost", "127.0.0.1");
  const response = await fetch(`${byNumber}/towers/T01?home=3`);
  expect([response.url, await response.text()]).toEqual([
    `${spa.url}/towers/T01?home=3`,
    "<h1>home</h1>",
  ]);
});

test("POST is refused with 405", async () => {
  expect((await fetch(`${site.url}/`, { method: "POST" })).status).toBe(405);
});
