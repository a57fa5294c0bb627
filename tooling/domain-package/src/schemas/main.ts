import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { schemaFiles, schemasFolder } from "./schemas.ts";

const files = await schemaFiles();
await mkdir(schemasFolder, { recursive: true });
for (const name of await readdir(schemasFolder))
  if (name.endsWith(".json") && !files.has(name)) await rm(join(schemasFolder, name));
for (const [name, text] of files) await writeFile(join(schemasFolder, name), text);
console.log(`${files.size} schemas written`);
