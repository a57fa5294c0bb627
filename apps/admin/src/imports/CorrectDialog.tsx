import { sayFinding, type ImportFieldName } from "@pindah/domain/registry";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useFormat, useLanguage, useText } from "../language/index.ts";
import { Dialog, Failed, Notice } from "../parts/index.ts";
import { Loaded, useTRPC, type Outputs } from "../server/index.ts";
import { labelOf } from "./DifferenceSection.tsx";
import type { Import } from "./state.ts";
import { text as texts } from "./text.ts";
import { useImportAct } from "./useImportAct.ts";

type Finding = Outputs["imports"]["findings"]["rows"][number];
type Cells = Partial<Record<ImportFieldName, string>>;

/** All that was found in one row, and the cells that it was found in. */
export function CorrectDialog(props: {
  readonly data: Import;
  readonly row: number;
  readonly onClose: () => void;
}) {
  const { correct: text } = useText(texts);
  const trpc = useTRPC();
  const { data, row } = props;
  const [still, setStill] = useState<number | null>(null);
  const findings = useQuery(
    trpc.imports.findings.queryOptions({ importId: data.importId, row }, { staleTime: 0 }),
  );
  return (
    <Dialog title={text.title(String(row))} isOpen onClose={props.onClose}>
      <Loaded query={findings}>
        {(page) => (
          <CorrectForm
            key={`${data.version} ${page.rows.length}`}
            data={data}
            row={row}
            findings={page.rows}
            still={still}
            onChecked={(errors) => (errors === 0 ? props.onClose() : setStill(errors))}
            onClose={props.onClose}
          />
        )}
      </Loaded>
    </Dialog>
  );
}

function CorrectForm(props: {
  readonly data: Import;
  readonly row: number;
  readonly findings: readonly Finding[];
  readonly still: number | null;
  readonly onChecked: (errors: number) => void;
  readonly onClose: () => void;
}) {
  const { correct: text } = useText(texts);
  const format = useFormat();
  const { row, findings } = props;
  const fields = [...new Set(findings.flatMap(({ field }) => field ?? []))];
  const [cells, setCells] = useState<Cells>({});
  const correct = useImportAct(props.data, async (client, seen, given: Cells) =>
    props.onChecked((await client.imports.correct.mutate({ ...seen, row, cells: given })).errors),
  );
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (Object.keys(cells).length > 0) correct.run(cells);
      }}
    >
      {props.still !== null && (
        <Notice tone="notice" title={text.still(format.number(props.still))} />
      )}
      {fields.map((field) => (
        <Cell
          key={field}
          field={field}
          findings={findings.filter((finding) => finding.field === field)}
          value={cells[field]}
          onChange={(value) => setCells({ ...cells, [field]: value })}
        />
      ))}
      {correct.failure !== null && <Failed failure={correct.failure} />}
      <div className="flex gap-2">
        <button
          type="submit"
          className="button button-primary"
          disabled={correct.isBusy || Object.keys(cells).length === 0}
        >
          {text.save}
        </button>
        <button type="button" className="button" onClick={props.onClose}>
          {text.keep}
        </button>
      </div>
    </form>
  );
}

function Cell(props: {
  readonly field: ImportFieldName;
  readonly findings: readonly Finding[];
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  const { language } = useLanguage();
  const [first] = props.findings;
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="font-semibold">
        {labelOf(props.field, language)}{" "}
        <span className="font-mono text-sm font-normal text-soft">{first?.cell}</span>
      </label>
      <input
        id={id}
        className="field"
        maxLength={500}
        autoComplete="off"
        aria-describedby={`${id}-why`}
        value={props.value ?? first?.found ?? ""}
        onChange={(event) => props.onChange(event.target.value)}
      />
      <ul id={`${id}-why`} className="text-sm">
        {props.findings.map((finding) => {
          const { wrong, cure } = sayFinding(finding);
          return (
            <li key={finding.number}>
              {wrong[language]} <span className="text-soft">{cure[language]}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
