import { screenAgain, ScreeningInputs } from "@pindah/domain/publication";
import { z } from "zod";

const Question = z.object({
  inputs: z.string(),
  published: z.string(),
  weights: z.record(z.string(), z.int()),
  majority: z.int(),
});

const Published = z.array(
  z.object({
    unitCode: z.string(),
    outcome: z.object({ kind: z.string(), class: z.string().optional() }),
  }),
);

export type ScenarioAnswer =
  | {
      readonly units: number;
      readonly ms: number;
      readonly tally: readonly {
        readonly outcome: string;
        readonly before: number;
        readonly now: number;
      }[];
      readonly moves: readonly {
        readonly unit: string;
        readonly before: string;
        readonly now: string;
      }[];
    }
  | { readonly failed: string };

// A reader's own weights over the published inputs, with the published results beside them.
addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  postMessage(answerTo(data));
});

function answerTo(data: unknown): ScenarioAnswer {
  try {
    const { inputs, published, weights, majority } = Question.parse(data);
    const given = ScreeningInputs.parse(JSON.parse(inputs));
    const before = new Map(
      Published.parse(JSON.parse(published)).map(({ unitCode, outcome }) => [
        unitCode,
        outcomeOf(outcome),
      ]),
    );
    const names = new Map(
      given.units.map(({ code, nameId, institutionCode }) => [
        code,
        `${nameId} (${institutionCode})`,
      ]),
    );
    const changed = ScreeningInputs.parse({
      ...given,
      policy: {
        ...given.policy,
        majority,
        criteria: given.policy.criteria.map((each) => ({
          ...each,
          weight: weights[each.code] ?? each.weight,
        })),
      },
    });
    const started = performance.now();
    const results = screenAgain(changed);
    const ms = Math.round(performance.now() - started);
    const now = results.map(({ unitCode, outcome }) => ({ unitCode, outcome: outcomeOf(outcome) }));
    const outcomes = [
      ...new Set([...before.values(), ...now.map(({ outcome }) => outcome)]),
    ].toSorted();
    return {
      units: results.length,
      ms,
      tally: outcomes.map((outcome) => ({
        outcome,
        before: [...before.values()].filter((each) => each === outcome).length,
        now: now.filter((each) => each.outcome === outcome).length,
      })),
      moves: now.flatMap(({ unitCode, outcome }) => {
        const was = before.get(unitCode) ?? outcome;
        return was === outcome
          ? []
          : [{ unit: names.get(unitCode) ?? unitCode, before: was, now: outcome }];
      }),
    };
  } catch (reason) {
    return { failed: reason instanceof Error ? reason.message : String(reason) };
  }
}

function outcomeOf(outcome: {
  readonly kind: string;
  readonly class?: string | undefined;
}): string {
  return outcome.class ?? outcome.kind;
}
