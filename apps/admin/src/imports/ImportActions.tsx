import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useFormat, useLanguage, useText } from "../language/index.ts";
import { Act } from "../parts/index.ts";
import { useApiAddress } from "../server/index.ts";
import { backName, saveFile } from "./files.ts";
import type { Import } from "./state.ts";
import { text as texts } from "./text.ts";
import { Refused } from "./UploadField.tsx";
import { useImportAct } from "./useImportAct.ts";

/** What may be done with an import as it stands. */
export function ImportActions({ data }: { readonly data: Import }) {
  const { act: text } = useText(texts);
  const undo = useImportAct(data, (client, seen) => client.imports.undo.mutate(seen));
  const discard = useImportAct(data, (client, seen) => client.imports.discard.mutate(seen));
  const { state } = data;
  return (
    <>
      {(state === "checked" || state === "committed") && <Commit data={data} />}
      {(state === "checked" || state === "committed") && <ErrorFile data={data} />}
      {state === "committed" && (
        <Act
          name={text.undo}
          question={text.undoQuestion}
          body={text.undoBody}
          isBusy={undo.isBusy}
          failure={undo.failure}
          onConfirm={(_reason, close) => undo.run(undefined, { onSuccess: close })}
        />
      )}
      {(state === "matching" || state === "checked") && (
        <Act
          name={text.discard}
          question={text.discardQuestion}
          body={text.discardBody}
          isBusy={discard.isBusy}
          failure={discard.failure}
          onConfirm={(_reason, close) => discard.run(undefined, { onSuccess: close })}
        />
      )}
      {(state === "failed" || state === "undone" || state === "committed") && (
        <Link to="/imports" className="button">
          {text.upload}
        </Link>
      )}
    </>
  );
}

/** Writes the rows that may be written now; a disabled button says why it is. */
function Commit({ data }: { readonly data: Import }) {
  const { act: text } = useText(texts);
  const format = useFormat();
  const commit = useImportAct(data, (client, seen) => client.imports.commit.mutate(seen));
  const waits = data.findings.some(({ field, open }) => field === null && open > 0);
  if (waits) return <Disabled name={text.commit(format.number(data.ready))} why={text.waits} />;
  if (data.ready === 0)
    return data.state === "committed" ? null : (
      <Disabled name={text.commit("0")} why={text.nothing} />
    );
  const rows = format.number(data.ready);
  return (
    <Act
      name={text.commit(rows)}
      question={text.commitQuestion}
      body={text.commitBody(rows, format.number(data.counts?.held ?? 0))}
      isPrimary
      isBusy={commit.isBusy}
      failure={commit.failure}
      onConfirm={(_reason, close) => commit.run(undefined, { onSuccess: close })}
    />
  );
}

function Disabled(props: { readonly name: string; readonly why: string }) {
  return (
    <div className="max-w-60">
      <button type="button" className="button" disabled>
        {props.name}
      </button>
      <p className="text-xs text-soft">{props.why}</p>
    </div>
  );
}

/** The file as it came, with a column of what is wrong in each row. */
function ErrorFile({ data }: { readonly data: Import }) {
  const { findings: text } = useText(texts);
  const { language } = useLanguage();
  const api = useApiAddress();
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  if (!data.fileIsKept || data.findings.length === 0) return null;
  const download = async () => {
    setBusy(true);
    const path = `/${data.importId}/errors?language=${language}`;
    const answer = await saveFile(api, path, backName(data.fileName, text.backWord));
    setBusy(false);
    setRefused(answer?.error ?? null);
  };
  return (
    <div>
      <button type="button" className="button" disabled={isBusy} onClick={() => void download()}>
        {text.download}
      </button>
      {refused !== null && <Refused error={refused} />}
    </div>
  );
}
