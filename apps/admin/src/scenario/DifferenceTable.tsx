import type { ClassCode } from "@pindah/domain/kernel";
import type { HouseholdChange, HouseholdPlace, PlanDiff } from "@pindah/domain/scenario";
import { labels } from "@pindah/ui";
import { Link } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useFormat, useText } from "../language/index.ts";
import { ClassMark, DataTable, Empty, Section, type Column } from "../parts/index.ts";
import { text as texts } from "./text.ts";

type Change = HouseholdChange["change"];
const changes = [
  "now_housed",
  "now_waits",
  "moves_earlier",
  "moves_later",
  "other_home",
  "other_reason",
  "now_moving",
  "no_longer_moving",
] as const satisfies readonly Change[];

/** The difference to the plan of record: who moves earlier, later, into another home, or not. */
export function DifferenceTable(props: {
  readonly difference: PlanDiff;
  readonly classes: readonly ClassCode[];
}) {
  const text = useText(texts);
  const format = useFormat();
  const [only, setOnly] = useState<Change | null>(null);
  const { difference } = props;
  const columns = useColumns();
  const shown = only !== null && difference.counts[only] > 0 ? only : null;
  const rows = useMemo(
    () =>
      shown === null
        ? difference.households
        : difference.households.filter(({ change }) => change === shown),
    [difference, shown],
  );
  if (difference.households.length === 0 && difference.units.length === 0) {
    return (
      <Section title={text.difference}>
        <Empty title={text.none} />
      </Section>
    );
  }
  return (
    <>
      <Section title={text.difference} flush>
        <div
          role="group"
          aria-label={text.filter}
          className="no-print flex flex-wrap gap-1.5 px-4 pb-3"
        >
          {changes
            .filter((change) => difference.counts[change] > 0)
            .map((change) => (
              <button
                key={change}
                type="button"
                aria-pressed={shown === change}
                className="button min-h-7! aria-pressed:border-primary-mark aria-pressed:bg-primary-soft"
                onClick={() => setOnly(shown === change ? null : change)}
              >
                {text.changes[change]} <strong>{format.number(difference.counts[change])}</strong>
              </button>
            ))}
        </div>
        <DataTable
          caption={text.difference}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.householdId}
        />
      </Section>
      <UnitChanges {...props} />
    </>
  );
}

function useColumns(): readonly Column<HouseholdChange>[] {
  const text = useText(texts);
  return useMemo(
    () => [
      {
        key: "household",
        name: text.household,
        heading: true,
        className: "font-mono whitespace-nowrap",
        cell: (row) => row.householdId,
      },
      {
        key: "person",
        name: text.person,
        className: "font-mono whitespace-nowrap",
        cell: (row) => row.leadPersonId,
      },
      {
        key: "unit",
        name: text.unit,
        className: "whitespace-nowrap",
        cell: (row) => (
          <Link to="/units/$unitCode" params={{ unitCode: row.unitCode }} className="link">
            {row.unitCode}
          </Link>
        ),
      },
      {
        key: "change",
        name: text.change,
        className: "whitespace-nowrap",
        cell: (row) => text.changes[row.change],
      },
      {
        key: "before",
        name: text.before,
        className: "min-w-48",
        cell: (row) => <Place place={row.before} />,
      },
      {
        key: "after",
        name: text.after,
        className: "min-w-48",
        cell: (row) => <Place place={row.after} />,
      },
    ],
    [text],
  );
}

function Place({ place }: { readonly place: HouseholdPlace }) {
  const text = useText(texts);
  const names = useText(labels);
  switch (place.kind) {
    case "housed":
      return (
        <span className="whitespace-nowrap">
          {place.waveId} · <span className="font-mono">{place.homeId}</span>
        </span>
      );
    case "waiting":
      return <span className="text-notice">{names.waiting[place.reason]}</span>;
    case "not_moving":
      return <span className="text-soft">{text.notMoving}</span>;
  }
}

function UnitChanges(props: {
  readonly difference: PlanDiff;
  readonly classes: readonly ClassCode[];
}) {
  const text = useText(texts);
  const format = useFormat();
  const { units, unitsTouched } = props.difference;
  return (
    <div className={`grid items-start gap-4 ${units.length > 0 ? "xl:grid-cols-2" : ""}`}>
      {units.length > 0 && (
        <Section title={`${text.unitsTitle} (${format.number(units.length)})`} flush>
          <DataTable
            caption={text.unitsTitle}
            columns={[
              {
                key: "unit",
                name: text.unit,
                heading: true,
                cell: (row) => (
                  <Link to="/units/$unitCode" params={{ unitCode: row.unitCode }} className="link">
                    {row.unitCode}
                  </Link>
                ),
              },
              {
                key: "before",
                name: text.before,
                cell: (row) => <ClassMark code={row.before} classes={props.classes} />,
              },
              {
                key: "after",
                name: text.after,
                cell: (row) => <ClassMark code={row.after} classes={props.classes} />,
              },
            ]}
            rows={units}
            rowKey={(row) => row.unitCode}
          />
        </Section>
      )}
      {unitsTouched.length > 0 && (
        <Section title={`${text.touched} (${format.number(unitsTouched.length)})`} flush>
          <DataTable
            caption={text.touched}
            columns={[
              {
                key: "unit",
                name: text.unit,
                heading: true,
                cell: (row) => (
                  <Link to="/units/$unitCode" params={{ unitCode: row.unitCode }} className="link">
                    {row.unitCode}
                  </Link>
                ),
              },
              {
                key: "households",
                name: text.households,
                numeric: true,
                cell: (row) => format.number(row.households),
              },
            ]}
            rows={unitsTouched}
            rowKey={(row) => row.unitCode}
          />
        </Section>
      )}
    </div>
  );
}
