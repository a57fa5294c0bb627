import { useId, type ComponentProps } from "react";
import type { Draft } from "../server/index.ts";

/** A text of several lines in a form; with a draft it is kept while it is written. */
export function TextField(props: {
  readonly label: string;
  readonly name: string;
  readonly draft?: Draft;
}) {
  const { draft } = props;
  const id = useId();
  return (
    <div className="grid gap-1 text-sm">
      <label htmlFor={id}>{props.label}</label>
      <textarea
        id={id}
        name={props.name}
        required
        minLength={10}
        maxLength={2000}
        rows={3}
        className="field"
        {...(draft === undefined ? {} : kept(draft))}
      />
    </div>
  );
}

function kept(draft: Draft): Pick<ComponentProps<"textarea">, "value" | "onChange"> {
  return { value: draft.text, onChange: (event) => draft.write(event.currentTarget.value) };
}

/** One line in a form. */
export function LineField(props: {
  readonly label: string;
  readonly name: string;
  readonly type?: "text" | "datetime-local";
  readonly required?: boolean;
}) {
  const id = useId();
  return (
    <div className="grid gap-0.5">
      <label htmlFor={id} className="text-xs text-soft">
        {props.label}
      </label>
      <input
        id={id}
        name={props.name}
        type={props.type ?? "text"}
        required={props.required ?? true}
        spellCheck={false}
        className="field"
      />
    </div>
  );
}

/** What stands in a field of a form that was sent. */
export function valueIn(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === "string" ? value.trim() : "";
}
