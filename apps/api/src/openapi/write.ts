import { writeFileSync } from "node:fs";
import { appRouter } from "../router.ts";
import { describeApi } from "./describe.ts";

// node src/openapi/write.ts [ADDRESS [FILE]]: the description of the API, into a file or printed.
const [address = "http://localhost:3100", file] = process.argv.slice(2);
const text = `${JSON.stringify(describeApi(appRouter, address), null, 2)}\n`;
if (file === undefined) process.stdout.write(text);
else writeFileSync(file, text);
