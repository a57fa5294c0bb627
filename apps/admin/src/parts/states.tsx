import { catalogue } from "@pindah/ui";
import type { ReactNode } from "react";
import { useText } from "../language/index.ts";

const texts = catalogue({
  id: {
    waiting: "Memuat…",
    retry: "Coba lagi",
    failed: "Tidak berhasil",
    noEntry: "Tidak dapat masuk",
    noPermission: "Peran Anda tidak membuka halaman ini",
    noPermissionCure:
      "Bila Anda memerlukannya untuk tugas Anda, mintalah peran yang sesuai kepada administrator sistem.",
    offline: "Server tidak menjawab. Periksa jaringan, lalu coba lagi. Tidak ada yang hilang.",
    reference: "Nomor rujukan",
  },
  en: {
    waiting: "Loading…",
    retry: "Try again",
    failed: "That did not work",
    noEntry: "Could not sign in",
    noPermission: "Your role does not open this page",
    noPermissionCure:
      "If you need it for your work, ask the system administrator for the role that does.",
    offline: "The server does not answer. Check the network and try again. Nothing is lost.",
    reference: "Reference",
  },
});

/** What went wrong with a request, as far as a page can tell its reader. */
export type Failure =
  | { readonly kind: "no_permission" }
  /** The sign-in was refused: the reader's to mend, so there is nothing to report. */
  | { readonly kind: "no_entry"; readonly message: string }
  | { readonly kind: "offline" }
  | { readonly kind: "failed"; readonly message: string; readonly reference: string | null };

export function Waiting(props: { readonly lines?: number }) {
  const text = useText(texts);
  return (
    <div role="status" aria-live="polite" className="space-y-3 p-4">
      <span className="text-sm text-soft">{text.waiting}</span>
      {Array.from({ length: props.lines ?? 4 }, (_, line) => (
        <div key={line} aria-hidden className="h-4 animate-pulse rounded bg-sunken odd:w-2/3" />
      ))}
    </div>
  );
}

export function Failed(props: { readonly failure: Failure; readonly onRetry?: () => void }) {
  const text = useText(texts);
  const { failure } = props;
  if (failure.kind === "no_permission") {
    return <Notice tone="notice" title={text.noPermission} body={text.noPermissionCure} />;
  }
  if (failure.kind === "no_entry") {
    return <Notice tone="negative" title={text.noEntry} body={failure.message} />;
  }
  return (
    <Notice
      tone="negative"
      title={text.failed}
      body={failure.kind === "offline" ? text.offline : failure.message}
    >
      {failure.kind === "failed" && failure.reference !== null && (
        <p className="mt-1 text-sm text-soft">
          {text.reference}: <code className="font-mono">{failure.reference}</code>
        </p>
      )}
      {props.onRetry !== undefined && (
        <button type="button" className="button mt-3" onClick={props.onRetry}>
          {text.retry}
        </button>
      )}
    </Notice>
  );
}

export function Empty(props: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="p-6 text-center text-soft">
      <p className="font-semibold text-ink">{props.title}</p>
      {props.children}
    </div>
  );
}

const tones = {
  neutral: "border-line-strong bg-neutral-soft",
  notice: "border-notice-mark bg-notice-soft",
  negative: "border-negative-mark bg-negative-soft",
  positive: "border-positive-mark bg-positive-soft",
} as const;
export type Tone = keyof typeof tones;

export function Notice(props: {
  readonly tone: Tone;
  readonly title: string;
  readonly body?: string;
  readonly children?: ReactNode;
}) {
  return (
    <div
      role={props.tone === "negative" ? "alert" : "note"}
      className={`rounded-md border-s-4 px-4 py-3 ${tones[props.tone]}`}
    >
      <p className="font-semibold">{props.title}</p>
      {props.body !== undefined && <p className="mt-0.5 text-sm text-soft">{props.body}</p>}
      {props.children}
    </div>
  );
}
