import { createServer } from "node:net";

/** A server on 127.0.0.1 as browsers are told it: passkeys need a host name, not a number. */
export const urlOf = (port: number) => `http://localhost:${port}`;

/** The port when it is free, else a free one that the system picks. Zero always means "pick". */
export async function freePort(wanted: number): Promise<number> {
  return (await freeAtBoth(wanted)) ?? (await freeAtBoth(0)) ?? noPort();
}

/** Browsers look for `localhost` at `::1` as well: nobody else may answer there. */
async function freeAtBoth(wanted: number): Promise<number | undefined> {
  const port = await probe(wanted, "127.0.0.1");
  return port === undefined ? undefined : probe(port, "::1");
}

/** The port, or the one that the system picks for 0; undefined when somebody has it. */
function probe(port: number, host: "127.0.0.1" | "::1"): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(undefined);
      // A machine without the newer addresses has nobody there.
      else if (host === "::1") resolve(port);
      else reject(error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      const taken = typeof address === "object" && address !== null ? address.port : undefined;
      server.close(() => resolve(taken));
    });
  });
}

function noPort(): never {
  throw new Error("No free port on 127.0.0.1.");
}
