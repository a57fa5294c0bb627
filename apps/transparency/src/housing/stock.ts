import type { PublicHomeState, PublicPackage, ReleaseContent } from "@pindah/domain/publication";
import type { View } from "../site/view.ts";
import { texts } from "./texts.ts";

/** The packages for civil servants, whose homes are shown by state. */
export function openPackages({ packages }: ReleaseContent): readonly PublicPackage[] {
  return packages.filter((each) => each.states !== null);
}

/** A state with its name, its letter and its place in the fixed order. */
export type NamedState = {
  readonly key: string;
  readonly name: string;
  readonly letter: string;
  /** 1, 2, 3 … for the waves; null for homes that serve none. */
  readonly wave: number | null;
  readonly kind: PublicHomeState["kind"];
};

/** Every state that occurs, those of the waves first and in the order of the waves. */
export function statesOf(view: View): readonly NamedState[] {
  const { content } = view.release;
  const text = texts[view.language];
  const used = new Set(
    openPackages(content).flatMap((each) => (each.states ?? []).map(({ state }) => keyOf(state))),
  );
  const ready = content.waves.map((wave, index) => ({
    key: wave.waveId,
    name: text.state.ready(wave.name[view.language]),
    letter: String(index + 1),
    wave: index + 1,
    kind: "ready" as const,
  }));
  const others = (["not_ready", "reserved", "out_of_service"] as const).map((kind) => ({
    key: kind,
    name: text.state[kind],
    letter: text.letter[kind],
    wave: null,
    kind,
  }));
  return [...ready, ...others].filter(({ key }) => used.has(key));
}

/** Homes of some packages in one state. */
export function homesIn(packages: readonly PublicPackage[], key: string): number {
  const states = packages.flatMap((each) => each.states ?? []);
  return sum(states.filter(({ state }) => keyOf(state) === key).map((each) => each.homes));
}

function keyOf(state: PublicHomeState): string {
  return state.kind === "ready" ? state.waveId : state.kind;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
