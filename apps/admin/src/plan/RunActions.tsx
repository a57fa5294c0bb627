import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useText } from "../language/index.ts";
import { Dialog, Failed } from "../parts/index.ts";
import { useFailure, useTRPC, type Outputs, type Role } from "../server/index.ts";
import { text as texts } from "./text.ts";

/** What the reader's role may do with a run in its state. The API decides again at each call. */
export function RunActions(props: {
  readonly status: Outputs["plan"]["runStatus"];
  readonly role: Role;
}) {
  const { runs: words } = useText(texts);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const failure = useFailure();
  const [asks, setAsks] = useState(false);
  const onSuccess = () => queries.invalidateQueries({ queryKey: trpc.plan.pathKey() });
  const cancel = useMutation(trpc.plan.cancelRun.mutationOptions({ onSuccess }));
  const propose = useMutation(trpc.plan.propose.mutationOptions({ onSuccess }));
  const approve = useMutation(
    trpc.plan.approve.mutationOptions({
      // A new plan of record changes what every page shows.
      onSuccess: () => queries.invalidateQueries(),
      onSettled: () => setAsks(false),
    }),
  );
  const { runId, state, planHash } = props.status;
  const commandId = () => crypto.randomUUID();
  const error = cancel.error ?? propose.error ?? approve.error;
  return (
    <div className="no-print mt-3 space-y-3">
      {props.role === "planner" && (state === "queued" || state === "running") && (
        <button
          type="button"
          className="button"
          disabled={cancel.isPending || props.status.cancelRequested}
          onClick={() => cancel.mutate({ commandId: commandId(), runId })}
        >
          {words.cancel}
        </button>
      )}
      {props.role === "planner" && state === "draft" && planHash !== null && (
        <button
          type="button"
          className="button button-primary"
          disabled={propose.isPending}
          onClick={() => propose.mutate({ commandId: commandId(), runId, planHash })}
        >
          {words.propose}
        </button>
      )}
      {props.role === "approver" && state === "proposed" && planHash !== null && (
        <>
          <button type="button" className="button button-primary" onClick={() => setAsks(true)}>
            {words.approve}
          </button>
          <Dialog title={words.approveQuestion} isOpen={asks} onClose={() => setAsks(false)}>
            <p>{words.approveBody}</p>
            <p className="my-3 font-mono text-sm break-all">{planHash}</p>
            <div className="flex gap-2">
              <button
                type="button"
                className="button button-primary"
                disabled={approve.isPending}
                onClick={() => approve.mutate({ commandId: commandId(), runId, planHash })}
              >
                {words.approve}
              </button>
              <button type="button" className="button" onClick={() => setAsks(false)}>
                {words.keep}
              </button>
            </div>
          </Dialog>
        </>
      )}
      {error !== null && <Failed failure={failure(error)} />}
    </div>
  );
}
