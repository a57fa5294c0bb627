import type { Patch, Scenario } from "@pindah/domain/scenario";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { useFormat, useText } from "../language/index.ts";
import { Notice, Page, Section, Waiting } from "../parts/index.ts";
import { Loaded, useTRPC, type Outputs } from "../server/index.ts";
import { ConsequenceView } from "./ConsequenceView.tsx";
import { DifferenceTable } from "./DifferenceTable.tsx";
import { fromAddress } from "./levers.ts";
import type { LeverBase } from "./lever-base.ts";
import { Levers } from "./Levers.tsx";
import { RunOnServer } from "./RunOnServer.tsx";
import { text as texts } from "./text.ts";
import { usePlanner } from "./usePlanner.ts";

type Inputs = Outputs["plan"]["inputs"];
const route = getRouteApi("/scenario");

/** The levers, their consequence, and the difference to the plan of record, live in a worker. */
export function ScenarioPage() {
  const trpc = useTRPC();
  const inputs = useQuery(
    trpc.plan.inputs.queryOptions({}, { staleTime: Infinity, gcTime: 10 * 60_000 }),
  );
  return <Loaded query={inputs}>{(data) => <Studio inputs={data} />}</Loaded>;
}

function Studio({ inputs }: { readonly inputs: Inputs }) {
  const text = useText(texts);
  const format = useFormat();
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/scenario" });
  const patches = useMemo(() => fromAddress(search.p), [search.p]);
  const scenario = useMemo(() => scenarioWith(inputs.scenario, patches), [inputs, patches]);
  const planner = usePlanner(inputs, scenario);
  const base = useMemo(() => leverBase(inputs), [inputs]);
  const onMove = useCallback(
    (moved: readonly Patch[]) => {
      void navigate({
        search: moved.length === 0 ? {} : { p: moved },
        replace: true,
        resetScroll: false,
      });
    },
    [navigate],
  );
  const { opened, latest } = planner;
  const classes = inputs.policy.screening.classes.map(({ code }) => code);
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        <>
          <button
            type="button"
            className="button"
            disabled={patches.length === 0}
            onClick={() => onMove([])}
          >
            {text.reset}
          </button>
          <RunOnServer patches={scenario?.patches ?? []} hashOf={planner.hashOf} />
        </>
      }
    >
      {planner.failure !== null && (
        <Notice tone="negative" title={text.failed} body={planner.failure} />
      )}
      {latest?.kind === "refused" && (
        <Notice tone="negative" title={text.refused} body={JSON.stringify(latest.refusal)} />
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[17rem_minmax(0,1fr)]">
        <div className="card p-4 lg:sticky lg:top-16 lg:max-h-[calc(100dvh-5rem)] lg:overflow-y-auto">
          <h2 className="mb-3">{text.levers}</h2>
          <Levers base={base} patches={patches} onMove={onMove} />
        </div>
        <div className="min-w-0 space-y-4">
          {opened === null && planner.failure === null ? (
            <div className="card">
              <p className="px-4 pt-3">{text.preparing}</p>
              <Waiting />
            </div>
          ) : (
            opened !== null && (
              <>
                <ConsequenceView
                  record={opened.record}
                  now={latest?.kind === "tried" ? latest.consequence : opened.record}
                  difference={latest?.kind === "tried" ? latest.difference : null}
                  waves={base.waves}
                  status={
                    planner.isComputing || latest?.kind !== "tried"
                      ? text.computing
                      : text.computed(
                          format.number(latest.milliseconds),
                          format.number(inputs.dataset.people.length),
                        )
                  }
                />
                {latest?.kind === "tried" && (
                  <DifferenceTable difference={latest.difference} classes={classes} />
                )}
                {planner.recordHash !== null && (
                  <HashProof
                    browser={planner.recordHash}
                    record={inputs.planHash}
                    scenario={planner.scenarioHash}
                    isMoved={patches.length > 0}
                  />
                )}
              </>
            )
          )}
        </div>
      </div>
    </Page>
  );
}

/**
 * The browser's own plan of record against the server's: the same inputs, the same hash. The plan
 * under moved levers is another plan, with a hash of its own.
 */
function HashProof(props: {
  readonly browser: string;
  readonly record: string;
  readonly scenario: string | null;
  readonly isMoved: boolean;
}) {
  const text = useText(texts);
  const isSame = props.browser === props.record;
  return (
    <Section title={text.hashTitle}>
      {props.isMoved && (
        <div className="mb-4 text-sm">
          <h3 className="font-semibold">{text.hashScenario}</h3>
          <p className="text-soft">{text.hashScenarioNote}</p>
          <p className="font-mono break-all" data-hash="scenario">
            {props.scenario ?? text.hashNotYet}
          </p>
        </div>
      )}
      <h3 className="mb-1 text-sm font-semibold">{text.hashWithout}</h3>
      <Notice
        tone={isSame ? "positive" : "negative"}
        title={isSame ? text.hashSame : text.hashDifferent}
      >
        <dl className="mt-1 text-sm">
          <dt className="text-soft">{text.browser}</dt>
          <dd className="font-mono break-all" data-hash="browser">
            {props.browser}
          </dd>
          <dt className="text-soft">{text.server}</dt>
          <dd className="font-mono break-all" data-hash="record">
            {props.record}
          </dd>
        </dl>
      </Notice>
    </Section>
  );
}

/** The plan of record's own scenario stays under the levers; no lever moved is exactly it. */
function scenarioWith(record: Inputs["scenario"], patches: readonly Patch[]): Scenario | null {
  if (patches.length === 0) return record;
  return {
    id: "studio",
    title: { id: "Skenario di studio", en: "Scenario in the studio" },
    reason: { id: "Dicoba", en: "Tried" },
    patches: [...(record?.patches ?? []), ...patches],
  };
}

function leverBase({ dataset, policy }: Inputs): LeverBase {
  const towers = dataset.towers.filter(({ reservedFor }) => reservedFor === "asn");
  const codes = [...new Set(towers.map(({ packageCode }) => packageCode))];
  return {
    packages: codes.map((code) => ({
      code,
      towers: towers.filter(({ packageCode }) => packageCode === code).length,
    })),
    towers: towers.map(({ towerId }) => towerId),
    waves: dataset.waves,
    priority: policy.housing.priority,
    majority: policy.screening.majority,
  };
}
