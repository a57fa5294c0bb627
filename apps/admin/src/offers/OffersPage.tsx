import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useFormat, useText } from "../language/index.ts";
import { Act, Badge, Empty, Notice, Page, Section, SelectField, Wide } from "../parts/index.ts";
import { Loaded, useFailure, useSession, useTRPC, type Outputs } from "../server/index.ts";
import { Answer } from "./Answer.tsx";
import { Next } from "./Next.tsx";
import { OwnOffers } from "./OwnOffers.tsx";
import { tones } from "./tones.ts";
import { text as texts } from "./text.ts";

type Offers = Outputs["offers"]["list"];
type Row = Offers["rows"][number];
const route = getRouteApi("/offers");
const offerStates = ["made", "accepted", "declined", "expired", "withdrawn"] as const;
const atOnce = 25;
/** Offers with their answers, and who is next in line for what came free. */
export function OffersPage() {
  const { role } = useSession();
  return role === "employee" ? <OwnOffers /> : <AllOffers />;
}

function AllOffers() {
  const text = useText(texts);
  const trpc = useTRPC();
  const { state: only } = route.useSearch();
  const navigate = useNavigate({ from: "/offers" });
  const offers = useQuery(
    trpc.offers.list.queryOptions(
      { state: only ?? null },
      {
        refetchInterval: ({ state }) =>
          state.data?.rows.some((row) => row.successionState === "queued") === true ? 1500 : false,
      },
    ),
  );
  return (
    <Page title={text.title} lead={text.lead}>
      <Loaded query={offers}>
        {(data) => (
          <>
            {data.waves.length > 0 && <Waves waves={data.waves} />}
            <Section
              title={text.offers}
              flush
              actions={
                <SelectField
                  label={text.state}
                  value={only ?? ""}
                  options={[
                    { value: "", name: text.all },
                    ...offerStates.map((value) => ({ value, name: text.states[value] })),
                  ]}
                  onChange={(value) => {
                    const state = offerStates.find((each) => each === value);
                    void navigate({ search: state === undefined ? {} : { state } });
                  }}
                />
              }
            >
              {data.rows.length === 0 ? (
                <Empty title={only === undefined ? text.none : text.noneSuch} />
              ) : (
                <Rows rows={data.rows} />
              )}
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Waves({ waves }: { readonly waves: Offers["waves"] }) {
  const text = useText(texts);
  const format = useFormat();
  const trpc = useTRPC();
  const me = useSession();
  const failure = useFailure();
  const queries = useQueryClient();
  const list = useQuery(trpc.waves.list.queryOptions({}));
  const nameOf = (waveId: string) => {
    const wave = list.data?.find((each) => each.waveId === waveId);
    return wave === undefined ? waveId : format.text(wave.name);
  };
  const make = useMutation(
    trpc.offers.make.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.offers.pathKey() }),
    }),
  );
  return (
    <Section title={text.byWave} wide>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{text.wave}</th>
            <th scope="col" className="number">
              {text.housed}
            </th>
            <th scope="col" className="number">
              {text.unoffered}
            </th>
            <th scope="col" className="number">
              {text.open}
            </th>
            <th scope="col" className="number">
              {text.accepted}
            </th>
            <th scope="col">{text.acts}</th>
          </tr>
        </thead>
        <tbody>
          {waves.map((wave) => (
            <tr key={wave.waveId}>
              <th scope="row">{nameOf(wave.waveId)}</th>
              <td className="number">{format.number(wave.housed)}</td>
              <td className="number">{format.number(wave.unoffered)}</td>
              <td className="number">{format.number(wave.made)}</td>
              <td className="number">{format.number(wave.accepted)}</td>
              <td>
                {me.role === "housing_officer" && wave.unoffered > 0 && (
                  <Act
                    name={text.make(format.number(Math.min(atOnce, wave.unoffered)))}
                    question={text.makeQuestion(nameOf(wave.waveId))}
                    body={text.makeNote}
                    isBusy={make.isPending}
                    failure={make.error === null ? null : failure(make.error)}
                    onConfirm={(_reason, close) =>
                      make.mutate(
                        { commandId: crypto.randomUUID(), waveId: wave.waveId, atMost: atOnce },
                        { onSuccess: close },
                      )
                    }
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {make.data !== undefined && (
        <Notice
          tone={make.data.refusals.length === 0 ? "positive" : "notice"}
          title={text.made(
            format.number(make.data.kind === "done" ? make.data.offerIds.length : 0),
            format.number(make.data.refusals.length),
          )}
        >
          {make.data.refusals.length > 0 && (
            <ul className="list-disc pl-5">
              {make.data.refusals.map((refusal, place) => (
                <li key={`${refusal.kind} ${place}`}>
                  {"personId" in refusal && <span className="font-mono">{refusal.personId}: </span>}
                  {text.refusals[refusal.kind]}
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
    </Section>
  );
}

function Rows({ rows }: { readonly rows: readonly Row[] }) {
  const text = useText(texts);
  return (
    <Wide label={text.offers}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{text.household}</th>
            <th scope="col">{text.home}</th>
            <th scope="col">{text.until}</th>
            <th scope="col">{text.state}</th>
            <th scope="col">{text.acts}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <OfferRow
              key={row.offerId}
              row={row}
              isTaken={rows.some(({ replaces }) => replaces === row.offerId)}
            />
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

function OfferRow({ row, isTaken }: { readonly row: Row; readonly isTaken: boolean }) {
  const text = useText(texts);
  const format = useFormat();
  return (
    <tr>
      <th scope="row">
        {row.person.initials}{" "}
        <span className="block font-mono text-sm text-soft">
          {row.householdId} · {row.institutionAbbrev}
        </span>
      </th>
      <td className="font-mono text-sm">
        {row.homeId}
        <span className="block font-sans text-soft">
          {text.flat(row.towerId, format.number(row.floor), format.number(row.bedrooms))}
        </span>
        {row.computedHomeId !== null && row.computedHomeId !== row.homeId && (
          <span className="block">{text.computed(row.computedHomeId)}</span>
        )}
      </td>
      <td>
        {format.date(row.openUntil)} {row.zone}
      </td>
      <td>
        <Badge tone={tones[row.state]}>{text.states[row.state]}</Badge>
        {row.declineReason !== null && (
          <span className="block text-sm text-soft">{text.reasons[row.declineReason]}</span>
        )}
      </td>
      <td>{row.state === "made" ? <Answer row={row} /> : <Next row={row} isTaken={isTaken} />}</td>
    </tr>
  );
}
