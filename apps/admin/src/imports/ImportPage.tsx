import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useFormat, useText } from "../language/index.ts";
import { FillBar, Notice, Page } from "../parts/index.ts";
import { Loaded, useTRPC } from "../server/index.ts";
import { CheckStep } from "./CheckStep.tsx";
import { FailureNotice } from "./FailureNotice.tsx";
import { ImportActions } from "./ImportActions.tsx";
import { MatchStep } from "./MatchStep.tsx";
import { isAtWork, stepAt, steps, type Import } from "./state.ts";
import { text as texts } from "./text.ts";
import { useProgress } from "./useProgress.ts";

const route = getRouteApi("/imports/$importId");

/** One import at the step where it is; whoever leaves and comes back finds it there. */
export function ImportPage() {
  const trpc = useTRPC();
  const { importId } = route.useParams();
  const one = useQuery(
    trpc.imports.one.queryOptions(
      { importId },
      // Beside the events of the server, which a proxy may hold back.
      {
        refetchInterval: ({ state }) =>
          state.data !== undefined && isAtWork(state.data.state) ? 3000 : false,
      },
    ),
  );
  return <Loaded query={one}>{(data) => <ImportView key={data.importId} data={data} />}</Loaded>;
}

function ImportView({ data }: { readonly data: Import }) {
  const text = useText(texts);
  const { moment: at } = useFormat();
  const body = useFocusOnNewStep(data.state);
  return (
    <Page title={data.fileName} lead={at(data.startedAt)} actions={<ImportActions data={data} />}>
      <StepList data={data} />
      <div ref={body} tabIndex={-1} className="space-y-4 outline-none">
        {isAtWork(data.state) && <Work data={data} />}
        {data.failure !== null && <FailureNotice state={data.state} failure={data.failure} />}
        {data.sameFileAs !== null && data.state !== "undone" && (
          <Notice tone="notice" title={text.sameFile} body={text.sameFileBody} />
        )}
        {data.state === "matching" && <MatchStep data={data} />}
        {(data.state === "checked" || data.state === "committed") && <CheckStep data={data} />}
        {data.state === "undone" && (
          <Notice tone="neutral" title={text.outcome.undone} body={text.outcome.undoneBody} />
        )}
        {data.state === "discarded" && (
          <Notice tone="neutral" title={text.outcome.discarded} body={text.outcome.discardedBody} />
        )}
      </div>
      <Link to="/imports" className="link inline-block">
        {text.all}
      </Link>
    </Page>
  );
}

function StepList({ data }: { readonly data: Import }) {
  const text = useText(texts);
  const at = stepAt(data.state);
  if (at === null) return null;
  const reached = steps.indexOf(at);
  return (
    <ol className="flex flex-wrap gap-x-1 gap-y-1 text-sm" aria-label={text.stepsLabel}>
      {steps.map((step, index) => (
        <li
          key={step}
          aria-current={step === at ? "step" : undefined}
          className="flex items-center gap-1.5 pe-3 text-soft aria-[current=step]:font-semibold aria-[current=step]:text-primary"
        >
          <span
            aria-hidden
            className={`grid size-5 place-items-center rounded-full text-xs ${index <= reached ? "bg-primary text-on-primary" : "bg-sunken"}`}
          >
            {index < reached ? "✓" : index + 1}
          </span>
          {text.steps[step]}
        </li>
      ))}
    </ol>
  );
}

function Work({ data }: { readonly data: Import }) {
  const { work } = useText(texts);
  const percent = useProgress(data.importId, data.state, data.percent);
  const { state } = data;
  if (!isAtWork(state)) return null;
  const words = work.percent(String(percent));
  return (
    <div className="card space-y-2 p-4" role="status" aria-live="polite">
      <p className="font-semibold">
        {work[state]} · {words}
      </p>
      <div className="max-w-md">
        <FillBar value={percent} whole={100} label={words} />
      </div>
      <p className="text-sm text-soft">{work.leave}</p>
    </div>
  );
}

/** When the machine hands the import back, the keyboard goes on where the new step begins. */
function useFocusOnNewStep(state: Import["state"]) {
  const body = useRef<HTMLDivElement>(null);
  const shown = useRef(state);
  useEffect(() => {
    if (shown.current === state) return;
    shown.current = state;
    body.current?.focus({ preventScroll: true });
  }, [state]);
  return body;
}
