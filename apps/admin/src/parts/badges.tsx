import type { ClassCode } from "@pindah/domain/kernel";
import { labels } from "@pindah/ui";
import { useText } from "../language/index.ts";
import type { Tone } from "./states.tsx";

const tones: Record<Tone, string> = {
  neutral: "border-neutral-mark text-neutral bg-neutral-soft",
  notice: "border-notice-mark text-notice bg-notice-soft",
  negative: "border-negative-mark text-negative bg-negative-soft",
  positive: "border-positive-mark text-positive bg-positive-soft",
};

export function Badge(props: { readonly tone: Tone; readonly children: string }) {
  return (
    <span
      className={`inline-block rounded-sm border px-1.5 text-xs leading-5 font-semibold whitespace-nowrap ${tones[props.tone]}`}
    >
      {props.children}
    </span>
  );
}

export type ClassOrNone = ClassCode | "not_moved" | "undecided";

function isNoClass(code: ClassOrNone): code is "not_moved" | "undecided" {
  return code === "not_moved" || code === "undecided";
}

/** A class by its code; what is no class by its words. */
export function useClassName(): (code: ClassOrNone) => string {
  const text = useText(labels);
  return (code) => (isNoClass(code) ? text.outcome[code] : code);
}

/** The colour of a class: classes stand best first in the policy. */
export function classColour(code: ClassOrNone, classes: readonly ClassCode[]): string {
  if (code === "not_moved") return "bg-class-none";
  if (code === "undecided") return "bg-class-undecided";
  const colours = ["bg-class-1", "bg-class-2", "bg-class-3"];
  return colours[Math.max(0, classes.indexOf(code))] ?? "bg-class-3";
}

/** A class as its code beside a mark; the words say it, the colour only helps. */
export function ClassMark(props: {
  readonly code: ClassOrNone;
  readonly classes: readonly ClassCode[];
}) {
  const nameOf = useClassName();
  const { code } = props;
  return (
    <span className="inline-flex items-baseline gap-1.5 whitespace-nowrap">
      <span aria-hidden className={`size-2.5 rounded-xs ${classColour(code, props.classes)}`} />
      <span className="font-semibold">{nameOf(code)}</span>
    </span>
  );
}
