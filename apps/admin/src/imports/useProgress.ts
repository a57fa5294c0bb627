import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { z } from "zod";
import { useApiAddress, useTRPC } from "../server/index.ts";
import { isAtWork, type ImportState } from "./state.ts";

const Status = z.object({ percent: z.number(), version: z.number() });

/**
 * How far the machine is with an import, as it happens. The work goes on when nobody looks: whoever
 * comes back is told where it stands. When it ends, the pages that show the import ask again.
 */
export function useProgress(importId: string, state: ImportState, percent: number): number {
  const api = useApiAddress();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [told, setTold] = useState({ state, percent });
  const works = isAtWork(state);
  useEffect(() => {
    if (!works) return;
    const events = new EventSource(`${api}/imports/${importId}/progress`, {
      withCredentials: true,
    });
    const askAgain = () => void queries.invalidateQueries({ queryKey: trpc.imports.pathKey() });
    events.addEventListener("status", ({ data }: MessageEvent<string>) => {
      const status = Status.safeParse(JSON.parse(data));
      if (status.success) setTold({ state, percent: status.data.percent });
    });
    // The stream ends with the work: the browser would open it again.
    events.addEventListener("error", () => {
      events.close();
      askAgain();
    });
    return () => events.close();
  }, [works, state, api, importId, queries, trpc]);
  return told.state === state ? told.percent : percent;
}
