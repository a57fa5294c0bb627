import type { ReactNode } from "react";

export type Share = {
  readonly key: string;
  readonly name: string;
  readonly value: number;
  /** A background class, e.g. `bg-class-1`. */
  readonly colour: string;
};

/** Parts of a whole as one bar; always beside the figures in words. */
export function ShareBar(props: { readonly shares: readonly Share[]; readonly label: string }) {
  const whole = props.shares.reduce((sum, share) => sum + share.value, 0);
  return (
    <div role="img" aria-label={props.label} className="flex h-3 w-full gap-px bg-paper">
      {props.shares
        .filter((share) => share.value > 0)
        .map((share) => (
          <div
            key={share.key}
            title={share.name}
            className={`first:rounded-s-sm last:rounded-e-sm ${share.colour}`}
            style={{ width: `${(share.value * 100) / Math.max(1, whole)}%` }}
          />
        ))}
    </div>
  );
}

/** One measure against its whole, e.g. homes lived in of homes ready. */
export function FillBar(props: {
  readonly value: number;
  readonly whole: number;
  readonly label: string;
  readonly colour?: string;
  readonly mark?: number;
}) {
  const percent = (value: number) => `${Math.min(100, (value * 100) / Math.max(1, props.whole))}%`;
  return (
    <div role="img" aria-label={props.label} className="relative h-3 w-full bg-sunken">
      <div
        className={`h-full ${props.colour ?? "bg-primary-mark"}`}
        style={{ width: percent(props.value) }}
      />
      {props.mark !== undefined && (
        <div
          className="absolute -inset-y-0.5 w-0.5 bg-ink"
          style={{ insetInlineStart: percent(props.mark) }}
        />
      )}
    </div>
  );
}

/** A code, a ticket or a hash, which may break anywhere. */
export function asCode(text: string): ReactNode {
  return <span className="font-mono break-all">{text}</span>;
}

/** Names and values under each other. */
export function Facts(props: { readonly facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
      {props.facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-soft">{name}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
