import { useEffect, type ReactNode } from "react";

/** The head of a page: its title (the tab's title too), one sentence, and what can be done. */
export function Page(props: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${props.title} – Pindah`;
  }, [props.title]);
  return (
    <div className="mx-auto w-full max-w-[96rem] space-y-4 px-4 py-5 lg:px-6">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="max-w-[75ch] min-w-0">
          <h1>{props.title}</h1>
          {props.lead !== undefined && <p className="mt-1 text-soft">{props.lead}</p>}
        </div>
        {props.actions !== undefined && (
          <div className="no-print flex flex-wrap gap-2">{props.actions}</div>
        )}
      </div>
      {props.children}
    </div>
  );
}

export function Section(props: {
  readonly title: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  /** Its content reaches the edges: a table that scrolls by itself. */
  readonly flush?: boolean;
  /** Its content reaches the edges and may be wider than the screen: it scrolls here. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section className="card min-w-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 pt-3 pb-2">
        <h2>{props.title}</h2>
        {props.actions}
        {props.note !== undefined && <p className="w-full text-sm text-soft">{props.note}</p>}
      </div>
      <SectionBody {...props} />
    </section>
  );
}

function SectionBody(props: Parameters<typeof Section>[0]) {
  if (props.wide === true) return <Wide label={props.title}>{props.children}</Wide>;
  return <div className={props.flush === true ? "" : "px-4 pb-4"}>{props.children}</div>;
}

/** What may be wider than the screen; it takes focus, so that arrow keys scroll it. */
export function Wide(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div role="group" aria-label={props.label} tabIndex={0} className="overflow-x-auto">
      {props.children}
    </div>
  );
}

/** One figure with its name, and what stands beside it. */
export function Figure(props: {
  readonly name: string;
  readonly value: string;
  readonly beside?: ReactNode;
}) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-soft">{props.name}</dt>
      <dd className="text-2xl leading-tight font-semibold">{props.value}</dd>
      {props.beside !== undefined && <dd className="text-sm text-soft">{props.beside}</dd>}
    </div>
  );
}

/** A sentence in which `**words**` are set in bold, as the explanations of the rules mark them. */
export function Emphasised(props: { readonly text: string }) {
  return (
    <>
      {props.text
        .split("**")
        .map((part, index) => (index % 2 === 1 ? <strong key={index}>{part}</strong> : part))}
    </>
  );
}
