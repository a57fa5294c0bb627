import { catalogue } from "@pindah/ui";
import { useState } from "react";
import { useText } from "../language/index.ts";
import { Dialog } from "./dialog.tsx";
import { isReason, ReasonField } from "./fields.tsx";
import { Failed, type Failure } from "./states.tsx";

const texts = catalogue({
  id: {
    keep: "Batal",
    bound: "Yang disetujui adalah isi dengan sidik ini, tidak lain:",
  },
  en: {
    keep: "Cancel",
    bound: "What is approved is the content with this hash, and nothing else:",
  },
});

/** A button that asks once more: what is done, to exactly which content, and why. */
export function Act(props: {
  readonly name: string;
  readonly question: string;
  readonly body?: string;
  /** The hash of what the reader saw. */
  readonly hash?: string;
  readonly asksReason?: boolean;
  readonly isPrimary?: boolean;
  readonly isBusy: boolean;
  readonly failure: Failure | null;
  readonly onConfirm: (reason: string, close: () => void) => void;
}) {
  const text = useText(texts);
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const close = () => {
    setOpen(false);
    setReason("");
  };
  const lacksReason = props.asksReason === true && !isReason(reason);
  const style = props.isPrimary === true ? "button button-primary" : "button";
  return (
    <>
      <button type="button" className={style} onClick={() => setOpen(true)}>
        {props.name}
      </button>
      <Dialog title={props.question} isOpen={isOpen} onClose={close}>
        <form
          className="space-y-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (!lacksReason) props.onConfirm(reason.trim(), close);
          }}
        >
          {props.body !== undefined && <p>{props.body}</p>}
          {props.hash !== undefined && (
            <p>
              {text.bound} <span className="block font-mono text-sm break-all">{props.hash}</span>
            </p>
          )}
          {props.asksReason === true && <ReasonField value={reason} onChange={setReason} />}
          {props.failure !== null && <Failed failure={props.failure} />}
          <div className="flex gap-2">
            <button
              type="submit"
              className="button button-primary"
              disabled={props.isBusy || lacksReason}
            >
              {props.name}
            </button>
            <button type="button" className="button" onClick={close}>
              {text.keep}
            </button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
