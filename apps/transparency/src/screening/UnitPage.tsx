import type { UnitCode } from "@pindah/domain/kernel";
import { screeningParagraph, type UnitScreening } from "@pindah/domain/screening";
import { formatNumber, formatPermille, labels, sourceText } from "@pindah/ui";
import { outcomeCode, outcomeName, placeOfClass } from "../site/outcome.ts";
import { ClassBadge, Table } from "../site/parts.tsx";
import { common } from "../site/texts.ts";
import type { View } from "../site/view.ts";
import { texts } from "./texts.ts";

export function UnitPage({ view, code }: { readonly view: View; readonly code: UnitCode }) {
  const { language, release } = view;
  const unit = release.content.units.find((each) => each.code === code);
  const result = release.screeningOf.get(code);
  const institution = unit && release.institutionOf.get(unit.institutionCode);
  if (unit === undefined || result === undefined || institution === undefined) {
    throw new Error(`No unit ${code} in this release`);
  }
  const text = texts[language];
  const outcome = outcomeCode(result.outcome);
  const { policy } = release.content;
  const context = {
    unit,
    institution,
    policyId: policy.id,
    inForceFrom: policy.inForceFrom,
    policy: policy.screening,
  };
  return (
    <>
      <p className="crumbs">
        <a href={view.link({ kind: "institutions" })}>{text.crumb}</a> /{" "}
        <a href={view.link({ kind: "institution", code: institution.code })}>
          {institution.abbrev}
        </a>
      </p>
      <h1 lang="id">{unit.nameId}</h1>
      <p>
        <ClassBadge
          code={outcome}
          label={outcomeName(outcome, view)}
          place={placeOfClass(outcome, view)}
        />{" "}
        {language === "id" ? institution.nameId : institution.nameEn}
      </p>
      <h2>{text.unitTitle}</h2>
      <p>
        <Emphasised text={screeningParagraph(result, context, language)} />
      </p>
      <p className="small">{common[language].illustration}</p>
      <Standards view={view} result={result} />
      <Points view={view} result={result} />
      <Firmness view={view} result={result} />
      <p className="small">
        {text.fingerprint}: <code>{unit.sha256}</code>.{" "}
        <a href={`${view.link({ kind: "screening" })}#hitung-ulang`}>{text.rerunLink}</a>.{" "}
        {text.source(sourceText(unit.source, language))}
      </p>
    </>
  );
}

/** The paragraph marks its headline with two stars on either side. */
function Emphasised({ text }: { readonly text: string }) {
  return text
    .split("**")
    .map((part, index) => (index % 2 === 1 ? <strong key={part}>{part}</strong> : part));
}

type Part = { readonly view: View; readonly result: UnitScreening };

function Standards({ view, result }: Part) {
  const { language } = view;
  const text = texts[language];
  const { criteria, classes } = view.release.content.policy.screening;
  const number = (value: number | null) => (value === null ? "–" : formatNumber(value, language));
  return (
    <>
      <h2>{text.standards}</h2>
      <Table
        caption={text.criteria}
        columns={[
          { title: text.columns.criterion },
          { title: text.columns.weight, number: true },
          { title: text.columns.level, number: true },
          { title: text.columns.range, number: true },
          { title: text.columns.assessors, number: true },
          ...classes.map(({ name }) => ({ title: name[language] })),
        ]}
        rows={criteria.flatMap((criterion) => {
          const found = result.criteria.find((each) => each.criterion === criterion.code);
          if (found === undefined) return [];
          const range =
            found.lowest === null ? text.state[found.state] : `${found.lowest}–${found.highest}`;
          return [
            {
              key: criterion.code,
              cells: [
                `${criterion.code} ${criterion.name[language]}`,
                number(criterion.weight),
                number(found.level),
                found.state === "panel_needed" ? `${range}: ${text.state.panel_needed}` : range,
                number(found.assessors),
                ...classes.map(({ standard }) =>
                  found.level === null ? (
                    "–"
                  ) : (
                    <span key="standard" className="keep">
                      {found.level >= (standard[criterion.code] ?? 0)
                        ? `✓ ${text.meets}`
                        : `✕ ${text.below}`}
                    </span>
                  ),
                ),
              ],
            },
          ];
        })}
      />
    </>
  );
}

function Points({ view, result }: Part) {
  const { language } = view;
  const text = texts[language];
  if (result.classes.length === 0) return null;
  return (
    <>
      <h2>{text.points}</h2>
      <Table
        caption={text.criteriaNote(
          formatNumber(view.release.content.policy.screening.majority, language),
          formatNumber(view.release.content.policy.screening.assessors.minimum, language),
        )}
        columns={[
          { title: text.columns.class },
          { title: text.columns.points, number: true },
          { title: text.columns.needed, number: true },
          { title: text.columns.veto },
          { title: text.columns.reached },
        ]}
        rows={result.classes.map((finding) => ({
          key: finding.class,
          cells: [
            outcomeName(finding.class, view),
            formatNumber(finding.points, language),
            formatNumber(finding.needed, language),
            finding.vetoedBy.join(", ") || "–",
            finding.dictatedBy.length > 0 ? text.byDictator : finding.reached ? text.yes : text.no,
          ],
        }))}
      />
    </>
  );
}

function Firmness({ view, result }: Part) {
  const { language } = view;
  const text = texts[language];
  const { sensitivity } = result;
  if (sensitivity === null) return null;
  const { criteria } = view.release.content.policy.screening;
  return (
    <>
      <h2>
        {text.firmness}: {labels[language].sensitivity[sensitivity.label]}
      </h2>
      {sensitivity.label === "fixed_by_override" ? <p>{text.fixed}</p> : null}
      <Table
        caption={text.acceptability}
        columns={[
          { title: text.columns.outcome },
          { title: text.columns.near, number: true },
          { title: text.columns.unknown, number: true },
        ]}
        rows={sensitivity.acceptabilityPermille.map((each) => ({
          key: each.class,
          cells: [
            outcomeName(each.class, view),
            formatPermille(each.nearPolicy, language),
            formatPermille(each.unknownWeights, language),
          ],
        }))}
      />
      {sensitivity.flips.length === 0 ? (
        <p>{text.noFlips}</p>
      ) : (
        <Table
          caption={text.flips}
          columns={[
            { title: text.columns.criterion },
            { title: text.columns.from, number: true },
            { title: text.columns.to, number: true },
            { title: text.columns.outcome },
          ]}
          rows={sensitivity.flips.map((flip) => ({
            key: `${flip.criterion} ${flip.to}`,
            cells: [
              `${flip.criterion} ${criteria.find(({ code }) => code === flip.criterion)?.name[language] ?? ""}`,
              formatNumber(flip.from, language),
              formatNumber(flip.to, language),
              outcomeName(flip.class, view),
            ],
          }))}
        />
      )}
    </>
  );
}
