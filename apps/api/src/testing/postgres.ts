import { startPostgres as startServer } from "@pindah/postgres";

/** A PostgreSQL server of our own, for the time of the tests. */
export type TestServer = {
  readonly urlOf: (database: string) => string;
  readonly stop: () => Promise<void>;
};

/** Starts it wherever the tests run: as root too, and from a folder that others may not read. */
export async function startPostgres(): Promise<TestServer> {
  const server = await startServer();
  return {
    urlOf: (database) => {
      const url = new URL(server.url);
      url.pathname = `/${database}`;
      return url.href;
    },
    stop: server.stop,
  };
}
