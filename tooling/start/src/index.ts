export { freePort } from "./ports.ts";
export { serveFolder, type StaticServer } from "./static-server.ts";
export { startSystem, type Account, type System, type SystemOptions } from "./system.ts";
