import { createServer } from "node:net";

/** The port when it is free, else a free one that the system picks. Zero always means "pick". */
export async function freePort(wanted: number): Promise<number> {
  return (await probe(wanted)) ?? (await probe(0)) ?? noPort();
}

function probe(port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(undefined);
      else reject(error);
    });
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      const taken = typeof address === "object" && address !== null ? address.port : undefined;
      server.close(() => resolve(taken));
    });
  });
}

function noPort(): never {
  throw new Error("No free port on 127.0.0.1.");
}
