import type { InstitutionCode } from "@pindah/domain/kernel";
import { formatDate, formatNumber, labels, sourceText } from "@pindah/ui";
import { outcomeCode, outcomeName, placeOfClass } from "../site/outcome.ts";
import { ClassBadge, Count, Source, Table } from "../site/parts.tsx";
import { common } from "../site/texts.ts";
import type { View } from "../site/view.ts";
import { stageOf } from "./stage.ts";
import { texts } from "./texts.ts";

export function InstitutionPage({
  view,
  code,
}: {
  readonly view: View;
  readonly code: InstitutionCode;
}) {
  const { language, release } = view;
  const institution = release.institutionOf.get(code);
  if (institution === undefined) throw new Error(`No institution ${code} in this release`);
  const text = texts[language];
  const names = labels[language];
  const { moved, units } = stageOf(code, view);
  const number = (value: number) => formatNumber(value, language);
  const other = language === "id" ? institution.nameEn : institution.nameId;
  const facts = [
    names.institutionType[institution.type],
    institution.baCode === null ? text.noBa : text.ba(institution.baCode),
    names.legalList[institution.legalList ?? "none"],
  ];
  return (
    <>
      <p className="crumbs">
        <a href={view.link({ kind: "institutions" })}>{text.title}</a>
      </p>
      <h1>{language === "id" ? institution.nameId : institution.nameEn}</h1>
      <p>
        <span lang={language === "id" ? "en" : "id"}>{other}</span> ({institution.abbrev});{" "}
        {facts.join("; ")}.
      </p>
      <p className="lead">
        {units === 0 ? text.institutionEmpty : text.institutionLead(number(moved), number(units))}
      </p>
      {units === 0 ? null : <Units view={view} code={code} />}
      {units === 0 ? null : <People view={view} code={code} />}
      <Cabinet view={view} code={code} />
      <p className="small">
        {text.provenance(
          sourceText(institution.source, language),
          names.confidence[institution.confidence],
        )}{" "}
        <a href={view.link({ kind: "data" })}>{text.download}</a>.
      </p>
    </>
  );
}

function Units({ view, code }: { readonly view: View; readonly code: InstitutionCode }) {
  const { language, release } = view;
  const text = texts[language];
  const rows = (release.unitsOf.get(code) ?? []).flatMap((unit) => {
    const result = release.screeningOf.get(unit.code);
    if (result === undefined) return [];
    const outcome = outcomeCode(result.outcome);
    const points = result.classes.find((each) => each.class === result.byPoints)?.points;
    return [
      {
        key: unit.code,
        cells: [
          <a key="unit" href={view.link({ kind: "unit", institution: code, code: unit.code })}>
            {unit.nameId}
          </a>,
          <ClassBadge
            key="class"
            code={outcome}
            label={outcomeName(outcome, view)}
            place={placeOfClass(outcome, view)}
          />,
          points === undefined ? "–" : formatNumber(points, language),
          result.sensitivity === null
            ? "–"
            : labels[language].sensitivity[result.sensitivity.label],
        ],
      },
    ];
  });
  return (
    <>
      <h2>{text.units}</h2>
      <Table
        caption={common[language].illustrationPolicy}
        columns={[
          { title: text.columns.unit },
          { title: text.columns.class },
          { title: text.columns.points, number: true },
          { title: text.columns.firmness },
        ]}
        rows={rows}
      />
    </>
  );
}

function People({ view, code }: { readonly view: View; readonly code: InstitutionCode }) {
  const { language, release } = view;
  const text = texts[language];
  const people = release.peopleOf.get(code);
  if (people === undefined) return null;
  const groups = ["people", "housed", "waiting", "notSelected", "undecided"] as const;
  return (
    <>
      <h2>{text.people}</h2>
      <Table
        caption={text.smallGroup}
        columns={[{ title: text.columns.group }, { title: text.columns.people, number: true }]}
        rows={groups.map((group) => ({
          key: group,
          cells: [text.group[group], <Count key="people" value={people[group]} view={view} />],
        }))}
        note={`${common[language].marksNote} ${text.tower}`}
      />
    </>
  );
}

function Cabinet({ view, code }: { readonly view: View; readonly code: InstitutionCode }) {
  const { language, release } = view;
  const text = texts[language];
  const entries = release.content.crosswalk.filter(
    (entry) => entry.oldCode === code || entry.newCode === code,
  );
  if (entries.length === 0) return null;
  return (
    <>
      <h2>{text.cabinet}</h2>
      <ul>
        {entries.map((entry) => (
          <li key={`${entry.oldCode} ${entry.newCode} ${entry.changeKind}`}>
            {formatDate(entry.effectiveDate, language)}: {text.change[entry.changeKind]}
            {entry.newNameId === null ? null : (
              <>
                , <span lang="id">{entry.newNameId}</span>
              </>
            )}{" "}
            (<Source text={entry.source} language={language} />)
          </li>
        ))}
      </ul>
    </>
  );
}
