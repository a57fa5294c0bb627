import { catalogue } from "@pindah/ui";
import { useId } from "react";
import { useText } from "../language/index.ts";

const texts = catalogue({
  id: { reason: "Alasan (paling sedikit 10 huruf)" },
  en: { reason: "Reason (at least 10 letters)" },
});
const shortestReason = 10;
const longestReason = 500;

type Typed = { readonly value: string; readonly onChange: (value: string) => void };

/** Long enough to say why: the API asks for as much. */
export function isReason(text: string): boolean {
  return text.trim().length >= shortestReason;
}

/** Why something is done, in a window of its own. */
export function ReasonField({ value, onChange }: Typed) {
  const text = useText(texts);
  const id = useId();
  return (
    <label htmlFor={id} className="grid gap-1">
      {text.reason}
      <textarea
        id={id}
        className="field"
        rows={3}
        maxLength={longestReason}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

/** Why something is done, in a row of fields. */
export function ReasonLine({ value, onChange }: Typed) {
  const text = useText(texts);
  return (
    <label className="grid min-w-56 flex-1 gap-0.5 text-xs text-soft">
      {text.reason}
      <input
        className="field text-base text-ink"
        maxLength={longestReason}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

/** The code of a person or a household, in a row of fields. */
export function CodeLine({ label, value, onChange }: Typed & { readonly label: string }) {
  return (
    <label className="grid gap-0.5 text-xs text-soft">
      {label}
      <input
        className="field text-base text-ink"
        value={value}
        autoCapitalize="characters"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
