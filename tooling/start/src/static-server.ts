import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { urlOf } from "./ports.ts";

export type StaticSite = {
  readonly folder: string;
  readonly port: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Answers that are not files, by path: the address of the API, for example. */
  readonly answers?: Readonly<Record<string, string>>;
  /** A single-page application: every page it has no file for is this file. */
  readonly fallback?: string;
  /** Whoever comes by the number 127.0.0.1 is sent to the name: one origin for sessions and passkeys. */
  readonly isOneHost?: true;
};

export type StaticServer = { readonly url: string; readonly stop: () => Promise<void> };

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
  ".zip": "application/zip",
};

/** Serves a folder on 127.0.0.1: reads only, nothing outside the folder, no listing. */
export async function serveFolder(site: StaticSite): Promise<StaticServer> {
  const server = createServer((request, response) => {
    void answer(site, request, response).catch((error: unknown) => {
      if (!response.headersSent) end(response, 500, "Internal error");
      else response.destroy(error instanceof Error ? error : undefined);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(site.port, "127.0.0.1", resolve);
  });
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: urlOf(site.port), stop };
}

async function answer(
  site: StaticSite,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(site.headers)) response.setHeader(name, value);
  response.setHeader("X-Content-Type-Options", "nosniff");
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("Allow", "GET, HEAD");
    end(response, 405, "Method not allowed");
    return;
  }
  const path = pathOf(request.url ?? "/");
  if (path === undefined) {
    end(response, 400, "Bad request");
    return;
  }
  if (site.isOneHost === true && request.headers.host?.startsWith("127.0.0.1") === true) {
    response.setHeader("Location", `${urlOf(site.port)}${request.url}`);
    end(response, 307, "See the same page by its name");
    return;
  }
  const ready = site.answers?.[path];
  if (ready !== undefined) {
    response.setHeader("Content-Type", types[extname(path)] ?? "text/plain; charset=utf-8");
    response.setHeader("Cache-Control", "no-cache");
    response.end(ready);
    return;
  }
  const file = await find(site, path);
  if (file === undefined) {
    const page = await existing(site.folder, ["404.html"]);
    if (page === undefined) end(response, 404, "Not found");
    else await send(page, 404, request, response);
    return;
  }
  await send(file, 200, request, response);
}

/** The path without its query; undefined when it cannot be decoded or climbs out. */
function pathOf(url: string): string | undefined {
  try {
    const path = decodeURIComponent(url.split("?", 1)[0] ?? "/");
    const climbs = path.split(/[/\\]/).includes("..");
    return climbs || path.includes("\0") ? undefined : path;
  } catch {
    return undefined;
  }
}

async function find(site: StaticSite, path: string): Promise<string | undefined> {
  const candidates = path.endsWith("/")
    ? [`${path}index.html`]
    : [path, `${path}.html`, `${path}/index.html`];
  const found = await existing(site.folder, candidates);
  if (found !== undefined || site.fallback === undefined) return found;
  // A missing picture or script is missing; only a page may be one of the application's own.
  return extname(path) === "" ? await existing(site.folder, [site.fallback]) : undefined;
}

async function existing(folder: string, paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    const file = normalize(join(folder, path));
    if (!file.startsWith(normalize(folder + sep))) continue;
    const facts = await stat(file).catch(() => undefined);
    if (facts?.isFile() === true) return file;
  }
  return undefined;
}

async function send(
  file: string,
  status: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const type = types[extname(file)] ?? "application/octet-stream";
  const named = /[-.][A-Za-z0-9_-]{8}\.(?:js|css|woff2|svg|png)$/.test(file);
  response.statusCode = status;
  response.setHeader("Content-Type", type);
  response.setHeader("Cache-Control", named ? "public, max-age=31536000, immutable" : "no-cache");
  response.setHeader("Vary", "Accept-Encoding");
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  const packs = /^(?:text|application\/(?:json|xml|wasm)|image\/svg)/.test(type);
  if (packs && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "")) {
    response.setHeader("Content-Encoding", "gzip");
    await pipeline(createReadStream(file), createGzip({ level: 6 }), response);
  } else {
    await pipeline(createReadStream(file), response);
  }
}

function end(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status;
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  response.end(`${text}\n`);
}
