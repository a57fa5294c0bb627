import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { CheckedRow, ImportContext, ImportFieldName } from "@pindah/domain/registry";
import type { SheetProblem } from "@pindah/sheets";

/** What a sheet of a file looks like, before anybody knows what its columns are. */
export type SheetPreview = {
  readonly sheet: string | null;
  readonly headerRow: number;
  readonly rows: number;
  readonly columns: readonly {
    readonly header: string;
    /** First values; of a column that is never kept, none. */
    readonly samples: readonly string[];
    /** All different values, where they are few. */
    readonly distinct: readonly string[] | null;
  }[];
};

export type ToReader =
  | { readonly kind: "preview"; readonly bytes: Uint8Array }
  | {
      readonly kind: "check";
      readonly bytes: Uint8Array;
      readonly sheet: string | null;
      readonly columns: readonly (ImportFieldName | null)[];
      readonly context: ImportContext;
    }
  | {
      readonly kind: "annotate";
      readonly bytes: Uint8Array;
      readonly sheet: string | null;
      readonly header: string;
      readonly texts: ReadonlyMap<number, string>;
    };

export type FromReader =
  | { readonly kind: "failed"; readonly problem: SheetProblem }
  | { readonly kind: "preview"; readonly sheets: readonly SheetPreview[] }
  | { readonly kind: "rows"; readonly rows: readonly CheckedRow[]; readonly of: number }
  | { readonly kind: "end" }
  | { readonly kind: "file"; readonly bytes: Uint8Array };

export type ReadingFailure =
  | { readonly kind: "unreadable"; readonly problem: SheetProblem }
  | { readonly kind: "too_slow"; readonly seconds: number }
  | { readonly kind: "too_much_memory" };

const mostSeconds = 90;
const heapMegabytes = 1536;
const child = fileURLToPath(new URL("reader.child.ts", import.meta.url));

/**
 * Reads an uploaded file in a process of its own, which is killed when it takes too long or too
 * much: whatever a file does to its reader, the server goes on answering. Batches are taken one by
 * one, so that a fast reader does not fill the memory of a slow taker.
 */
export function readInChild(
  task: ToReader,
  take: (message: Exclude<FromReader, { kind: "failed" | "end" }>) => Promise<void>,
  limitSeconds = mostSeconds,
): Promise<ReadingFailure | null> {
  return new Promise((resolve, reject) => {
    const reader = fork(child, {
      serialization: "advanced",
      execArgv: [`--max-old-space-size=${heapMegabytes}`],
      env: {},
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    let settled = false;
    const settle = (end: () => void) => {
      if (settled) return;
      settled = true;
      clearTimeout(clock);
      reader.kill("SIGKILL");
      end();
    };
    const clock = setTimeout(
      () => settle(() => resolve({ kind: "too_slow", seconds: limitSeconds })),
      limitSeconds * 1000,
    );
    reader.on("error", (cause) => settle(() => reject(cause)));
    reader.on("exit", () => settle(() => resolve({ kind: "too_much_memory" })));
    // Only reader.child.ts speaks here, and it says exactly this.
    reader.on("message", (message: FromReader) => {
      if (settled) return;
      if (message.kind === "failed")
        settle(() => resolve({ kind: "unreadable", problem: message.problem }));
      else if (message.kind === "end") settle(() => resolve(null));
      else
        take(message).then(
          () => reader.connected && reader.send("next"),
          (cause: unknown) => settle(() => reject(cause)),
        );
    });
    reader.send(task);
  });
}
