import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../server/index.ts";
import type { Deadline } from "./home-state.ts";

/** By when a tower must be ready to serve a wave; undefined while it is being asked for. */
export function useDeadline(): Deadline | undefined {
  const trpc = useTRPC();
  const waves = useQuery(trpc.waves.list.queryOptions({}));
  const policy = useQuery(trpc.policy.current.queryOptions({}));
  if (waves.data === undefined || policy.data === undefined) return undefined;
  const days = waves.data.flatMap(({ movesOn }) => movesOn ?? []).toSorted();
  return {
    lastMove: days.at(-1) ?? null,
    daysBeforeMove: policy.data.policy.waves.daysBeforeMove,
  };
}
