import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useState } from "react";
import { CSPProvider } from "@base-ui/react/csp-provider";
import { LanguageProvider } from "../language/index.ts";
import {
  ApiAddress,
  createApiClient,
  createQueryClient,
  TRPCProvider,
  type Config,
} from "../server/index.ts";
import { router } from "./router.tsx";

export function Application(props: { readonly config: Config }) {
  const [queryClient] = useState(createQueryClient);
  const [trpcClient] = useState(() => createApiClient(props.config.api));
  return (
    <CSPProvider disableStyleElements>
      <LanguageProvider>
        <QueryClientProvider client={queryClient}>
          <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
            <ApiAddress value={props.config.api}>
              <RouterProvider router={router} />
            </ApiAddress>
          </TRPCProvider>
        </QueryClientProvider>
      </LanguageProvider>
    </CSPProvider>
  );
}
