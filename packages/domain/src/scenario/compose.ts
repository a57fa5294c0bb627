import type { Bilingual } from "../kernel/index.ts";
import type { Scenario } from "./scenario.ts";

/** Several scenarios as one, named: the patches of each in turn, so that a later one counts. */
export function composeScenarios(
  named: { readonly id: string; readonly title: Bilingual; readonly reason: Bilingual },
  parts: readonly Scenario[],
): Scenario {
  return { ...named, patches: parts.flatMap((part) => part.patches) };
}
