import { labels } from "@pindah/ui";
import { Link } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { useFormat, useText } from "../language/index.ts";
import { Badge, type Column } from "../parts/index.ts";
import { useTRPC, type Outputs } from "../server/index.ts";
import { text as texts } from "./text.ts";

type Candidate = Outputs["competency"]["list"]["rows"][number];

export const outcomeTones = {
  eligible: "positive",
  conditional: "notice",
  not_eligible: "neutral",
  undecided: "negative",
} as const;

export function useCompetencyName(): (code: string) => string {
  const format = useFormat();
  const trpc = useTRPC();
  const policy = useQuery(trpc.policy.current.queryOptions({}));
  return (code) => {
    const known = policy.data?.policy.competency.competencies.find((each) => each.code === code);
    return known === undefined ? code : format.text(known.name);
  };
}

export function useCandidateColumns(): readonly Column<Candidate>[] {
  const text = useText(texts);
  const names = useText(labels);
  const format = useFormat();
  const nameOf = useCompetencyName();
  return [
    {
      key: "person",
      name: text.person,
      heading: true,
      className: "whitespace-nowrap",
      cell: (row) => (
        <>
          {row.person.initials}{" "}
          <span className="font-mono text-xs font-normal text-soft">{row.personId}</span>
        </>
      ),
    },
    {
      key: "outcome",
      name: text.outcome,
      cell: (row) => (
        <Badge tone={outcomeTones[row.result.outcome]}>{text.outcomes[row.result.outcome]}</Badge>
      ),
    },
    {
      key: "rule",
      name: text.rule,
      className: "min-w-48",
      cell: (row) => text.rules[row.result.rule],
    },
    {
      key: "matched",
      name: text.matched,
      numeric: true,
      className: "whitespace-nowrap",
      cell: (row) =>
        row.result.matched === null ? "–" : `${row.result.matched}/${row.result.required}`,
    },
    {
      key: "gaps",
      name: text.gaps,
      className: "min-w-56",
      cell: (row) =>
        row.result.missing.length > 0
          ? `${text.missing}: ${
              row.result.missing.length === row.result.gaps.length
                ? text.allCompetencies
                : row.result.missing.map(nameOf).join(", ")
            }`
          : row.result.gaps
              .filter(({ gap }) => gap > 0)
              .map(({ competency, gap }) => `${nameOf(competency)} −${gap}`)
              .join(", "),
    },
    {
      key: "plan",
      name: text.plan,
      className: "whitespace-nowrap",
      cell: (row) =>
        row.result.plan === null
          ? ""
          : text.hours(format.number(row.result.plan.hours), format.date(row.result.plan.readyOn)),
    },
    {
      key: "post",
      name: text.post,
      className: "whitespace-nowrap",
      cell: (row) => names.postLevel[row.postLevel],
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
      key: "nip",
      name: text.nip,
      className: "font-mono whitespace-nowrap",
      cell: (row) => row.person.nipMasked,
    },
  ];
}
