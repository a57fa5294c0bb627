import { useEffect, useId, useState, type ReactNode } from "react";

/** A row of filters above a table. */
export function Filters(props: { readonly children: ReactNode }) {
  return <div className="no-print flex flex-wrap items-end gap-x-3 gap-y-2">{props.children}</div>;
}

/** Text typed into it reaches the address after a short pause, so that Back does not spell it out. */
export function SearchField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  const { value, onChange } = props;
  const [typed, setTyped] = useState(value);
  // The address changed by itself (Back, a cleared filter): the field follows it.
  const [followed, setFollowed] = useState(value);
  if (followed !== value) {
    setFollowed(value);
    setTyped(value);
  }
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed), 200);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <div className="grid min-w-48 flex-1 gap-0.5 sm:max-w-80">
      <label htmlFor={id} className="text-xs text-soft">
        {props.label}
      </label>
      <input
        id={id}
        type="search"
        data-slash-focus
        className="field"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  );
}

export type Option = { readonly value: string; readonly name: string };

export function SelectField(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="grid gap-0.5">
      <label htmlFor={id} className="text-xs text-soft">
        {props.label}
      </label>
      <select
        id={id}
        className="field max-w-64"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}
