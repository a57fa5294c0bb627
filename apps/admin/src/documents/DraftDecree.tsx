import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useFormat, useText } from "../language/index.ts";
import { Failed, Section, SelectField } from "../parts/index.ts";
import { useFailure, useTRPC } from "../server/index.ts";
import { text as texts } from "./text.ts";

/** Drafts the decree of a wave that houses somebody. */
export function DraftDecree() {
  const text = useText(texts);
  const format = useFormat();
  const trpc = useTRPC();
  const failure = useFailure();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState("");
  const waves = useQuery(trpc.waves.list.queryOptions({}));
  const draft = useMutation(
    trpc.documents.draftDecree.mutationOptions({
      onSuccess: () => {
        setChosen("");
        void queries.invalidateQueries({ queryKey: trpc.documents.pathKey() });
      },
    }),
  );
  const moving = (waves.data ?? []).filter(({ result }) => (result?.householdsHoused ?? 0) > 0);
  const wave = moving.find(({ waveId }) => waveId === chosen);
  return (
    <Section title={text.draft} note={text.draftNote}>
      <form
        className="no-print flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (wave !== undefined)
            draft.mutate({ commandId: crypto.randomUUID(), waveId: wave.waveId });
        }}
      >
        <SelectField
          label={text.wave}
          value={chosen}
          options={[
            { value: "", name: text.choose },
            ...moving.map(({ waveId, name }) => ({ value: waveId, name: format.text(name) })),
          ]}
          onChange={setChosen}
        />
        <button type="submit" className="button" disabled={draft.isPending || wave === undefined}>
          {text.make}
        </button>
      </form>
      {draft.error !== null && <Failed failure={failure(draft.error)} />}
    </Section>
  );
}
