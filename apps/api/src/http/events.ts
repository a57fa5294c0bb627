import type { Context as HonoContext } from "hono";
import { streamSSE } from "hono/streaming";
import type { SignedIn } from "../access/session.store.ts";
import type { RunState } from "../plan/plan.states.ts";
import { findRun, statusOf } from "../plan/plan.store.ts";
import type { Services } from "../trpc.ts";

const everyMs = 400;
const longestMs = 10 * 60_000;

/** The progress of a run, told whenever it changes, until it has ended or the session has. */
export function streamRun(
  c: HonoContext,
  services: Services,
  runId: string,
  signedIn: () => Promise<SignedIn | null>,
): Response {
  return streamChanges(c, async () => {
    const run = (await signedIn()) === null ? undefined : await findRun(services.db, runId);
    return run === undefined ? null : { status: statusOf(run), ended: hasEnded(run.state) };
  });
}

/** Tells a status whenever it changes, until it has ended or there is nothing to see any more. */
export function streamChanges(
  c: HonoContext,
  look: () => Promise<{ readonly status: unknown; readonly ended: boolean } | null>,
): Response {
  return streamSSE(c, async (stream) => {
    let told = "";
    for (let passed = 0; passed < longestMs && !stream.aborted; passed += everyMs) {
      const seen = await look();
      if (seen === null) return;
      const data = JSON.stringify(seen.status);
      if (data !== told) await stream.writeSSE({ event: "status", data });
      told = data;
      if (seen.ended) return;
      await stream.sleep(everyMs);
    }
  });
}

/** A run at which no machine works any more. */
function hasEnded(state: RunState): boolean {
  return state !== "queued" && state !== "running";
}
