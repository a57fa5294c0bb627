import { sayFinding } from "@pindah/domain/registry";
import { useState } from "react";
import { useLanguage, useText } from "../language/index.ts";
import { Badge, DataTable, Empty, type Column } from "../parts/index.ts";
import { Loaded, usePages, useTRPC, useTRPCClient, type Outputs } from "../server/index.ts";
import { CorrectDialog } from "./CorrectDialog.tsx";
import { labelOf } from "./DifferenceSection.tsx";
import type { Import } from "./state.ts";
import { text as texts } from "./text.ts";

type Finding = Outputs["imports"]["findings"]["rows"][number];

/** Findings one by one: the cell as the spreadsheet names it, what it holds, and what to do. */
export function FindingsTable(props: {
  readonly data: Import;
  readonly severity: Finding["severity"] | null;
  readonly code: Finding["code"] | null;
  readonly field: Finding["field"];
}) {
  const { findings: text } = useText(texts);
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [row, setRow] = useState<number | null>(null);
  const { data, severity, code, field } = props;
  const input = { importId: data.importId, severity, code, field, limit: 100 };
  const findings = usePages(
    [...trpc.imports.findings.queryKey(input), data.version],
    (cursor, signal) => client.imports.findings.query({ ...input, cursor }, { signal }),
  );
  const columns = useColumns(setRow);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = findings;
  return (
    <>
      <Loaded query={findings}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          return rows.length === 0 ? (
            <Empty title={text.none} />
          ) : (
            <DataTable
              caption={text.title}
              columns={columns}
              rows={rows}
              rowKey={(finding) => String(finding.number)}
              onEnd={() => {
                if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
              }}
            />
          );
        }}
      </Loaded>
      {row !== null && <CorrectDialog data={data} row={row} onClose={() => setRow(null)} />}
    </>
  );
}

function useColumns(onCorrect: (row: number) => void): readonly Column<Finding>[] {
  const { findings: text } = useText(texts);
  const { language } = useLanguage();
  return [
    {
      key: "cell",
      name: text.cell,
      heading: true,
      cell: ({ cell, row }) => (
        <span className="font-mono">{cell ?? (row === null ? text.wholeFile : row)}</span>
      ),
    },
    { key: "column", name: text.column, cell: ({ field }) => labelOf(field, language) },
    {
      key: "found",
      name: text.found,
      className: "max-w-56 break-words",
      cell: ({ found }) => found ?? "–",
    },
    {
      key: "wrong",
      name: text.wrong,
      className: "min-w-64",
      cell: (finding) => {
        const { wrong, cure } = sayFinding(finding);
        return (
          <>
            {wrong[language]} <span className="text-soft">{cure[language]}</span>
          </>
        );
      },
    },
    {
      key: "act",
      name: text.act,
      cell: ({ severity, confirmed, row }) => (
        <FindingAct
          isError={severity === "error"}
          isConfirmed={confirmed}
          row={row}
          onCorrect={onCorrect}
        />
      ),
    },
  ];
}

function FindingAct(props: {
  readonly isError: boolean;
  readonly isConfirmed: boolean;
  readonly row: number | null;
  readonly onCorrect: (row: number) => void;
}) {
  const { findings: text } = useText(texts);
  const { row } = props;
  if (props.isConfirmed) return <Badge tone="positive">{text.confirmed}</Badge>;
  if (row === null || row < 1) return null;
  return (
    <button type="button" className="button" onClick={() => props.onCorrect(row)}>
      {text.correct}
    </button>
  );
}
