import { assertNever } from "@pindah/domain/kernel";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useFormat, useText } from "../language/index.ts";
import { asCode, Dialog, Facts, Failed, isReason, Notice, ReasonField } from "../parts/index.ts";
import { useFailure, useSession, useTRPC, type Outputs, type Role } from "../server/index.ts";
import { pinText as texts } from "./pin-text.ts";

type Pin = Outputs["housing"]["pins"]["pins"][number];
type Pinned = Outputs["housing"]["pin"];
const readers: readonly Role[] = ["planner", "housing_officer", "approver", "auditor"];

/** The homes given by hand, where the reader may see them. */
export function usePins(): readonly Pin[] {
  const trpc = useTRPC();
  const { role } = useSession();
  const enabled = readers.includes(role);
  return useQuery(trpc.housing.pins.queryOptions({}, { enabled })).data?.pins ?? [];
}

/** Whether a home is given by hand and what came of it; the housing officer gives and takes back. */
export function PinPanel(props: {
  readonly pin: Pin | undefined;
  readonly onAct: (act: "pin" | "undo") => void;
}) {
  const text = useText(texts);
  const format = useFormat();
  const { role } = useSession();
  const { pin } = props;
  const acts = role === "housing_officer";
  if (pin === undefined)
    return acts ? (
      <button type="button" className="button" onClick={() => props.onAct("pin")}>
        {text.pin} <kbd>P</kbd>
      </button>
    ) : null;
  return (
    <section className="space-y-2 border-t border-line pt-3">
      <h3>{text.byHand}</h3>
      <Facts
        facts={[
          [text.household, asCode(pin.householdId)],
          [text.reason, pin.reason],
          [text.on, format.date(pin.pinnedOn)],
          [text.computed, computedOf(pin, text)],
          [text.outcome, outcomeOf(pin, text)],
        ]}
      />
      {acts && (
        <button type="button" className="button" onClick={() => props.onAct("undo")}>
          {text.undo} <kbd>U</kbd>
        </button>
      )}
    </section>
  );
}

/** Asks for the household and the reason, or for the reason to take a pin back. */
export function PinDialog(props: {
  readonly act: "pin" | "undo";
  readonly homeId: string;
  readonly pin: Pin | undefined;
  readonly onClose: () => void;
}) {
  const text = useText(texts);
  const trpc = useTRPC();
  const failure = useFailure();
  const queries = useQueryClient();
  const id = useId();
  const [householdId, setHousehold] = useState("");
  const [reason, setReason] = useState("");
  const done = () => queries.invalidateQueries({ queryKey: trpc.housing.pathKey() });
  const give = useMutation(
    trpc.housing.pin.mutationOptions({
      onSuccess: async (result) => {
        await done();
        if (result.kind === "done") props.onClose();
      },
    }),
  );
  const undo = useMutation(
    trpc.housing.undoPin.mutationOptions({
      onSuccess: async () => {
        await done();
        props.onClose();
      },
    }),
  );
  const { act, homeId, pin } = props;
  const error = give.error ?? undo.error;
  const lacks = !isReason(reason) || (act === "pin" && householdId.trim() === "");
  const submit = () => {
    const command = { commandId: crypto.randomUUID(), reason: reason.trim() };
    if (act === "pin") give.mutate({ ...command, homeId, householdId: householdId.trim() });
    else if (pin !== undefined) undo.mutate({ ...command, pinId: pin.pinId });
  };
  return (
    <Dialog
      title={act === "pin" ? text.pinTitle(homeId) : text.undoTitle(homeId)}
      isOpen
      onClose={props.onClose}
    >
      <form
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (!lacks) submit();
        }}
      >
        <p className="text-sm text-soft">{text.effect}</p>
        {act === "pin" && (
          <label htmlFor={id} className="grid gap-1">
            {text.householdCode}
            <input
              id={id}
              className="field"
              autoComplete="off"
              value={householdId}
              onChange={(event) => setHousehold(event.target.value)}
            />
          </label>
        )}
        <ReasonField value={reason} onChange={setReason} />
        {give.data?.kind === "refused" && (
          <Notice tone="negative" title={obstacle(give.data.refusal, text)} />
        )}
        {error !== null && <Failed failure={failure(error)} />}
        <button
          type="submit"
          className="button button-primary"
          disabled={lacks || give.isPending || undo.isPending}
        >
          {act === "pin" ? text.pin : text.undo}
        </button>
      </form>
    </Dialog>
  );
}

type Text = ReturnType<typeof useText<(typeof texts)["id"]>>;

function computedOf({ result }: Pin, text: Text): string {
  if (result === null) return text.notYet;
  return result.computed === null ? text.noHome : result.computed.homeId;
}

function outcomeOf({ result }: Pin, text: Text): string {
  if (result === null) return text.notYet;
  return result.outcome.kind === "honoured"
    ? text.honoured(result.outcome.waveId)
    : text.refused[result.outcome.because.kind];
}

function obstacle(refusal: Extract<Pinned, { kind: "refused" }>["refusal"], text: Text): string {
  const why = text.refused[refusal.kind];
  switch (refusal.kind) {
    case "home_not_available":
      return refusal.reason === null ? why : `${why} (${refusal.reason})`;
    case "home_pinned_before":
      return `${why} (${refusal.householdId})`;
    case "household_pinned_before":
      return `${why} (${refusal.homeId})`;
    case "home_not_given_out":
      return why;
    default:
      return assertNever(refusal);
  }
}
