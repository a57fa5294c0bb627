import type { UnitCode } from "@pindah/domain/kernel";
import { importFields, type ImportFieldName } from "@pindah/domain/registry";
import { useState, type ReactNode } from "react";
import { useFormat, useLanguage, useText } from "../language/index.ts";
import { Failed, Section, SelectField, Wide } from "../parts/index.ts";
import { labelOf } from "./DifferenceSection.tsx";
import { lacking, take, unknownUnits } from "./matching.ts";
import type { Import } from "./state.ts";
import { text as texts } from "./text.ts";
import { UnitNames } from "./UnitNames.tsx";
import { useImportAct } from "./useImportAct.ts";

type Sheet = Import["sheets"][number];

/** Which sheet is meant; then which of its columns is what. */
export function MatchStep(props: { readonly data: Import; readonly onKeep?: () => void }) {
  const { match: text } = useText(texts);
  const { data } = props;
  const [name, setName] = useState(data.matches?.sheet ?? largest(data.sheets)?.sheet ?? null);
  const sheet = data.sheets.find((each) => each.sheet === name);
  if (sheet === undefined) return null;
  return (
    <>
      {data.sheets.length > 1 && (
        <SelectField
          label={text.sheet}
          value={sheet.sheet ?? ""}
          options={data.sheets.map((each) => ({ value: each.sheet ?? "", name: each.sheet ?? "" }))}
          onChange={setName}
        />
      )}
      <Columns key={sheet.sheet} {...props} sheet={sheet} />
    </>
  );
}

const largest = (sheets: readonly Sheet[]) => sheets.toSorted((a, b) => b.rows - a.rows)[0];

function Columns(props: {
  readonly data: Import;
  readonly sheet: Sheet;
  readonly onKeep?: () => void;
}) {
  const { match: text } = useText(texts);
  const { language } = useLanguage();
  const format = useFormat();
  const { data, sheet } = props;
  const before = data.matches?.sheet === sheet.sheet ? data.matches : null;
  const [columns, setColumns] = useState<readonly (ImportFieldName | null)[]>(
    before?.columns ?? sheet.matches.map(({ field }) => field),
  );
  const [unitNames, setUnitNames] = useState<Readonly<Record<string, UnitCode>>>(
    before?.unitNames ?? data.rememberedUnitNames,
  );
  const [isComplete, setComplete] = useState(before?.complete ?? false);
  const match = useImportAct(data, (client, seen) => {
    const names = unknownUnits(sheet, columns, data.units);
    const chosen = Object.entries(unitNames).filter(([name]) => names.includes(name));
    return client.imports.match.mutate({
      ...seen,
      sheet: sheet.sheet,
      columns: [...columns],
      unitNames: Object.fromEntries(chosen),
      complete: isComplete,
    });
  });
  const lacks = lacking(columns);
  const indexes = sheet.columns.map((_, index) => index);
  const dropped = indexes.filter((index) => sheet.matches[index]?.because === "not_needed");
  const row = (index: number) => (
    <ColumnRow
      key={index}
      sheet={sheet}
      index={index}
      field={columns[index] ?? null}
      onChange={(field) => setColumns(take(columns, index, field))}
    />
  );
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (lacks.length === 0) match.run(undefined);
      }}
    >
      <Section
        title={text.title}
        note={text.note(format.number(sheet.rows), format.number(sheet.headerRow))}
        flush
      >
        <ColumnTable>{indexes.filter((index) => !dropped.includes(index)).map(row)}</ColumnTable>
        {dropped.length > 0 && (
          <details className="border-t border-line">
            <summary className="cursor-pointer px-4 py-2">
              {text.dropped(format.number(dropped.length))}:{" "}
              <span className="text-sm text-soft">
                {dropped.map((index) => sheet.columns[index]?.header).join(", ")}
              </span>
            </summary>
            <ColumnTable>{dropped.map(row)}</ColumnTable>
          </details>
        )}
      </Section>
      <UnitNames
        names={unknownUnits(sheet, columns, data.units)}
        units={data.units}
        chosen={unitNames}
        onChange={setUnitNames}
      />
      <label className="flex items-start gap-2">
        <input
          type="checkbox"
          className="mt-1"
          checked={isComplete}
          onChange={(event) => setComplete(event.target.checked)}
        />
        {text.complete}
      </label>
      {match.failure !== null && <Failed failure={match.failure} />}
      <div className="flex flex-wrap items-center gap-3">
        <button
          type="submit"
          className="button button-primary"
          disabled={lacks.length > 0 || match.isBusy}
        >
          {text.go}
        </button>
        {props.onKeep !== undefined && (
          <button type="button" className="button" onClick={props.onKeep}>
            {text.keep}
          </button>
        )}
        {lacks.length > 0 && (
          <p role="status" className="text-negative">
            {text.lacks(format.list(lacks.map((field) => labelOf(field, language))))}
          </p>
        )}
      </div>
    </form>
  );
}

function ColumnTable(props: { readonly children: ReactNode }) {
  const { match: text } = useText(texts);
  return (
    <Wide label={text.title}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{text.column}</th>
            <th scope="col">{text.samples}</th>
            <th scope="col">{text.field}</th>
            <th scope="col">{text.why}</th>
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </Wide>
  );
}

function ColumnRow(props: {
  readonly sheet: Sheet;
  readonly index: number;
  readonly field: ImportFieldName | null;
  readonly onChange: (field: ImportFieldName | null) => void;
}) {
  const { match: text } = useText(texts);
  const { language } = useLanguage();
  const { sheet, index, field } = props;
  const header = sheet.columns[index]?.header ?? "";
  const match = sheet.matches[index];
  return (
    <tr>
      <th scope="row">{header}</th>
      <td className="max-w-72 truncate text-sm text-soft">
        {sheet.columns[index]?.samples.join(" · ")}
      </td>
      <td>
        <select
          className="field max-w-64"
          aria-label={`${text.field}: ${header}`}
          value={field ?? ""}
          onChange={(event) =>
            props.onChange(
              importFields.find(({ name }) => name === event.target.value)?.name ?? null,
            )
          }
        >
          <option value="">{text.none}</option>
          {importFields.map(({ name, label }) => (
            <option key={name} value={name}>
              {label[language]}
            </option>
          ))}
        </select>
      </td>
      <td className="text-sm text-soft">
        {match?.field === field ? text.because[match.because] : text.because.chosen}
      </td>
    </tr>
  );
}
