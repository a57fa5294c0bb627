import type { AppRouter } from "@pindah/api/router";
import { createTRPCClient, httpLink, type TRPCClient } from "@trpc/client";

export type ApiClient = TRPCClient<AppRouter>;

/** Somebody who may sign in to the demonstration. */
export type Account = {
  readonly role: string;
  readonly signInName: string;
  readonly displayName: string;
  readonly password: string;
};

/** The API as one visitor sees it: keeps the cookie of its session, and says where it comes from. */
export function apiClient(apiUrl: string, origin: string): ApiClient {
  let cookie: string | undefined;
  return createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${apiUrl}/trpc`,
        methodOverride: "POST",
        fetch: async (url, options) => {
          const headers = new Headers(options?.headers);
          headers.set("origin", origin);
          if (cookie !== undefined) headers.set("cookie", cookie);
          const { method = "GET", body } = options ?? {};
          const response = await fetch(url, {
            method,
            headers,
            ...(typeof body === "string" ? { body } : {}),
          });
          const [set] = response.headers.getSetCookie();
          if (set !== undefined) cookie = set.split(";", 1)[0];
          return response;
        },
      }),
    ],
  });
}
