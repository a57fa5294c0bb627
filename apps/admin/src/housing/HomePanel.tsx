import { labels, type HomeState } from "@pindah/ui";
import { useFormat, useText } from "../language/index.ts";
import { asCode, Facts } from "../parts/index.ts";
import type { Outputs } from "../server/index.ts";
import { text as texts } from "./text.ts";

type ApiHome = Outputs["housing"]["tower"]["homes"][number];
export type DrawnHome = Omit<ApiHome, "state"> & { readonly state: HomeState };

/** What is in one home: the household's code, size, band, ticket and wish. Never a score. */
export function HomePanel(props: {
  readonly home: DrawnHome | null;
  readonly onWhy: (home: DrawnHome) => void;
}) {
  const text = useText(texts);
  const names = useText(labels);
  const format = useFormat();
  const { home } = props;
  if (home === null) return <p className="text-soft">{text.chooseCell}</p>;
  return (
    <div className="space-y-3">
      <div className="flex items-start justify-between gap-3">
        <div>
          <p className="text-lg font-semibold">{home.homeId}</p>
          <p className="flex items-center gap-2 text-sm">
            <span
              aria-hidden
              className={`home home-${home.state} grid size-5 place-items-center rounded-xs text-xs font-bold`}
            >
              {names.homeLetter[home.state]}
            </span>
            {names.home[home.state]}
          </p>
        </div>
        {home.household !== null && (
          <button type="button" className="button button-primary" onClick={() => props.onWhy(home)}>
            {text.why}
          </button>
        )}
      </div>
      {home.household !== null && <HouseholdFacts home={home} household={home.household} />}
      {home.state === "housed" && home.household === null && (
        <p className="text-sm text-soft">{text.outOfReach}</p>
      )}
      <Facts
        facts={[
          [text.floor, format.number(home.floor)],
          [text.bedrooms, format.number(home.bedrooms)],
          [text.area, `${format.number(home.areaM2)} m²`],
          [text.accessible, home.accessible ? text.yes : text.no],
          ...(home.reason === null ? [] : [[text.stockReason, home.reason] as const]),
        ]}
      />
    </div>
  );
}

function HouseholdFacts(props: {
  readonly home: DrawnHome;
  readonly household: NonNullable<DrawnHome["household"]>;
}) {
  const text = useText(texts);
  const format = useFormat();
  const { household } = props;
  const others = [
    ...(household.spouse === true ? [text.spouse] : []),
    ...(household.children !== null && household.children > 0
      ? [text.children(format.number(household.children))]
      : []),
    ...(household.helper === true ? [text.helper] : []),
  ];
  const size = text.sizeText(
    format.number(household.civilServants),
    others.length === 0 ? "" : `, ${others.join(", ")}`,
  );
  return (
    <Facts
      facts={[
        [text.household, asCode(household.householdId ?? "–")],
        [text.size, size],
        [text.institution, household.institutionCode],
        [text.wave, props.home.waveId],
        [text.band, household.band],
        [text.ticket, asCode(household.ticket ?? "–")],
        [text.rank, household.rank === null ? "–" : format.number(household.rank)],
        [
          text.wish,
          household.wish === null ? text.otherTower : text.wishes(format.number(household.wish)),
        ],
      ]}
    />
  );
}
