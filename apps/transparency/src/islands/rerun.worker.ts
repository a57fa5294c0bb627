import {
  rerunScreening,
  ScreeningInputs,
  UnitFingerprint,
  type ScreeningRerun,
} from "@pindah/domain/publication";
import { z } from "zod";

export type RerunAnswer = (ScreeningRerun & { readonly ms: number }) | { readonly failed: string };

const Question = z.object({ inputs: z.string(), fingerprints: z.string() });

// The rules of the release as one file: the very code that made the plan, run on its open inputs.
addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  postMessage(answerTo(data));
});

function answerTo(data: unknown): RerunAnswer {
  try {
    const question = Question.parse(data);
    const inputs = ScreeningInputs.parse(JSON.parse(question.inputs));
    const published = z.array(UnitFingerprint).parse(JSON.parse(question.fingerprints));
    const started = performance.now();
    const rerun = rerunScreening(inputs, published);
    return { ...rerun, ms: Math.round(performance.now() - started) };
  } catch (reason) {
    return { failed: reason instanceof Error ? reason.message : String(reason) };
  }
}
