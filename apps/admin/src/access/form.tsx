import { useId } from "react";

/** One line of a form: its name, its field, and what helps. */
export function Field(props: {
  readonly label: string;
  readonly name: string;
  readonly type?: "text" | "password" | "email" | "datetime-local";
  readonly autoComplete?: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly defaultValue?: string;
  readonly minLength?: number;
  readonly numeric?: boolean;
}) {
  const id = useId();
  const { label, hint, numeric, ...rest } = props;
  return (
    <div className="grid gap-1 text-sm">
      <label htmlFor={id}>{label}</label>
      <input
        {...rest}
        id={id}
        spellCheck={false}
        autoCapitalize="none"
        required={props.required ?? true}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        className="field"
        {...(numeric === true ? { inputMode: "numeric" as const } : {})}
      />
      {hint !== undefined && (
        <span id={`${id}-hint`} className="text-xs text-soft">
          {hint}
        </span>
      )}
    </div>
  );
}

/** What stands in a field of a form that was sent; empty when there is none. */
export function fieldOf(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === "string" ? value : "";
}
