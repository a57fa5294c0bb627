import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { openFolder, openPostgres } from "../db/open.ts";
import type { Scratch } from "./drill.ts";

/** A folder of its own for the embedded database. */
export async function scratchFolder(): Promise<Scratch> {
  const folder = await mkdtemp(join(tmpdir(), "pindah-scratch-"));
  const opened = await openFolder(folder);
  if (!opened.ok) throw new Error(`A new folder is in use: ${folder}`);
  const discard = async () => {
    await opened.value.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { open: opened.value, discard };
}

/** A database of its own on the server of `url`; the user there must be allowed to make one. */
export async function scratchPostgres(url: string, name: string): Promise<Scratch> {
  const server = new Client({ connectionString: url });
  await server.connect();
  try {
    await server.query(`create database ${server.escapeIdentifier(name)} template template0`);
  } catch (cause) {
    await server.end();
    throw cause;
  }
  const place = new URL(url);
  place.pathname = `/${name}`;
  const open = openPostgres(place.href);
  const discard = async () => {
    await open.close();
    await server.query(`drop database ${server.escapeIdentifier(name)}`);
    await server.end();
  };
  return { open, discard };
}
