import { Worker } from "node:worker_threads";

/**
 * Computes in a thread of its own, so that the server goes on answering: hands `input` to the file
 * and gives its one message back. Refuses when the thread ends without one.
 */
export function computeInThread<T>(file: URL, input: object): Promise<T> {
  return new Promise((answer, reject) => {
    const worker = new Worker(file, { workerData: input });
    worker.on("message", answer);
    worker.on("error", reject);
    worker.on("exit", (code) => {
      const name = file.pathname.split("/").at(-1);
      reject(new Error(`The thread of ${name} ended with code ${code} and no answer`));
    });
  });
}
