import type { Scenario } from "@pindah/domain/scenario";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Answer, Request } from "./messages.ts";
import { ownScript } from "./worker-address.ts";
// Vite makes the address of the built worker the default export.
// oxlint-disable-next-line import/default
import workerAddress from "./plan.worker.ts?worker&url";

type Opened = Extract<Answer, { kind: "opened" }>;
type ScenarioHashed = Extract<Answer, { kind: "scenario_hashed" }>;
type Latest = Extract<Answer, { kind: "tried" | "refused" }>;

export type PlannerState = {
  readonly opened: Opened | null;
  /** The hash of the plan of record as this browser computed it; null until it has. */
  readonly recordHash: string | null;
  /** The hash of the plan under the levers as they stand; null until it is taken. */
  readonly scenarioHash: string | null;
  readonly latest: Latest | null;
  readonly isComputing: boolean;
  readonly failure: string | null;
  /** The hash of the plan under a scenario, computed in this browser. */
  readonly hashOf: (scenario: Scenario | null) => Promise<string>;
};

/**
 * The planner in a worker: given the inputs once, it computes the plan again for each scenario.
 * While it computes, only the newest scenario waits; those in between are passed over.
 */
export function usePlanner(inputs: unknown, scenario: Scenario | null): PlannerState {
  const worker = useRef<Worker | null>(null);
  const turn = useRef(0);
  const isBusy = useRef(false);
  const next = useRef<Request | null>(null);
  const hashes = useRef(new Map<number, (hash: string) => void>());
  const [opened, setOpened] = useState<Opened | null>(null);
  const [recordHash, setRecordHash] = useState<string | null>(null);
  const [scenarioHashed, setScenarioHashed] = useState<ScenarioHashed | null>(null);
  const [latest, setLatest] = useState<Latest | null>(null);
  const [isComputing, setIsComputing] = useState(true);
  const [failure, setFailure] = useState<string | null>(null);

  const send = useCallback((request: Request) => {
    if (isBusy.current || worker.current === null) {
      next.current = request;
      return;
    }
    isBusy.current = true;
    setIsComputing(true);
    worker.current.postMessage(request);
  }, []);

  useEffect(() => {
    const running = new Worker(ownScript(workerAddress), { type: "module", name: "planner" });
    worker.current = running;
    running.addEventListener("error", (event) => setFailure((first) => first ?? event.message));
    running.addEventListener("message", (event: MessageEvent<Answer>) => {
      const answer = event.data;
      // These come by themselves, between two answers.
      if (answer.kind === "record_hashed") {
        setRecordHash(answer.planHash);
        return;
      }
      if (answer.kind === "scenario_hashed") {
        setScenarioHashed(answer);
        return;
      }
      if (answer.kind === "opened") setOpened(answer);
      else if (answer.kind === "failed") setFailure((first) => first ?? answer.message);
      else if (answer.kind === "hashed") hashes.current.get(answer.turn)?.(answer.planHash);
      else if (answer.turn === turn.current || answer.turn === 0) setLatest(answer);
      isBusy.current = false;
      const waiting = next.current;
      next.current = null;
      if (waiting === null) setIsComputing(false);
      else send(waiting);
    });
    isBusy.current = true;
    running.postMessage({ kind: "open", inputs } satisfies Request);
    return () => {
      running.terminate();
      worker.current = null;
    };
  }, [inputs, send]);

  useEffect(() => {
    turn.current += 1;
    send({ kind: "try", turn: turn.current, scenario });
  }, [scenario, send]);

  const hashOf = useCallback(
    (of: Scenario | null) =>
      new Promise<string>((resolve) => {
        turn.current += 1;
        hashes.current.set(turn.current, resolve);
        send({ kind: "hash", turn: turn.current, scenario: of });
      }),
    [send],
  );
  const isOfLatest = latest?.kind === "tried" && scenarioHashed?.turn === latest.turn;
  const scenarioHash = isOfLatest ? scenarioHashed.planHash : null;
  return { opened, recordHash, scenarioHash, latest, isComputing, failure, hashOf };
}
