import type { AppRouter } from "@pindah/api/router";
import { QueryCache, QueryClient } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { reasonOf } from "./failure.ts";
import { stepUpLink } from "./step-up.ts";

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

/** Queries travel as POST, so that what is asked for is in no address and in no log. */
export function createApiClient(api: string) {
  return createTRPCClient<AppRouter>({
    links: [
      stepUpLink,
      httpBatchLink({
        url: `${api}/trpc`,
        methodOverride: "POST",
        maxItems: 10,
        fetch: (url, options) =>
          fetch(url, { ...options, signal: options?.signal ?? null, credentials: "include" }),
      }),
    ],
  });
}

/** Tells the frame that the API no longer knows the session. */
export const SESSION_ENDED = "pindah:session-ended";

/** What the answer says will not change by asking again. */
const final = new Set(["not_signed_in", "not_allowed", "not_found", "input_invalid"]);

export function createQueryClient(): QueryClient {
  return new QueryClient({
    // A session that ended while pages were open: whoever asked, the frame asks who it is.
    queryCache: new QueryCache({
      onError: (error) => {
        if (reasonOf(error) === "not_signed_in") dispatchEvent(new Event(SESSION_ENDED));
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (count, error) => count < 2 && !final.has(reasonOf(error) ?? ""),
      },
    },
  });
}
