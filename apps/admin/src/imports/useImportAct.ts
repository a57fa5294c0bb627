import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Failure } from "../parts/index.ts";
import { useFailure, useTRPC, useTRPCClient } from "../server/index.ts";
import type { Import } from "./state.ts";

/** A command on an import as the reader saw it: sent once, and the pages ask again. */
export function useImportAct<Input>(
  data: Pick<Import, "importId" | "version">,
  send: (
    client: ReturnType<typeof useTRPCClient>,
    seen: { readonly commandId: string; readonly importId: string; readonly version: number },
    input: Input,
  ) => Promise<unknown>,
) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const failureOf = useFailure();
  const act = useMutation({
    mutationFn: (input: Input) =>
      send(
        client,
        { commandId: crypto.randomUUID(), importId: data.importId, version: data.version },
        input,
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: trpc.imports.pathKey() }),
  });
  const failure: Failure | null = act.error === null ? null : failureOf(act.error);
  return { run: act.mutate, isBusy: act.isPending, failure };
}
