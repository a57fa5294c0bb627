import { LocalDate } from "@pindah/domain/kernel";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { todayInJakarta, useFormat, useText } from "../language/index.ts";
import { Failed, isReason, Notice, ReasonLine, Section } from "../parts/index.ts";
import { useFailure, useTRPC, type Outputs } from "../server/index.ts";
import { text as texts } from "./text.ts";

type Row = Outputs["nominations"]["board"]["rows"][number];

/** More time for all institutions of a wave that have not handed in, with the reason. */
export function ExtendTime({ rows }: { readonly rows: readonly Row[] }) {
  const text = useText(texts);
  const format = useFormat();
  const trpc = useTRPC();
  const failure = useFailure();
  const queries = useQueryClient();
  const [reason, setReason] = useState("");
  const extend = useMutation(
    trpc.nominations.extend.mutationOptions({
      onSuccess: (answer) => {
        if (answer.kind === "done") setReason("");
        void queries.invalidateQueries({ queryKey: trpc.nominations.pathKey() });
      },
    }),
  );
  const open = rows.filter(({ state }) => state === "draft" || state === "returned");
  const waves = [...new Map(open.map((row) => [row.waveId, row.waveName])).entries()];
  if (waves.length === 0) return null;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const wave = waves.find(([waveId]) => waveId === form.get("wave"));
    const day = LocalDate.safeParse(form.get("lastDay"));
    if (wave === undefined || !day.success) return;
    const command = { commandId: crypto.randomUUID(), waveId: wave[0], lastDay: day.data };
    extend.mutate({ ...command, reason: reason.trim() });
  };
  const answer = extend.data;
  return (
    <Section title={text.extendTitle} note={text.extendNote}>
      <form className="no-print flex flex-wrap items-end gap-3" onSubmit={submit}>
        <label className="grid gap-0.5 text-xs text-soft">
          {text.wave}
          <select name="wave" className="field text-base text-ink">
            {waves.map(([waveId, name]) => (
              <option key={waveId} value={waveId}>
                {format.text(name)}
              </option>
            ))}
          </select>
        </label>
        <label className="grid gap-0.5 text-xs text-soft">
          {text.newDay}
          <input
            type="date"
            name="lastDay"
            required
            min={todayInJakarta()}
            className="field text-base text-ink"
          />
        </label>
        <ReasonLine value={reason} onChange={setReason} />
        <button type="submit" className="button" disabled={extend.isPending || !isReason(reason)}>
          {text.extend}
        </button>
      </form>
      {answer !== undefined && (
        <div className="mt-3">
          {answer.kind === "done" ? (
            <Notice
              tone="positive"
              title={text.extended(format.number(answer.lists), format.date(answer.lastDay))}
            />
          ) : (
            <Notice
              tone="negative"
              title={text.notExtended[answer.refusal](format.date(answer.day))}
            />
          )}
        </div>
      )}
      {extend.error !== null && <Failed failure={failure(extend.error)} />}
    </Section>
  );
}
