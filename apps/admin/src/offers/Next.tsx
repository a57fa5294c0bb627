import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useFormat, useText } from "../language/index.ts";
import { Act } from "../parts/index.ts";
import { useFailure, useSession, useTRPC, type Outputs } from "../server/index.ts";
import { text as texts } from "./text.ts";

type Row = Outputs["offers"]["list"]["rows"][number];

/** Who is next in line for a home that came free, and what an exchange would change. */
export function Next(props: { readonly row: Row; readonly isTaken: boolean }) {
  const text = useText(texts);
  const format = useFormat();
  const trpc = useTRPC();
  const me = useSession();
  const failure = useFailure();
  const queries = useQueryClient();
  const passOn = useMutation(
    trpc.offers.passOn.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.offers.pathKey() }),
    }),
  );
  const { succession, successionState, offerId } = props.row;
  if (successionState === "none") return null;
  if (successionState !== "ready" || succession === null)
    return (
      <span>
        {text.next}: {successionState === "failed" ? text.failed : text.computing}
      </span>
    );
  const { direct, byExchange } = succession;
  const isPassedOn = passOn.data !== undefined || props.isTaken;
  return (
    <div className="space-y-1">
      <p>
        {text.next}: {direct === null ? text.nobody : direct.householdId}
      </p>
      {byExchange.length > 0 && (
        <details className="text-sm">
          <summary className="text-soft">{text.moves(format.number(byExchange.length))}</summary>
          <ul className="font-mono">
            {byExchange.map(({ householdId, from, to }) => (
              <li key={householdId}>
                {householdId}: {from ?? text.waits} → {to}
              </li>
            ))}
          </ul>
        </details>
      )}
      {direct !== null && isPassedOn && <p className="text-sm text-soft">{text.passedOn}</p>}
      {direct !== null && me.role === "housing_officer" && !isPassedOn && (
        <Act
          name={text.passOn(direct.householdId)}
          question={text.passOnQuestion}
          body={text.passOnNote(direct.householdId, direct.to)}
          isBusy={passOn.isPending}
          failure={passOn.error === null ? null : failure(passOn.error)}
          onConfirm={(_reason, close) =>
            passOn.mutate(
              { commandId: crypto.randomUUID(), offerId, householdId: direct.householdId },
              { onSuccess: close },
            )
          }
        />
      )}
    </div>
  );
}
