import { useQuery } from "@tanstack/react-query";
import { useFormat, useText } from "../language/index.ts";
import { Figure, Notice, Page } from "../parts/index.ts";
import { Loaded, useTRPC, type Outputs } from "../server/index.ts";
import { ClassTable } from "./ClassTable.tsx";
import { CostCard } from "./CostCard.tsx";
import { RecordCard } from "./RecordCard.tsx";
import { ReferenceTable } from "./ReferenceTable.tsx";
import { text as texts } from "./text.ts";
import { WaitingTable } from "./WaitingTable.tsx";
import { WaveTable } from "./WaveTable.tsx";

type Current = Outputs["plan"]["current"];
export type PlanOfRecord = NonNullable<Current["planOfRecord"]>;
export type Reference = Current["reference"];

/** The plan of record in figures, beside what was published. */
export function OverviewPage() {
  const trpc = useTRPC();
  const current = useQuery(trpc.plan.current.queryOptions({}));
  return (
    <Loaded query={current} lines={10}>
      {({ planOfRecord, reference }) =>
        planOfRecord === null ? (
          <NoPlan reference={reference} />
        ) : (
          <PlanView plan={planOfRecord} reference={reference} />
        )
      }
    </Loaded>
  );
}

function NoPlan(props: { readonly reference: Reference }) {
  const text = useText(texts);
  return (
    <Page title={text.title}>
      <Notice tone="notice" title={text.noPlan} body={text.noPlanBody} />
      <ReferenceTable reference={props.reference} />
    </Page>
  );
}

function PlanView(props: { readonly plan: PlanOfRecord; readonly reference: Reference }) {
  const text = useText(texts);
  const format = useFormat();
  const { plan, reference } = props;
  const { totals } = plan;
  const ofPeople = (part: number) => text.ofAll(format.percent(part, totals.people));
  return (
    <Page title={text.title} lead={text.lead(format.date(plan.asOf))}>
      {(plan.policy.illustrative || plan.dataset.origin === "synthetic") && (
        <Notice tone="notice" title={text.illustrative} body={text.illustrativeBody} />
      )}
      <div className="card p-4">
        <dl className="grid grid-cols-2 gap-x-6 gap-y-4 md:grid-cols-3">
          <Figure name={text.units} value={format.number(totals.units)} />
          <Figure name={text.people} value={format.number(totals.people)} />
          <Figure
            name={text.housed}
            value={format.number(totals.peopleHoused)}
            beside={text.households(format.number(totals.householdsHoused))}
          />
          <Figure
            name={text.waiting}
            value={format.number(totals.peopleWaiting)}
            beside={text.households(format.number(totals.householdsWaiting))}
          />
          <Figure
            name={text.selected}
            value={format.number(totals.selected)}
            beside={ofPeople(totals.selected)}
          />
          <Figure
            name={text.conditional}
            value={format.number(totals.conditional)}
            beside={ofPeople(totals.conditional)}
          />
          <Figure
            name={text.notSelected}
            value={format.number(totals.notSelected)}
            beside={ofPeople(totals.notSelected)}
          />
          <Figure
            name={text.undecided}
            value={format.number(totals.undecided)}
            beside={ofPeople(totals.undecided)}
          />
          <Figure
            name={text.homes}
            value={format.number(totals.homesForCivilServants)}
            beside={text.homesAll(format.number(totals.homes))}
          />
        </dl>
      </div>
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <ClassTable plan={plan} reference={reference} />
        <WaitingTable plan={plan} />
      </div>
      <WaveTable waves={plan.waves} />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <CostCard summary={plan.costSummary} />
        <RecordCard plan={plan} />
      </div>
      <ReferenceTable reference={reference} />
    </Page>
  );
}
