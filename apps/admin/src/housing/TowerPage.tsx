import "./housing.css";
import { labels, sourceText } from "@pindah/ui";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import { useFormat, useLanguage, useText } from "../language/index.ts";
import { Facts, Notice, Page, Section, Waiting } from "../parts/index.ts";
import { Loaded, useSession, useTRPC, type Outputs } from "../server/index.ts";
import { isForecast } from "./forecast.ts";
import { homeState, servesAWave, type Deadline } from "./home-state.ts";
import { HomePanel, type DrawnHome } from "./HomePanel.tsx";
import { Legend } from "./Legend.tsx";
import { PinDialog, PinPanel, usePins } from "./PinPanel.tsx";
import { text as texts } from "./text.ts";
import { TowerGrid } from "./TowerGrid.tsx";
import { useDeadline } from "./useDeadline.ts";
import { WhyDialog } from "./WhyDialog.tsx";

type Tower = Outputs["housing"]["tower"];
const route = getRouteApi("/housing/$towerId");

/** One tower as a grid, with what is in the home that is chosen or pointed at. */
export function TowerPage() {
  const trpc = useTRPC();
  const { towerId } = route.useParams();
  const tower = useQuery(trpc.housing.tower.queryOptions({ towerId }));
  const deadline = useDeadline();
  return (
    <Loaded query={tower} lines={8}>
      {(data) =>
        deadline === undefined ? (
          <Waiting />
        ) : (
          <TowerView key={data.tower.towerId} data={data} deadline={deadline} />
        )
      }
    </Loaded>
  );
}

function TowerView(props: { readonly data: Tower; readonly deadline: Deadline }) {
  const text = useText(texts);
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/housing/$towerId" });
  const { tower, readiness } = props.data;
  const [pointed, setPointed] = useState<DrawnHome | null>(null);
  const [why, setWhy] = useState<string | null>(null);
  const [pinning, setPinning] = useState<{
    readonly act: "pin" | "undo";
    readonly homeId: string;
  } | null>(null);
  const pins = usePins();
  const { role } = useSession();
  const pinOf = (homeId: string) => pins.find((pin) => pin.homeId === homeId);
  const homes = useMemo(() => drawn(props.data, props.deadline), [props.data, props.deadline]);
  const chosen = homes.find(({ homeId }) => homeId === search.home) ?? null;
  const shown = pointed ?? chosen;
  const ready = useReadyDay(readiness);
  const openWhy = useCallback((home: DrawnHome) => {
    if (home.household?.householdId != null) setWhy(home.household.householdId);
  }, []);
  return (
    <Page
      title={text.tower(tower.towerId)}
      lead={`${text.package(tower.packageCode)} · ${text.ready}: ${ready}`}
      actions={<TowerSteps towerId={tower.towerId} />}
    >
      <Notice tone="notice" title={text.illustrative} body={text.illustrativeBody} />
      <Legend
        counts={countStates(homes)}
        only={search.only}
        onChoose={(only) =>
          void navigate({
            search: { ...(search.home && { home: search.home }), ...(only && { only }) },
            replace: true,
          })
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[max-content_minmax(18rem,30rem)]">
        <div className="card overflow-x-auto p-3">
          <TowerGrid
            towerId={tower.towerId}
            homes={homes}
            only={search.only}
            chosen={search.home}
            onPoint={setPointed}
            onOpen={openWhy}
            onPin={(home, act) => {
              const isPinned = pinOf(home.homeId) !== undefined;
              if (role === "housing_officer" && isPinned === (act === "undo"))
                setPinning({ act, homeId: home.homeId });
            }}
            onChoose={(home) =>
              void navigate({
                search: (before) => ({ ...before, home: home.homeId }),
                replace: true,
                resetScroll: false,
              })
            }
          />
          <p className="no-print mt-2 max-w-[26rem] text-sm text-soft">{text.gridHelp}</p>
        </div>
        <div className="card p-4 lg:sticky lg:top-16" aria-live="polite">
          <HomePanel home={shown} onWhy={openWhy} />
          {shown !== null && (
            <div className="mt-3">
              <PinPanel
                pin={pinOf(shown.homeId)}
                onAct={(act) => setPinning({ act, homeId: shown.homeId })}
              />
            </div>
          )}
        </div>
      </div>
      {readiness !== null && <Readiness readiness={readiness} />}
      {pinning !== null && (
        <PinDialog {...pinning} pin={pinOf(pinning.homeId)} onClose={() => setPinning(null)} />
      )}
      {why !== null && <WhyDialog householdId={why} onClose={() => setWhy(null)} />}
    </Page>
  );
}

/** The day a tower is ready, and that it is a forecast where it is one. */
function useReadyDay(readiness: Tower["readiness"]): string {
  const text = useText(texts);
  const format = useFormat();
  const day = format.day(readiness?.readyOn ?? "not_known");
  return readiness !== null && isForecast(readiness)
    ? text.forecastOn(day, format.date(readiness.statedOn))
    : day;
}

function Readiness({ readiness }: { readonly readiness: NonNullable<Tower["readiness"]> }) {
  const text = useText(texts);
  const names = useText(labels);
  const format = useFormat();
  const ready = useReadyDay(readiness);
  const { language } = useLanguage();
  const source = (words: string) => sourceText(words, language);
  return (
    <Section title={text.readiness}>
      <Facts
        facts={[
          [text.definition, names.readiness[readiness.definition]],
          [text.ready, ready],
          [text.claim, `${source(readiness.source)} (${format.date(readiness.statedOn)})`],
          ...(readiness.conflicts.length === 0
            ? []
            : [
                [
                  text.conflicts,
                  readiness.conflicts
                    .map((claim) => `${format.day(claim.readyOn)} (${source(claim.source)})`)
                    .join("; "),
                ] as const,
              ]),
        ]}
      />
    </Section>
  );
}

/** To the towers before and after, so that one can walk through all of them. */
function TowerSteps(props: { readonly towerId: string }) {
  const text = useText(texts);
  const trpc = useTRPC();
  const towers = useQuery(trpc.housing.towers.queryOptions({}));
  const ids = (towers.data?.towers ?? []).map(({ towerId }) => towerId);
  const at = ids.findIndex((id) => id === props.towerId);
  const before = at > 0 ? ids[at - 1] : undefined;
  const after = at >= 0 ? ids[at + 1] : undefined;
  return (
    <>
      {before !== undefined && (
        <Link to="/housing/$towerId" params={{ towerId: before }} className="button">
          <span aria-hidden>←</span>
          <span className="sr-only">{text.previous}:</span> {before}
        </Link>
      )}
      <Link to="/housing" className="button">
        {text.back}
      </Link>
      {after !== undefined && (
        <Link to="/housing/$towerId" params={{ towerId: after }} className="button">
          <span className="sr-only">{text.next}:</span> {after}
          <span aria-hidden>→</span>
        </Link>
      )}
    </>
  );
}

function drawn(data: Tower, deadline: Deadline): readonly DrawnHome[] {
  const isReady = servesAWave(data.readiness?.readyOn ?? null, deadline);
  return data.homes.map((home) => ({ ...home, state: homeState(home.state, isReady) }));
}

function countStates(homes: readonly DrawnHome[]) {
  const counts = { free: 0, housed: 0, reserved: 0, out_of_service: 0, not_ready: 0 };
  for (const { state } of homes) counts[state] += 1;
  return counts;
}
