import { mkdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { root } from "./build.ts";
import { startChild, untilReady, type Child } from "./child.ts";
import { urlOf } from "./ports.ts";

export type ApiOptions = {
  readonly port: number;
  readonly adminUrl: string;
  readonly dataFolder: string;
  /** Where each release is rendered. */
  readonly siteFolder: string;
  readonly people?: number;
  readonly seed?: number;
  readonly databaseUrl?: string;
  readonly onLine: (name: string, line: string) => void;
};

/** Loading the demonstration and planning it takes a while on a small machine. */
const firstStartMs = 300_000;

/** Starts the API on its data and waits until it answers. */
export async function startApi(options: ApiOptions): Promise<Child> {
  const url = urlOf(options.port);
  await mkdir(options.dataFolder, { recursive: true });
  // The API adds the folder of the release. Paths are seen from the root, where it is started.
  const site = relative(root, options.siteFolder);
  const archive = relative(root, join(options.dataFolder, "releases", "public"));
  const renderer = `node apps/transparency/dist/render.js --out ${site} --archive ${archive} --release`;
  const optional = {
    DEMONSTRATION_PEOPLE: options.people?.toString(),
    DEMONSTRATION_SEED: options.seed?.toString(),
    DATABASE_URL: options.databaseUrl,
  };
  const child = startChild({
    name: "api",
    file: join(root, "apps/api/src/main.ts"),
    cwd: root,
    onLine: (line) => options.onLine("api", line),
    env: {
      HOST: "127.0.0.1",
      PORT: String(options.port),
      PUBLIC_URL: url,
      ADMIN_ORIGIN: options.adminUrl,
      DATA_DIR: join(options.dataFolder, "db"),
      RELEASE_DIR: join(options.dataFolder, "releases"),
      SIGNING_KEY_FILE: join(options.dataFolder, "keys", "log.key"),
      RENDERER: renderer,
      DEMONSTRATION: "1",
      ...definedOnly(optional),
    },
  });
  await untilReady("The API", `${url}/health/ready`, child, firstStartMs).catch(
    async (error: unknown) => {
      await child.stop();
      throw error;
    },
  );
  return child;
}

function definedOnly(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
