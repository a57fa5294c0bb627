import { HouseholdId } from "@pindah/domain/kernel";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useText } from "../language/index.ts";
import { CodeLine, Failed, Section } from "../parts/index.ts";
import { useFailure, useTRPC } from "../server/index.ts";
import { text as texts } from "./text.ts";

/** Drafts the entitlement sheet of a household that the plan houses. */
export function DraftSheet() {
  const text = useText(texts);
  const trpc = useTRPC();
  const failure = useFailure();
  const queries = useQueryClient();
  const [household, setHousehold] = useState("");
  const draft = useMutation(
    trpc.documents.draftEntitlement.mutationOptions({
      onSuccess: () => {
        setHousehold("");
        void queries.invalidateQueries({ queryKey: trpc.documents.pathKey() });
      },
    }),
  );
  const householdId = HouseholdId.safeParse(household.trim());
  return (
    <Section title={text.sheet} note={text.sheetNote}>
      <form
        className="no-print flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (householdId.success)
            draft.mutate({ commandId: crypto.randomUUID(), householdId: householdId.data });
        }}
      >
        <CodeLine label={text.household} value={household} onChange={setHousehold} />
        <button type="submit" className="button" disabled={draft.isPending || !householdId.success}>
          {text.make}
        </button>
      </form>
      {draft.error !== null && <Failed failure={failure(draft.error)} />}
    </Section>
  );
}
