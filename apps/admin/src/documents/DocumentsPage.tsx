import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useFormat, useLanguage, useText } from "../language/index.ts";
import { Act, Badge, Empty, Failed, Notice, Page, Wide } from "../parts/index.ts";
import {
  Loaded,
  useFailure,
  useSession,
  useTRPC,
  useTRPCClient,
  type Outputs,
} from "../server/index.ts";
import { DraftDecree } from "./DraftDecree.tsx";
import { DraftSheet } from "./DraftSheet.tsx";
import { text as texts } from "./text.ts";

type Refusal = Extract<Outputs["documents"]["sign"], { kind: "refused" }>["refusals"][number];
type Row = Outputs["documents"]["list"]["rows"][number];
const tones = {
  draft: "neutral",
  valid: "positive",
  revoked: "negative",
  replaced: "notice",
} as const;

/** Decrees and sheets: drafted by one, signed by another for exactly what was seen. */
export function DocumentsPage() {
  const text = useText(texts);
  const trpc = useTRPC();
  const me = useSession();
  const documents = useQuery(trpc.documents.list.queryOptions({}));
  return (
    <Page title={text.title} lead={text.lead}>
      {me.role === "planner" && <DraftDecree />}
      {me.role === "housing_officer" && <DraftSheet />}
      <Loaded query={documents}>
        {({ rows }) => (
          <div className="card">
            {rows.length === 0 ? (
              <Empty title={text.none}>{text.noneNext}</Empty>
            ) : (
              <Wide label={text.title}>
                <table className="table">
                  <thead>
                    <tr>
                      <th scope="col">{text.number}</th>
                      <th scope="col">{text.kind}</th>
                      <th scope="col">{text.about}</th>
                      <th scope="col">{text.date}</th>
                      <th scope="col">{text.state}</th>
                      <th scope="col">{text.acts}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map((row) => (
                      <DocumentRow key={row.documentId} row={row} />
                    ))}
                  </tbody>
                </table>
              </Wide>
            )}
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function DocumentRow({ row }: { readonly row: Row }) {
  const text = useText(texts);
  const format = useFormat();
  const { language } = useLanguage();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const me = useSession();
  const failure = useFailure();
  const queries = useQueryClient();
  const [refused, setRefused] = useState<readonly Refusal[]>([]);
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.documents.pathKey() });
  const sign = useMutation(trpc.documents.sign.mutationOptions({ onSuccess: refresh }));
  const revoke = useMutation(trpc.documents.revoke.mutationOptions({ onSuccess: refresh }));
  const download = useMutation({
    mutationFn: () => client.documents.download.query({ documentId: row.documentId }),
    onSuccess: save,
  });
  const { documentId, contentHash } = row;
  const commandId = () => crypto.randomUUID();
  return (
    <tr>
      <th scope="row" className="font-mono text-sm">
        {row.number ?? text.noNumber}
      </th>
      <td>{text.kinds[row.kind]}</td>
      <td>
        {row.title[language]}{" "}
        <span className="font-mono text-sm">{row.waveId ?? row.householdId}</span>
        {row.lines > 0 && (
          <span className="block text-sm text-soft">{text.lines(format.number(row.lines))}</span>
        )}
      </td>
      <td>{row.issuedOn === null ? "–" : format.date(row.issuedOn)}</td>
      <td>
        <Badge tone={tones[row.state]}>{text.states[row.state]}</Badge>
      </td>
      <td>
        <div className="flex flex-wrap gap-2">
          {row.state !== "draft" && (
            <button
              type="button"
              className="button"
              disabled={download.isPending}
              onClick={() => download.mutate()}
            >
              {text.download}
            </button>
          )}
          {row.state === "draft" && me.role !== "approver" && (
            <span className="text-sm text-soft">{text.waits}</span>
          )}
          {row.endedReason !== null && <span className="text-sm">{row.endedReason}</span>}
          {row.state === "draft" && me.role === "approver" && (
            <Act
              name={text.sign}
              question={text.signQuestion}
              hash={contentHash}
              isPrimary
              isBusy={sign.isPending}
              failure={sign.error === null ? null : failure(sign.error)}
              onConfirm={(_reason, close) =>
                sign.mutate(
                  { commandId: commandId(), documentId, contentHash },
                  {
                    onSuccess: (answer) => {
                      setRefused(answer.kind === "refused" ? answer.refusals : []);
                      close();
                    },
                  },
                )
              }
            />
          )}
          {row.state === "valid" && me.role === "approver" && (
            <Act
              name={text.revoke}
              question={text.revokeQuestion}
              asksReason
              isBusy={revoke.isPending}
              failure={revoke.error === null ? null : failure(revoke.error)}
              onConfirm={(reason, close) =>
                revoke.mutate({ commandId: commandId(), documentId, reason }, { onSuccess: close })
              }
            />
          )}
        </div>
        {download.error !== null && <Failed failure={failure(download.error)} />}
        {refused.length > 0 && (
          <Notice tone="negative" title={text.refused}>
            <ul className="list-disc pl-5">
              {refused.map(({ kind, personId }) => (
                <li key={`${personId} ${kind}`}>
                  <span className="font-mono">{personId}</span>: {text.refusals[kind]}
                </li>
              ))}
            </ul>
            <p className="mt-1 text-sm">{text.refusedNext}</p>
          </Notice>
        )}
      </td>
    </tr>
  );
}

/** Hands the file to the reader's own folder. */
function save(file: Outputs["documents"]["download"]): void {
  const bytes = Uint8Array.from(atob(file.base64), (sign) => sign.codePointAt(0) ?? 0);
  const address = URL.createObjectURL(new Blob([bytes], { type: file.mediaType }));
  const link = document.createElement("a");
  link.href = address;
  link.download = file.fileName;
  link.click();
  URL.revokeObjectURL(address);
}
