import { fileURLToPath } from "node:url";
import { outputOf } from "./output.ts";

export const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Builds both sites; turbo does nothing where neither their sources nor their packages changed. */
export async function buildSites(): Promise<void> {
  const filters = ["--filter=@pindah/admin", "--filter=@pindah/transparency"];
  const quiet = ["--output-logs=errors-only", "--ui=stream", "--no-color"];
  const { code, output } = await outputOf("turbo", ["run", "build", ...filters, ...quiet], root);
  if (code !== 0) throw new Error(`The sites could not be built:\n${output}`);
}
