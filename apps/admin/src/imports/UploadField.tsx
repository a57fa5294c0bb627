import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useLanguage, useText } from "../language/index.ts";
import { FillBar, Notice } from "../parts/index.ts";
import { useApiAddress, useTRPC } from "../server/index.ts";
import { saveFile, sendFile } from "./files.ts";
import { text as texts } from "./text.ts";

/** Where a file comes in: dropped, or chosen with the mouse or the keyboard. */
export function UploadField() {
  const text = useText(texts);
  const { language } = useLanguage();
  const api = useApiAddress();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [percent, setPercent] = useState<number | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const send = async (file: File | undefined) => {
    if (file === undefined || percent !== null) return;
    setRefused(null);
    setPercent(0);
    const answer = await sendFile(api, file, crypto.randomUUID(), setPercent);
    setPercent(null);
    if (answer.kind === "refused") {
      setRefused(answer.error);
      return;
    }
    await queries.invalidateQueries({ queryKey: trpc.imports.list.queryKey() });
    await navigate({ to: "/imports/$importId", params: { importId: answer.importId } });
  };
  const fetchTemplate = async () => {
    setRefused(null);
    const path = `/template?language=${language}`;
    const answer = await saveFile(api, path, text.templateName);
    if (answer !== null) setRefused(answer.error);
  };
  return (
    <div className="space-y-3">
      <div
        className={`card flex flex-col items-center gap-2 border-2 border-dashed px-4 py-8 text-center ${isOver ? "border-primary-mark bg-primary-soft" : "border-line-strong"}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void send(event.dataTransfer.files[0]);
        }}
      >
        <p className="max-sm:hidden">{text.drop}</p>
        <button
          type="button"
          className="button button-primary"
          disabled={percent !== null}
          onClick={() => input.current?.click()}
        >
          {text.choose}
        </button>
        <input
          ref={input}
          type="file"
          accept=".xlsx,.csv,.txt"
          className="hidden"
          aria-label={text.choose}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            // The same file may be chosen again after it was corrected.
            event.target.value = "";
            void send(file);
          }}
        />
        <p className="text-sm text-soft">{text.kinds}</p>
        {percent !== null && (
          <div className="w-full max-w-sm space-y-1" role="status">
            <FillBar value={percent} whole={100} label={text.sending(String(percent))} />
            <p className="text-sm">{text.sending(String(percent))}</p>
          </div>
        )}
        <button type="button" className="link text-sm" onClick={() => void fetchTemplate()}>
          {text.template}
        </button>
      </div>
      {refused !== null && <Refused error={refused} />}
    </div>
  );
}

export function Refused(props: { readonly error: string }) {
  const { refusals } = useText(texts);
  const sentences: Readonly<Record<string, string>> = refusals;
  return (
    <Notice
      tone="negative"
      title={refusals.title}
      body={sentences[props.error] ?? refusals.unknown}
    />
  );
}
