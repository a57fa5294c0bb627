export { freePort } from "./ports.ts";
export { serveFolder, type StaticServer } from "./static-server.ts";
export type { Account } from "./api-client.ts";
export { startApi } from "./processes.ts";
export { startSystem, type System } from "./system.ts";
