import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useText } from "../language/index.ts";
import { Act } from "../parts/index.ts";
import { useFailure, useTRPC } from "../server/index.ts";
import { text as texts } from "./text.ts";

/** Takes the own objection back before it is answered. */
export function Withdraw({ objectionId }: { readonly objectionId: string }) {
  const text = useText(texts);
  const trpc = useTRPC();
  const failure = useFailure();
  const queries = useQueryClient();
  const withdraw = useMutation(
    trpc.objections.withdraw.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.objections.pathKey() }),
    }),
  );
  return (
    <div className="mt-2">
      <Act
        name={text.withdraw}
        question={text.withdrawQuestion}
        body={text.withdrawNote}
        isBusy={withdraw.isPending}
        failure={withdraw.error === null ? null : failure(withdraw.error)}
        onConfirm={(_reason, close) =>
          withdraw.mutate({ commandId: crypto.randomUUID(), objectionId }, { onSuccess: close })
        }
      />
    </div>
  );
}
