import { sufficientCoalitions } from "@pindah/domain/screening";
import { formatNumber, labels } from "@pindah/ui";
import { outcomeCode, outcomeName, placeOfClass } from "../site/outcome.ts";
import { ClassBadge, Source, Table } from "../site/parts.tsx";
import { common } from "../site/texts.ts";
import type { View } from "../site/view.ts";
import { OutcomeTable } from "./OutcomeTable.tsx";
import { Rerun } from "./Rerun.tsx";
import { texts } from "./texts.ts";

export function ScreeningPage({ view }: { readonly view: View }) {
  const { language, release } = view;
  const { content } = release;
  const text = texts[language];
  const number = (value: number) => formatNumber(value, language);
  const moved = content.screening.filter(({ outcome }) => outcome.kind === "class").length;
  return (
    <>
      <h1>{text.heading(number(moved), number(content.units.length))}</h1>
      <p className="lead">{text.lead}</p>
      <h2>{text.howMany}</h2>
      <OutcomeTable view={view} />
      <Rerun view={view} />
      <p>
        <a href={view.link({ kind: "scenario" })}>{common[language].nav.scenario}</a>
      </p>
      <Criteria view={view} />
      <Overrides view={view} />
      <Results view={view} />
    </>
  );
}

function Criteria({ view }: { readonly view: View }) {
  const { language } = view;
  const text = texts[language];
  const { filters, criteria, classes, majority, assessors } = view.release.content.policy.screening;
  const number = (value: number) => formatNumber(value, language);
  const coalitions = sufficientCoalitions(view.release.content.policy.screening);
  return (
    <>
      <h2>{text.criteria}</h2>
      <p>{text.filters(filters.map(({ code, name }) => `${code} ${name[language]}`).join("; "))}</p>
      <Table
        caption={text.criteriaNote(number(majority), number(assessors.minimum))}
        columns={[
          { title: text.columns.criterion },
          { title: text.columns.weight, number: true },
          ...classes.map(({ name }) => ({
            title: text.columns.standard(name[language]),
            number: true,
          })),
        ]}
        rows={criteria.map((criterion) => ({
          key: criterion.code,
          cells: [
            `${criterion.code} ${criterion.name[language]}`,
            number(criterion.weight),
            ...classes.map(({ standard }) => number(standard[criterion.code] ?? 0)),
          ],
        }))}
        note={common[language].illustrationPolicy}
      />
      <details>
        <summary>{text.anchors}</summary>
        {criteria.map(({ code, name, anchors }) => (
          <div key={code}>
            <h3>
              {code} {name[language]}
            </h3>
            <ol>
              {anchors.map((anchor) => (
                <li key={anchor.id}>{anchor[language]}</li>
              ))}
            </ol>
          </div>
        ))}
      </details>
      <details>
        <summary>{text.coalitions(number(coalitions.length))}</summary>
        <p>{text.coalitionsText}</p>
        <ul>
          {coalitions.map((codes) => (
            <li key={codes.join(" ")}>{codes.join(" + ")}</li>
          ))}
        </ul>
      </details>
    </>
  );
}

function Overrides({ view }: { readonly view: View }) {
  const { language } = view;
  const text = texts[language];
  const { overrides } = view.release.content.policy.screening;
  return (
    <>
      <h2>{text.overrides}</h2>
      <ul>
        {overrides.map(({ id, rank, then, reason, citation }) => (
          <li key={id}>
            <code>{id}</code>, {text.rank(formatNumber(rank, language))} → {outcomeName(then, view)}
            . {reason[language]}{" "}
            <span className="small">
              (
              <Source
                text={
                  citation.url === undefined ? citation.text : `${citation.text}: ${citation.url}`
                }
                language={language}
              />
              )
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Results({ view }: { readonly view: View }) {
  const { language, release } = view;
  const text = texts[language];
  const rows = release.content.units.flatMap((unit) => {
    const result = release.screeningOf.get(unit.code);
    const institution = release.institutionOf.get(unit.institutionCode);
    if (result === undefined || institution === undefined) return [];
    const code = outcomeCode(result.outcome);
    const points = result.classes.find((each) => each.class === result.byPoints)?.points;
    return [
      {
        key: unit.code,
        cells: [
          <a
            key="unit"
            href={view.link({ kind: "unit", institution: institution.code, code: unit.code })}
          >
            {unit.nameId}
          </a>,
          institution.abbrev,
          <ClassBadge
            key="class"
            code={code}
            label={outcomeName(code, view)}
            place={placeOfClass(code, view)}
          />,
          points === undefined ? "–" : formatNumber(points, language),
          result.override?.id ?? "–",
          result.sensitivity === null
            ? "–"
            : labels[language].sensitivity[result.sensitivity.label],
        ],
      },
    ];
  });
  return (
    <>
      <h2>{text.results}</h2>
      <div data-filter-for="table[data-filter] tbody" data-label={text.filter} />
      <Table
        filterable
        caption={common[language].illustration}
        columns={[
          { title: text.columns.unit },
          { title: text.columns.institution },
          { title: text.columns.class },
          { title: text.columns.points, number: true },
          { title: text.columns.override },
          { title: text.columns.firmness },
        ]}
        rows={rows}
      />
    </>
  );
}
