import { type Random, seededRandom } from "@pindah/domain/kernel";

const QUESTIONS = [
  "unit_sizes",
  "posts",
  "ages",
  "people",
  "households",
  "scores",
  "assessments",
  "identities",
] as const;

/** A stream of its own for each question, so that one more draw in one changes no other. */
export function streamFor(question: (typeof QUESTIONS)[number], seed: number): Random {
  return seededRandom((seed + Math.imul(QUESTIONS.indexOf(question) + 1, 0x9e3779b1)) >>> 0);
}
