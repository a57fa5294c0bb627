import {
  allocateHomes,
  drawTickets,
  HousingPolicy,
  type HousingProblem,
  rfc3797Key,
  rfc3797Selection,
  ticketText,
} from "@pindah/domain/housing";
import { HomeId, HouseholdId, TowerId } from "@pindah/domain/kernel";
import { z } from "zod";
import { operation } from "./operation.ts";

const Attributes = z.record(z.string(), z.int().min(0).max(65_535));

const HousingCase = z.strictObject({
  households: z.array(
    z.strictObject({
      id: HouseholdId,
      attributes: Attributes,
      band: z.int().min(0),
      ticket: z.string().regex(/^[0-9a-f]{16}$/),
      wishes: z.array(TowerId),
      together: z.int().min(0),
    }),
  ),
  homes: z.array(
    z.strictObject({
      id: HomeId,
      tower: TowerId,
      floor: z.int().min(0),
      attributes: Attributes,
    }),
  ),
  towers: z.array(TowerId),
  policy: HousingPolicy,
});

const Draw = z.strictObject({ seed: z.string(), households: z.array(HouseholdId) });

const Selection = z.strictObject({
  sources: z.array(z.array(z.int())),
  pool: z.int().min(1),
  count: z.int().min(1),
});

export const housingOf = {
  draw_tickets: operation(Draw, ({ seed, households }) => {
    const { high, low } = drawTickets(seed, households);
    return Object.fromEntries(
      households.map((id, index) => [id, ticketText(high[index] ?? 0, low[index] ?? 0)]),
    );
  }),
  rfc3797_selection: operation(Selection, ({ sources, pool, count }) => {
    const key = rfc3797Key(sources);
    return { key, selected: rfc3797Selection(key, pool, count) };
  }),
  allocate_homes: operation(HousingCase, (given) => {
    const problem = problemOf(given);
    const result = allocateHomes(problem, given.policy);
    if (!result.ok) return result;
    const { homeOf, wish, misfit, rankOf, totals } = result.value;
    const byHousehold = given.households.map(({ id }, index) => [
      id,
      {
        home: problem.homes.ids[homeOf[index] ?? -1] ?? null,
        wish: wish[index] === 0 ? null : wish[index],
        misfit: misfit[index],
        rank: (rankOf[index] ?? 0) + 1,
      },
    ]);
    return { ok: true, value: { households: Object.fromEntries(byHousehold), totals } };
  }),
};

function problemOf({ households, homes, towers }: z.infer<typeof HousingCase>): HousingProblem {
  const preferenceCount = Math.max(0, ...households.map(({ wishes }) => wishes.length));
  const wishAt = (wishes: readonly TowerId[], place: number) => {
    const tower = wishes[place];
    return tower === undefined ? -1 : towers.indexOf(tower);
  };
  return {
    households: {
      count: households.length,
      ids: households.map(({ id }) => id),
      attributes: columns(households.map(({ attributes }) => attributes)),
      band: Uint32Array.from(households, ({ band }) => band),
      ticketHigh: Uint32Array.from(households, ({ ticket }) => Number(`0x${ticket.slice(0, 8)}`)),
      ticketLow: Uint32Array.from(households, ({ ticket }) => Number(`0x${ticket.slice(8)}`)),
      preferences: Int32Array.from(
        households.flatMap(({ wishes }) =>
          Array.from({ length: preferenceCount }, (_, place) => wishAt(wishes, place)),
        ),
      ),
      preferenceCount,
      cohesion: Uint32Array.from(households, ({ together }) => together),
    },
    homes: {
      count: homes.length,
      ids: homes.map(({ id }) => id),
      attributes: columns(homes.map(({ attributes }) => attributes)),
      tower: Uint32Array.from(homes, ({ tower }) => towers.indexOf(tower)),
      floor: Uint16Array.from(homes, ({ floor }) => floor),
    },
    towers,
  };
}

function columns(
  rows: readonly Readonly<Record<string, number>>[],
): Readonly<Record<string, Uint16Array>> {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return Object.fromEntries(
    names.map((name) => [name, Uint16Array.from(rows, (row) => row[name] ?? 0)]),
  );
}
