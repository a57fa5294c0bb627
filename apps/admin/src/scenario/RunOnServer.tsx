import type { Patch, Scenario } from "@pindah/domain/scenario";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useId, useState, type SubmitEvent } from "react";
import { useText } from "../language/index.ts";
import { Dialog, Failed } from "../parts/index.ts";
import { useFailure, useTRPC } from "../server/index.ts";
import { text as texts } from "./text.ts";

/**
 * Has the server compute the scenario. The browser takes the hash of its own plan under the very
 * same scenario first, and the page of the run compares the two.
 */
export function RunOnServer(props: {
  readonly patches: readonly Patch[];
  readonly hashOf: (scenario: Scenario) => Promise<string>;
}) {
  const text = useText(texts);
  const trpc = useTRPC();
  const navigate = useNavigate();
  const failure = useFailure();
  const ids = { name: useId(), reason: useId() };
  const [isOpen, setIsOpen] = useState(false);
  const run = useMutation(trpc.plan.run.mutationOptions());
  const [error, setError] = useState<unknown>(null);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const scenario = scenarioFrom(form, props.patches);
    setError(null);
    void (async () => {
      const browser = await props.hashOf(scenario);
      const { runId } = await run.mutateAsync({ commandId: crypto.randomUUID(), scenario });
      await navigate({ to: "/runs/$runId", params: { runId }, search: { browser } });
    })().catch(setError);
  };
  return (
    <>
      <button
        type="button"
        className="button button-primary"
        disabled={props.patches.length === 0}
        title={props.patches.length === 0 ? text.scenarioNeedsLever : undefined}
        onClick={() => setIsOpen(true)}
      >
        {text.propose}
      </button>
      <Dialog title={text.proposeTitle} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <p className="mb-3 text-soft">{text.proposeBody}</p>
        <form onSubmit={submit} className="grid gap-3">
          <label htmlFor={ids.name} className="grid gap-1 text-sm">
            {text.name}
            <input id={ids.name} name="name" required maxLength={120} className="field" />
          </label>
          <label htmlFor={ids.reason} className="grid gap-1 text-sm">
            {text.reason}
            <textarea
              id={ids.reason}
              name="reason"
              required
              maxLength={1000}
              rows={3}
              className="field"
            />
          </label>
          <button type="submit" className="button button-primary" disabled={run.isPending}>
            {run.isPending ? text.sending : text.send}
          </button>
          {error !== null && <Failed failure={failure(error)} />}
        </form>
      </Dialog>
    </>
  );
}

/** Title and reason are the planner's own words, kept as written for readers of both languages. */
function scenarioFrom(form: FormData, patches: readonly Patch[]): Scenario {
  const words = (key: string) => {
    const value = form.get(key);
    const written = typeof value === "string" ? value.trim() : "";
    return { id: written, en: written };
  };
  const title = words("name");
  const slug = title.id
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 60);
  return {
    id: slug === "" ? "scenario" : slug,
    title,
    reason: words("reason"),
    patches: [...patches],
  };
}
