import type { ClassCode } from "@pindah/domain/kernel";
import { screeningParagraph } from "@pindah/domain/screening";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useFormat, useLanguage, useText } from "../language/index.ts";
import { ClassMark, Emphasised, Page, Section, Wide } from "../parts/index.ts";
import { Loaded, useTRPC, type Outputs } from "../server/index.ts";
import { ClassStandards } from "./ClassStandards.tsx";
import { CriteriaTable } from "./CriteriaTable.tsx";
import { RuleTree } from "./RuleTree.tsx";
import { ScoresTable } from "./ScoresTable.tsx";
import { SensitivityView } from "./SensitivityView.tsx";
import { text as texts } from "./text.ts";

const route = getRouteApi("/units/$unitCode");

/** One unit with the whole explanation of its class. */
export function UnitPage() {
  const trpc = useTRPC();
  const { unitCode } = route.useParams();
  const unit = useQuery(trpc.screening.unit.queryOptions({ unitCode }));
  return <Loaded query={unit}>{(data) => <UnitResult data={data} />}</Loaded>;
}

function UnitResult({ data }: { readonly data: Outputs["screening"]["unit"] }) {
  const text = useText(texts);
  const format = useFormat();
  const { language } = useLanguage();
  const trpc = useTRPC();
  const policy = useQuery(trpc.policy.current.queryOptions({}));
  const { screening, rules, unit, institution } = data;
  const classes = rules.classes.map(({ code }) => code);
  const override = rules.overrides.find(({ id }) => id === screening.override?.id);
  return (
    <Page
      title={unit.nameId}
      lead={
        <>
          <Link to="/institutions/$code" params={{ code: institution.code }} className="link">
            {institution.nameId}
          </Link>{" "}
          · <span className="font-mono">{unit.code}</span> ·{" "}
          {text.peopleIn(format.number(data.people))}
        </>
      }
    >
      <Section title={text.paragraph}>
        <p className="mb-2 text-lg">
          <ClassMark code={classOf(screening.outcome)} classes={classes} />
        </p>
        {policy.data !== undefined && (
          <p className="max-w-[75ch] leading-relaxed">
            <Emphasised
              text={screeningParagraph(
                screening,
                {
                  unit,
                  institution,
                  policyId: data.policyId,
                  inForceFrom: policy.data.policy.inForceFrom,
                  policy: rules,
                },
                language,
              )}
            />
          </p>
        )}
        <p className="mt-2 text-sm text-soft">
          {text.policy}:{" "}
          <Link to="/policy" className="link">
            {data.policyId}
          </Link>
        </p>
      </Section>
      {override !== undefined && (
        <Section title={text.overrideTitle}>
          <p>{format.text(override.reason)}</p>
          <p className="text-sm text-soft">
            {override.id} · {text.overrideRank} {override.rank} · {override.citation.text}
          </p>
        </Section>
      )}
      <Section title={text.criteria.title} note={text.criteria.note} wide>
        <CriteriaTable findings={screening.criteria} rules={rules} />
      </Section>
      {screening.classes.length > 0 && (
        <Section
          title={text.standards.title}
          note={text.standards.note(format.number(rules.majority))}
        >
          <ClassStandards
            findings={screening.classes}
            criteria={screening.criteria}
            rules={rules}
          />
        </Section>
      )}
      <div className="grid items-start gap-4 xl:grid-cols-[2fr_3fr]">
        <Section title={text.tree.title} note={text.tree.note}>
          <RuleTree result={screening} rules={rules} />
        </Section>
        <Section title={text.sensitivity.title}>
          <SensitivityView sensitivity={screening.sensitivity} rules={rules} />
        </Section>
      </div>
      <details className="card">
        <summary className="cursor-pointer px-4 py-3 text-lg font-semibold">
          {text.scoresTitle} ({format.number(data.scores.length)})
        </summary>
        <Wide label={text.scoresTitle}>
          <ScoresTable scores={data.scores} rules={rules} />
        </Wide>
      </details>
    </Page>
  );
}

function classOf(outcome: Outputs["screening"]["unit"]["screening"]["outcome"]) {
  const code: ClassCode | "not_moved" | "undecided" =
    outcome.kind === "class" ? outcome.class : outcome.kind;
  return code;
}
