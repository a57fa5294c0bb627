import { DECLINE_REASONS } from "@pindah/domain/housing";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useFormat, useText } from "../language/index.ts";
import { Act, Dialog, Failed, Notice, SelectField } from "../parts/index.ts";
import { useFailure, useSession, useTRPC, type Outputs } from "../server/index.ts";
import { text as texts } from "./text.ts";

type Row = Outputs["offers"]["list"]["rows"][number];

/** Accept, decline with a reason, or take the offer back: each asks once more. */
export function Answer({ row }: { readonly row: Row }) {
  const text = useText(texts);
  const format = useFormat();
  const trpc = useTRPC();
  const me = useSession();
  const failure = useFailure();
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: trpc.offers.pathKey() });
  const answer = useMutation(trpc.offers.answer.mutationOptions({ onSuccess }));
  const withdraw = useMutation(trpc.offers.withdraw.mutationOptions({ onSuccess }));
  if (me.role !== "housing_officer" && me.role !== "employee") return null;
  const { householdId, offerId, version } = row;
  const command = () => ({ commandId: crypto.randomUUID(), householdId });
  const failed = answer.error === null ? null : failure(answer.error);
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Act
        name={text.accept}
        question={text.acceptQuestion}
        body={`${row.homeId}, ${text.flat(row.towerId, format.number(row.floor), format.number(row.bedrooms))}`}
        isPrimary
        isBusy={answer.isPending}
        failure={failed}
        onConfirm={(_reason, close) =>
          answer.mutate({ ...command(), answer: { kind: "accept" } }, { onSuccess: close })
        }
      />
      <Decline
        isBusy={answer.isPending}
        failure={failed}
        onConfirm={(reason, close) =>
          answer.mutate({ ...command(), answer: { kind: "decline", reason } }, { onSuccess: close })
        }
      />
      {me.role === "housing_officer" && (
        <Act
          name={text.withdraw}
          question={text.withdrawQuestion}
          asksReason
          isBusy={withdraw.isPending}
          failure={withdraw.error === null ? null : failure(withdraw.error)}
          onConfirm={(reason, close) =>
            withdraw.mutate(
              { commandId: crypto.randomUUID(), offerId, version, reason },
              { onSuccess: close },
            )
          }
        />
      )}
      {answer.data?.kind === "refused" && (
        <Notice tone="negative" title={text.late(format.date(row.openUntil), row.zone)} />
      )}
    </div>
  );
}

type DeclineReason = (typeof DECLINE_REASONS)[number];

function Decline(props: {
  readonly isBusy: boolean;
  readonly failure: Parameters<typeof Failed>[0]["failure"] | null;
  readonly onConfirm: (reason: DeclineReason, close: () => void) => void;
}) {
  const text = useText(texts);
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState<DeclineReason | undefined>();
  const close = () => setOpen(false);
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {text.decline}
      </button>
      <Dialog title={text.declineQuestion} isOpen={isOpen} onClose={close}>
        <form
          className="space-y-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (reason !== undefined) props.onConfirm(reason, close);
          }}
        >
          <p>{text.declineNote}</p>
          <SelectField
            label={text.reason}
            value={reason ?? ""}
            options={[
              { value: "", name: text.choose },
              ...DECLINE_REASONS.map((value) => ({ value, name: text.reasons[value] })),
            ]}
            onChange={(value) => setReason(DECLINE_REASONS.find((each) => each === value))}
          />
          {props.failure !== null && <Failed failure={props.failure} />}
          <button
            type="submit"
            className="button button-primary"
            disabled={props.isBusy || reason === undefined}
          >
            {text.decline}
          </button>
        </form>
      </Dialog>
    </>
  );
}
