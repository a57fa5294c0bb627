import { InstitutionCode } from "@pindah/domain/kernel";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { withoutEmpty } from "../address/index.ts";
import { useFormat, useText } from "../language/index.ts";
import { DataTable, Empty, Filters, Page, Section, SelectField } from "../parts/index.ts";
import { Loaded, usePages, useTRPC, useTRPCClient } from "../server/index.ts";
import { useCandidateColumns } from "./candidate-columns.tsx";
import { CompetencySummary } from "./CompetencySummary.tsx";
import { text as texts } from "./text.ts";

const route = getRouteApi("/candidates");
const outcomes = ["eligible", "conditional", "not_eligible", "undecided"] as const;

/** Everybody's competency result, in counts and person by person. */
export function CandidatesPage() {
  const text = useText(texts);
  const trpc = useTRPC();
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/candidates" });
  const code = InstitutionCode.safeParse(search.institution);
  const institutionCode = code.success ? code.data : null;
  const outcome = outcomes.find((each) => each === search.outcome) ?? null;
  const institutions = useQuery(trpc.registry.institutions.queryOptions({}));
  const summary = useQuery(trpc.competency.summary.queryOptions({ institutionCode }));
  const change = (part: { outcome?: string; institution?: string }) =>
    void navigate({ search: (before) => withoutEmpty({ ...before, ...part }), replace: true });
  return (
    <Page title={text.title} lead={text.lead}>
      <Filters>
        <SelectField
          label={text.institution}
          value={search.institution ?? ""}
          onChange={(institution) => change({ institution })}
          options={[
            { value: "", name: text.all },
            ...(institutions.data ?? [])
              .filter(({ people }) => people.total > 0)
              .map((each) => ({ value: each.code, name: each.abbrev })),
          ]}
        />
        <SelectField
          label={text.outcome}
          value={outcome ?? ""}
          onChange={(value) => change({ outcome: value })}
          options={[
            { value: "", name: text.all },
            ...outcomes.map((value) => ({ value, name: text.outcomes[value] })),
          ]}
        />
      </Filters>
      <Loaded query={summary}>{(data) => <CompetencySummary summary={data} />}</Loaded>
      <Candidates institutionCode={institutionCode} outcome={outcome} />
    </Page>
  );
}

function Candidates(props: {
  readonly institutionCode: InstitutionCode | null;
  readonly outcome: (typeof outcomes)[number] | null;
}) {
  const text = useText(texts);
  const format = useFormat();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const columns = useCandidateColumns();
  const input = { institutionCode: props.institutionCode, outcome: props.outcome, limit: 100 };
  const people = usePages(trpc.competency.list.queryKey(input), (cursor, signal) =>
    client.competency.list.query({ ...input, cursor }, { signal }),
  );
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = people;
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <Section title={text.list} note={text.listNote} flush>
      <Loaded query={people} lines={8}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows);
          if (rows.length === 0) return <Empty title={text.none} />;
          return (
            <>
              <DataTable
                caption={text.list}
                columns={columns}
                rows={rows}
                rowKey={(row) => row.personId}
                onEnd={onEnd}
                tall
              />
              <p className="border-t border-line px-3 py-2 text-sm text-soft" role="status">
                {text.loaded(format.number(rows.length))} ·{" "}
                {hasNextPage ? text.more : text.complete}
              </p>
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
