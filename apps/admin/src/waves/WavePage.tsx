import type { WaveId } from "@pindah/domain/kernel";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useCallback } from "react";
import { useFormat, useText } from "../language/index.ts";
import { DataTable, Empty, Facts, Figure, Page, Section } from "../parts/index.ts";
import { Loaded, usePages, useTRPC, useTRPCClient, type Outputs } from "../server/index.ts";
import { Blocked } from "./Blocked.tsx";
import { usePeopleColumns } from "./people-columns.tsx";
import { text as texts } from "./text.ts";

const route = getRouteApi("/waves/$waveId");

/** One wave: what it does, and everybody in it. */
export function WavePage() {
  const trpc = useTRPC();
  const { waveId } = route.useParams();
  const waves = useQuery(trpc.waves.list.queryOptions({}));
  return (
    <Loaded query={waves}>
      {(data) => {
        const wave = data.find((each) => each.waveId === waveId);
        return wave === undefined ? <UnknownWave /> : <WaveView wave={wave} />;
      }}
    </Loaded>
  );
}

function UnknownWave() {
  const text = useText(texts);
  return (
    <Page title={text.wave}>
      <Link to="/waves" className="link">
        {text.title}
      </Link>
    </Page>
  );
}

function WaveView({ wave }: { readonly wave: Outputs["waves"]["list"][number] }) {
  const text = useText(texts);
  const format = useFormat();
  const { result } = wave;
  // A wave without a day has no homes to count yet.
  const count = (value: number) => (wave.movesOn === null ? "–" : format.number(value));
  return (
    <Page
      title={format.text(wave.name)}
      lead={`${text.movesOn}: ${format.day(wave.movesOn ?? "not_decided")}`}
    >
      {result !== null && (
        <div className="card p-4">
          <dl className="grid grid-cols-2 gap-4 md:grid-cols-3 xl:grid-cols-6">
            <Figure name={text.peopleHoused} value={count(result.peopleHoused)} />
            <Figure name={text.housed} value={count(result.householdsHoused)} />
            <Figure name={text.candidates} value={format.number(result.candidates)} />
            <Figure name={text.homesReady} value={count(result.homesReady)} />
            <Figure name={text.homesFree} value={count(result.homesFree)} />
            <Figure name={text.empty} value={count(result.homesLeftEmpty)} />
          </dl>
          {result.blocked !== null && (
            <p className="mt-3 text-sm">
              <Blocked block={result.blocked} />
            </p>
          )}
        </div>
      )}
      <People waveId={wave.waveId} />
      <Section title={text.source}>
        <Facts
          facts={[
            [text.stage, wave.stage],
            [text.source, `${wave.source} (${format.date(wave.statedOn)})`],
          ]}
        />
      </Section>
    </Page>
  );
}

function People(props: { readonly waveId: WaveId }) {
  const text = useText(texts);
  const format = useFormat();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const columns = usePeopleColumns();
  const input = { waveId: props.waveId, limit: 100 };
  const people = usePages(trpc.waves.people.queryKey(input), (cursor, signal) =>
    client.waves.people.query({ ...input, cursor }, { signal }),
  );
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = people;
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return (
    <Section title={text.people} note={text.peopleNote} flush>
      <Loaded query={people} lines={8}>
        {(data) => {
          const rows = data.pages.flatMap((page) => page.rows);
          if (rows.length === 0) return <Empty title={text.nobody} />;
          return (
            <>
              <DataTable
                caption={text.people}
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
