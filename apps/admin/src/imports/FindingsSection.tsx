import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useFormat, useLanguage, useText } from "../language/index.ts";
import { Act, Badge, Section, SelectField, Wide } from "../parts/index.ts";
import { withoutEmpty } from "../address/index.ts";
import { labelOf } from "./DifferenceSection.tsx";
import { FindingsTable } from "./FindingsTable.tsx";
import type { Import } from "./state.ts";
import { text as texts } from "./text.ts";
import { useImportAct } from "./useImportAct.ts";

type Group = Import["findings"][number];
const severities = ["error", "confirm"] as const;
const route = getRouteApi("/imports/$importId");

/** Everything that was found, grouped and counted; errors apart from what a person may confirm. */
export function FindingsSection({ data }: { readonly data: Import }) {
  const { findings: text } = useText(texts);
  if (data.findings.length === 0)
    return (
      <Section title={text.title}>
        <p className="text-positive">{text.clean}</p>
      </Section>
    );
  return (
    <>
      {severities.map((severity) => {
        const groups = data.findings.filter((group) => group.severity === severity);
        return groups.length === 0 ? null : (
          <Groups key={severity} data={data} severity={severity} groups={groups} />
        );
      })}
      <Cells data={data} />
    </>
  );
}

function Groups(props: {
  readonly data: Import;
  readonly severity: Group["severity"];
  readonly groups: readonly Group[];
}) {
  const { findings: text, kind } = useText(texts);
  const format = useFormat();
  const { language } = useLanguage();
  const navigate = useNavigate({ from: "/imports/$importId" });
  const { data, severity, groups } = props;
  const isConfirm = severity === "confirm";
  const open = groups.filter((group) => group.open > 0);
  return (
    <Section
      title={text[severity]}
      note={isConfirm ? text.confirmNote : text.errorNote}
      flush
      actions={
        isConfirm && open.length > 1 ? (
          <Confirm data={data} groups={open} name={text.confirmAll} />
        ) : undefined
      }
    >
      <Wide label={text[severity]}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{text.kind}</th>
              <th scope="col">{text.column}</th>
              <th scope="col" className="number">
                {text.count}
              </th>
              <th scope="col">{text.act}</th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={`${group.code} ${group.field}`}>
                <th scope="row">{kind[group.code]}</th>
                <td>{group.field === null ? text.wholeFile : labelOf(group.field, language)}</td>
                <td className="number">{format.number(group.count)}</td>
                <td>
                  <div className="flex flex-wrap items-center gap-2">
                    <button
                      type="button"
                      className="button"
                      onClick={() =>
                        void navigate({
                          search: (before) =>
                            withoutEmpty({
                              ...before,
                              severity,
                              code: group.code,
                              field: group.field ?? "",
                            }),
                          replace: true,
                        })
                      }
                    >
                      {text.show}
                    </button>
                    {isConfirm && group.open > 0 && (
                      <Confirm data={data} groups={[group]} name={text.confirmOne} />
                    )}
                    {isConfirm && group.open === 0 && (
                      <Badge tone="positive">{text.allConfirmed}</Badge>
                    )}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
    </Section>
  );
}

/** Says yes to whole kinds at once; the reason goes into the log of actions. */
function Confirm(props: {
  readonly data: Import;
  readonly groups: readonly Group[];
  readonly name: string;
}) {
  const { findings: text, kind } = useText(texts);
  const format = useFormat();
  const codes = [...new Set(props.groups.map(({ code }) => code))];
  const confirm = useImportAct(props.data, (client, seen, reason: string) =>
    client.imports.confirm.mutate({ ...seen, codes, reason }),
  );
  const waiting = props.groups.reduce((sum, group) => sum + group.open, 0);
  return (
    <Act
      name={props.name}
      question={text.question(format.number(waiting))}
      body={format.list(codes.map((code) => kind[code]))}
      asksReason
      isBusy={confirm.isBusy}
      failure={confirm.failure}
      onConfirm={(reason, close) => confirm.run(reason, { onSuccess: close })}
    />
  );
}

function Cells({ data }: { readonly data: Import }) {
  const { findings: text, kind } = useText(texts);
  const { language } = useLanguage();
  const navigate = useNavigate({ from: "/imports/$importId" });
  const search = route.useSearch();
  const change = (part: { severity?: string; code?: string; field?: string }) =>
    void navigate({ search: (before) => withoutEmpty({ ...before, ...part }), replace: true });
  const codes = [...new Set(data.findings.map(({ code }) => code))];
  const fields = [...new Set(data.findings.map(({ field }) => field))].filter(
    (field) => field !== null,
  );
  return (
    <Section title={text.title} flush>
      <div className="flex flex-wrap items-end gap-3 px-4 pb-3">
        <SelectField
          label={text.severity}
          value={search.severity ?? ""}
          onChange={(severity) => change({ severity })}
          options={[
            { value: "", name: text.anySeverity },
            { value: "error", name: text.error },
            { value: "confirm", name: text.confirm },
          ]}
        />
        <SelectField
          label={text.kind}
          value={search.code ?? ""}
          onChange={(code) => change({ code })}
          options={[
            { value: "", name: text.anyKind },
            ...codes.map((code) => ({ value: code, name: kind[code] })),
          ]}
        />
        <SelectField
          label={text.column}
          value={search.field ?? ""}
          onChange={(field) => change({ field })}
          options={[
            { value: "", name: text.anyColumn },
            ...fields.map((field) => ({ value: field, name: labelOf(field, language) })),
          ]}
        />
      </div>
      <FindingsTable
        data={data}
        severity={severities.find((severity) => severity === search.severity) ?? null}
        code={codes.find((code) => code === search.code) ?? null}
        field={fields.find((field) => field === search.field) ?? null}
      />
    </Section>
  );
}
