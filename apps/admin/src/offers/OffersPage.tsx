import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useFormat, useText } from "../language/index.ts";
import { Act, Badge, Empty, Failed, Notice, Page, Section, Wide } from "../parts/index.ts";
import { Loaded, useFailure, useSession, useTRPC, type Outputs } from "../server/index.ts";
import { text as texts } from "./text.ts";

type Offers = Outputs["offers"]["list"];
type Row = Offers["rows"][number];
const atOnce = 25;
const tones = {
  made: "notice",
  accepted: "positive",
  declined: "negative",
  expired: "negative",
  withdrawn: "neutral",
} as const;

/** Offers with their answers, and who is next in line for what came free. */
export function OffersPage() {
  const text = useText(texts);
  const trpc = useTRPC();
  const offers = useQuery(
    trpc.offers.list.queryOptions(
      {},
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
            <Section title={text.offers} flush>
              {data.rows.length === 0 ? <Empty title={text.none} /> : <Rows rows={data.rows} />}
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
              <th scope="row">{wave.waveId}</th>
              <td className="number">{format.number(wave.housed)}</td>
              <td className="number">{format.number(wave.unoffered)}</td>
              <td className="number">{format.number(wave.made)}</td>
              <td className="number">{format.number(wave.accepted)}</td>
              <td>
                {me.role === "housing_officer" && wave.unoffered > 0 && (
                  <button
                    type="button"
                    className="button"
                    disabled={make.isPending}
                    onClick={() =>
                      make.mutate({
                        commandId: crypto.randomUUID(),
                        waveId: wave.waveId,
                        atMost: atOnce,
                      })
                    }
                  >
                    {text.make(format.number(Math.min(atOnce, wave.unoffered)))}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {make.error !== null && <Failed failure={failure(make.error)} />}
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
            <OfferRow key={row.offerId} row={row} />
          ))}
        </tbody>
      </table>
    </Wide>
  );
}

function OfferRow({ row }: { readonly row: Row }) {
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
        {row.computedHomeId !== null && row.computedHomeId !== row.homeId && (
          <span className="block">{text.computed(row.computedHomeId)}</span>
        )}
      </td>
      <td>
        {format.date(row.openUntil)} {row.zone}
      </td>
      <td>
        <Badge tone={tones[row.state]}>{text.states[row.state]}</Badge>{" "}
        {row.declineReason !== null && text.reasons[row.declineReason]}
      </td>
      <td>{row.state === "made" ? <Answer row={row} /> : <Next row={row} />}</td>
    </tr>
  );
}

function Answer({ row }: { readonly row: Row }) {
  const text = useText(texts);
  const trpc = useTRPC();
  const me = useSession();
  const failure = useFailure();
  const queries = useQueryClient();
  const answer = useMutation(
    trpc.offers.answer.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.offers.pathKey() }),
    }),
  );
  if (me.role !== "housing_officer" && me.role !== "employee") return null;
  const { householdId } = row;
  const command = () => ({ commandId: crypto.randomUUID(), householdId });
  const reasons = Object.entries(text.reasons);
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Act
        name={text.accept}
        question={text.acceptQuestion}
        body={row.homeId}
        isPrimary
        isBusy={answer.isPending}
        failure={answer.error === null ? null : failure(answer.error)}
        onConfirm={(_reason, close) =>
          answer.mutate({ ...command(), answer: { kind: "accept" } }, { onSuccess: close })
        }
      />
      <label className="grid gap-0.5 text-xs text-soft">
        {text.decline}
        <select
          className="field"
          value=""
          disabled={answer.isPending}
          onChange={(event) => {
            const reason = event.target.value;
            if (isReason(reason))
              answer.mutate({ ...command(), answer: { kind: "decline", reason } });
          }}
        >
          <option value="">–</option>
          {reasons.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {answer.data?.kind === "refused" && <Notice tone="negative" title={text.late} />}
      {answer.error !== null && <Failed failure={failure(answer.error)} />}
    </div>
  );
}

type DeclineReason = keyof typeof texts.id.reasons;
const isReason = (code: string): code is DeclineReason => code in texts.id.reasons;

function Next({ row }: { readonly row: Row }) {
  const text = useText(texts);
  const format = useFormat();
  const trpc = useTRPC();
  const me = useSession();
  const failure = useFailure();
  const queries = useQueryClient();
  const passOn = useMutation(
    trpc.offers.passOn.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.offers.pathKey() }),
    }),
  );
  const { succession, successionState, offerId } = row;
  if (successionState === "none") return null;
  if (successionState !== "ready" || succession === null)
    return (
      <span>
        {text.next}: {successionState === "failed" ? text.failed : text.computing}
      </span>
    );
  const { direct, byExchange } = succession;
  return (
    <div className="space-y-1">
      <p>
        {text.next}: {direct === null ? text.nobody : direct.householdId}
        <span className="block text-sm text-soft">
          {text.moves(format.number(byExchange.length))}
        </span>
      </p>
      {direct !== null && me.role === "housing_officer" && passOn.data === undefined && (
        <button
          type="button"
          className="button"
          disabled={passOn.isPending}
          onClick={() =>
            passOn.mutate({
              commandId: crypto.randomUUID(),
              offerId,
              householdId: direct.householdId,
            })
          }
        >
          {text.passOn(direct.householdId)}
        </button>
      )}
      {passOn.error !== null && <Failed failure={failure(passOn.error)} />}
    </div>
  );
}
