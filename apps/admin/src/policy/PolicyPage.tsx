import type { Policy } from "@pindah/domain/policy";
import { labels } from "@pindah/ui";
import { useQuery } from "@tanstack/react-query";
import { useFormat, useText } from "../language/index.ts";
import { asCode, Facts, Notice, Page, Section } from "../parts/index.ts";
import { Loaded, useTRPC } from "../server/index.ts";
import { AllowanceRules } from "./AllowanceRules.tsx";
import { ScreeningRules } from "./ScreeningRules.tsx";
import { text as texts } from "./text.ts";

/** The whole policy in force, for reading. */
export function PolicyPage() {
  const trpc = useTRPC();
  const policy = useQuery(trpc.policy.current.queryOptions({}));
  return (
    <Loaded query={policy} lines={10}>
      {(data) => <PolicyView policy={data.policy} hash={data.hash} />}
    </Loaded>
  );
}

function PolicyView(props: { readonly policy: Policy; readonly hash: string }) {
  const text = useText(texts);
  const format = useFormat();
  const { policy } = props;
  const until = policy.inForceUntil === null ? "" : text.until(format.date(policy.inForceUntil));
  const legalBasis = (
    <ul>
      {policy.legalBasis.map((citation) => (
        <li key={citation.text}>{citation.text}</li>
      ))}
    </ul>
  );
  return (
    <Page title={text.title} lead={text.inForce(format.date(policy.inForceFrom), until)}>
      {policy.illustrative && (
        <Notice tone="notice" title={text.illustrative} body={format.text(policy.note)} />
      )}
      <Section title={format.text(policy.title)}>
        <Facts
          facts={[
            ["ID", asCode(policy.id)],
            [text.hash, asCode(props.hash)],
            [text.legalBasis, legalBasis],
          ]}
        />
      </Section>
      <ScreeningRules rules={policy.screening} />
      <CompetencyRules rules={policy.competency} />
      <HousingRules rules={policy.housing} waves={policy.waves} />
      <AllowanceRules rules={policy.allowance} />
      <Section title={text.disclosure}>
        <p>
          {text.threshold(
            format.number(policy.disclosure.threshold),
            format.number(policy.disclosure.roundingBase),
          )}
        </p>
        <p className="text-sm text-soft">{policy.disclosure.citation.text}</p>
      </Section>
    </Page>
  );
}

function CompetencyRules(props: { readonly rules: Policy["competency"] }) {
  const text = useText(texts);
  const format = useFormat();
  const { rules } = props;
  return (
    <Section title={text.competency}>
      <p>
        {text.thresholds(
          format.number(rules.thresholds.eligiblePercent),
          format.number(rules.thresholds.floorPercent),
        )}{" "}
        {text.training(
          format.number(rules.training.hoursBudget),
          format.number(rules.training.hoursPerWeek),
        )}{" "}
        {text.modules(format.number(rules.training.modules.length))}.
      </p>
      <ul className="mt-2 grid gap-x-6 text-sm sm:grid-cols-2 lg:grid-cols-3">
        {rules.competencies.map((competency) => (
          <li key={competency.code}>
            {format.text(competency.name)}
            {competency.critical && <strong> ({text.critical})</strong>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function HousingRules(props: {
  readonly rules: Policy["housing"];
  readonly waves: Policy["waves"];
}) {
  const text = useText(texts);
  const names = useText(labels);
  const format = useFormat();
  const { rules, waves } = props;
  return (
    <>
      <Section title={text.housing} wide>
        <div className="px-4 pb-3">
          <Facts
            facts={[
              [text.stages, rules.stages.map((stage) => text.stageNames[stage]).join(" → ")],
              [text.priority, rules.priority.map((each) => text.priorityNames[each]).join(" → ")],
            ]}
          />
        </div>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{text.rule}</th>
              <th scope="col">{text.condition}</th>
              <th scope="col">{text.source}</th>
            </tr>
          </thead>
          <tbody>
            {rules.rules.map((rule) => (
              <tr key={rule.id}>
                <th scope="row">{format.text(rule.name)}</th>
                <td>{text.kinds[rule.kind]}</td>
                <td className="text-soft">{rule.citation.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <Section title={text.waves}>
        <p>
          {text.readyMeans} <strong>{names.readiness[waves.readyMeans]}</strong>;{" "}
          {text.daysBefore(format.number(waves.daysBeforeMove))};{" "}
          {waves.conditionalMayMove ? text.conditionalYes : text.conditionalNo}.
        </p>
      </Section>
    </>
  );
}
