import { PersonId } from "@pindah/domain/kernel";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type SubmitEvent } from "react";
import { useText } from "../language/index.ts";
import {
  CodeLine,
  Failed,
  isReason,
  Notice,
  ReasonLine,
  Section,
  SelectField,
} from "../parts/index.ts";
import { useFailure, useTRPC, type Outputs } from "../server/index.ts";
import { text as texts } from "./text.ts";

type Row = Outputs["decisions"]["list"]["rows"][number];
const measures: readonly Row["measure"][] = ["postpone", "exempt"];
const grounds: readonly Row["ground"][] = [
  "health_care",
  "care_of_family",
  "school_year",
  "spouse_work",
  "other",
];

/** Asks that a person be treated otherwise than computed. Somebody else decides. */
export function Propose() {
  const text = useText(texts);
  const trpc = useTRPC();
  const failure = useFailure();
  const queries = useQueryClient();
  const [person, setPerson] = useState("");
  const [measure, setMeasure] = useState<Row["measure"]>("postpone");
  const [ground, setGround] = useState<Row["ground"]>("health_care");
  const [reason, setReason] = useState("");
  const propose = useMutation(
    trpc.decisions.propose.mutationOptions({
      onSuccess: () => {
        setPerson("");
        setReason("");
        void queries.invalidateQueries({ queryKey: trpc.decisions.pathKey() });
      },
    }),
  );
  const personId = PersonId.safeParse(person.trim());
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!personId.success) return;
    const command = { commandId: crypto.randomUUID(), personId: personId.data };
    propose.mutate({ ...command, measure, ground, reason: reason.trim() });
  };
  return (
    <Section title={text.ask} note={text.askNote}>
      <form className="no-print flex flex-wrap items-end gap-3" onSubmit={submit}>
        <CodeLine label={text.personCode} value={person} onChange={setPerson} />
        <SelectField
          label={text.measure}
          value={measure}
          options={measures.map((value) => ({ value, name: text.measures[value] }))}
          onChange={(value) => setMeasure(measures.find((each) => each === value) ?? measure)}
        />
        <SelectField
          label={text.ground}
          value={ground}
          options={grounds.map((value) => ({ value, name: text.grounds[value] }))}
          onChange={(value) => setGround(grounds.find((each) => each === value) ?? ground)}
        />
        <ReasonLine value={reason} onChange={setReason} />
        <button
          type="submit"
          className="button"
          disabled={propose.isPending || !personId.success || !isReason(reason)}
        >
          {text.propose}
        </button>
      </form>
      {propose.data !== undefined && (
        <div className="mt-3">
          <Notice tone="positive" title={text.proposed} />
        </div>
      )}
      {propose.error !== null && <Failed failure={failure(propose.error)} />}
    </Section>
  );
}
