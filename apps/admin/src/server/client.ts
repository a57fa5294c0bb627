import type { AppRouter } from "@pindah/api/router";
import { QueryClient } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { reasonOf } from "./failure.ts";

export const { TRPCProvider, useTRPC } = createTRPCContext<AppRouter>();

/** Queries travel as POST, so that what is asked for is in no address and in no log. */
export function createApiClient(api: string) {
  return createTRPCClient<AppRouter>({
    links: [
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

/** What the answer says will not change by asking again. */
const final = new Set(["not_signed_in", "not_allowed", "not_found", "input_invalid"]);

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (count, error) => count < 2 && !final.has(reasonOf(error) ?? ""),
      },
    },
  });
}
