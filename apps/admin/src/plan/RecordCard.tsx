import { Link } from "@tanstack/react-router";
import { useFormat, useText } from "../language/index.ts";
import { asCode, Facts, Section } from "../parts/index.ts";
import type { PlanOfRecord } from "./OverviewPage.tsx";
import { text as texts } from "./text.ts";

/** The plan's hash and everything it follows from. */
export function RecordCard(props: { readonly plan: PlanOfRecord }) {
  const { record: words } = useText(texts);
  const format = useFormat();
  const { plan } = props;
  const policyLink = (
    <Link to="/policy" className="link">
      {format.text(plan.policy.title)}
    </Link>
  );
  return (
    <Section title={words.title} note={words.note}>
      <Facts
        facts={[
          [words.hash, asCode(plan.planHash)],
          [words.dataset, asCode(plan.inputs.dataset)],
          [words.policy, policyLink],
          [words.policyHash, asCode(plan.inputs.policy)],
          [words.scenario, plan.scenario === null ? words.none : format.text(plan.scenario.title)],
          [words.lottery, plan.lottery.source],
          [words.engine, plan.engine],
          ...(plan.approvedAt === null
            ? []
            : [
                [
                  words.approved,
                  `${format.date(plan.approvedAt.slice(0, 10))}, ${words.by} ${plan.approvedBy ?? words.system}`,
                ] as const,
              ]),
        ]}
      />
    </Section>
  );
}
