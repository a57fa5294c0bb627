import { useId, type ReactNode } from "react";
import { useFormat, useText } from "../language/index.ts";
import { text as texts } from "./text.ts";

/** A group that is closed until it is asked for, or one of its levers is moved. */
export function ClosedGroup(props: {
  readonly title: string;
  readonly isMoved: boolean;
  readonly children: ReactNode;
}) {
  return (
    <details open={props.isMoved || undefined}>
      <summary className="cursor-pointer text-sm font-semibold">{props.title}</summary>
      <div role="group" aria-label={props.title} className="mt-2 space-y-2">
        {props.children}
      </div>
    </details>
  );
}

/** A group of levers that is always open. */
export function Group(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="space-y-2">
      <legend className="mb-1 text-sm font-semibold">{props.title}</legend>
      {props.children}
    </fieldset>
  );
}

/** Months sooner or later; zero is as planned. */
export function MonthsLever(props: {
  readonly label: string;
  readonly months: number;
  readonly onMove: (months: number) => void;
}) {
  const text = useText(texts);
  const format = useFormat();
  const id = useId();
  const move = (value: string) => {
    const months = Number(value);
    if (Number.isInteger(months) && months >= -60 && months <= 240) props.onMove(months);
  };
  return (
    <div className="grid grid-cols-[1fr_auto] items-center gap-x-2 text-sm">
      <label htmlFor={id}>{props.label}</label>
      <output htmlFor={id} className={props.months === 0 ? "text-soft" : "font-semibold"}>
        {format.difference(props.months)} {text.months}
      </output>
      <input
        id={id}
        type="range"
        min={-12}
        max={36}
        step={1}
        value={props.months}
        className="col-span-2 w-full accent-primary-mark"
        onChange={(event) => move(event.target.value)}
      />
    </div>
  );
}
