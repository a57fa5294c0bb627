import { compareText, type Json } from "@pindah/domain/kernel";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { personReads } from "../access/access.table.ts";
import { competencyResults } from "../competency/competency.table.ts";
import { homes } from "../housing/housing.table.ts";
import { findPlanOfRecord, type FinishedRun } from "../plan/record.store.ts";
import { bothEngines } from "../testing/engines.ts";
import { readAllPages } from "../testing/pages.ts";
import { findPlaces, type Places } from "../testing/places.ts";
import { createWorld, type World } from "../testing/world.ts";
import { placements, waitingHouseholds } from "../waves/waves.table.ts";
import { identities, people } from "./registry.table.ts";

describe.each(bothEngines)("the lists of the plan of record on %s", (engine) => {
  let world: World;
  let places: Places;
  let record: FinishedRun;
  beforeAll(async () => {
    world = await createWorld(engine, "demonstration");
    places = await findPlaces(world);
    const found = await findPlanOfRecord(world.services.db);
    if (found === null) throw new Error("The world has no plan of record");
    record = found;
  });
  afterAll(() => world.close());

  const all = (path: string, input: { readonly [key: string]: Json } = {}) =>
    readAllPages(world, "planner", path, { limit: 37, ...input });
  const column = (rows: readonly Record<string, unknown>[], name: string) =>
    rows.map((row) => z.string().parse(row[name]));

  test("pages of 37 give each of the 527 units once, in order", async () => {
    const codes = column(await all("registry.units"), "code");
    expect(codes).toHaveLength(527);
    expect(new Set(codes).size).toBe(527);
    expect(codes).toEqual(codes.toSorted(compareText));
  });

  test.each(["class", "unit", "institution"])(
    "screening by %s gives each unit once, whatever the order",
    async (sort) => {
      const codes = column(await all("screening.list", { sort }), "unitCode");
      expect(new Set(codes).size).toBe(527);
      expect(codes).toHaveLength(527);
    },
  );

  test("screening by class: the policy's order of classes, and inside a class by rank", async () => {
    const rows = z
      .array(z.object({ classPlace: z.int(), rankInClass: z.int().nullable() }))
      .parse(await all("screening.list", { sort: "class" }));
    for (const [index, row] of rows.entries()) {
      const before = rows[index - 1];
      if (before === undefined) continue;
      expect(row.classPlace).toBeGreaterThanOrEqual(before.classPlace);
      if (row.classPlace === before.classPlace && row.rankInClass !== null)
        expect(row.rankInClass).toBe((before.rankInClass ?? 0) + 1);
    }
  });

  test("units per class in the list are those of the totals", async () => {
    for (const { class: name, units } of record.totals.unitsByClass) {
      const filter =
        name === "not_moved" || name === "undecided" ? { outcome: name } : { class: name };
      expect(await all("screening.list", filter)).toHaveLength(units);
    }
  });

  test("one unit: its result, and the very scores it rests on", async () => {
    const { unitCode } = places.own;
    const answer = await world.call("planner", "screening.unit", { unitCode });
    const found = z
      .object({
        screening: z.object({ unitCode: z.string(), criteria: z.array(z.unknown()) }),
        scores: z.array(z.object({ unitCode: z.string(), evidence: z.unknown() })),
        rules: z.object({ criteria: z.array(z.unknown()) }),
      })
      .parse(answer.data);
    expect(found.screening.unitCode).toBe(unitCode);
    expect(found.screening.criteria).toHaveLength(found.rules.criteria.length);
    expect(found.scores.length).toBeGreaterThan(0);
    expect(found.scores.every((score) => score.unitCode === unitCode)).toBe(true);
  });

  test("every person has one competency result, and each page shown is noted", async () => {
    const { db } = world.services;
    const before = await db.$count(personReads);
    const rows = await readAllPages(world, "auditor", "competency.list", { limit: 100 });
    expect(rows).toHaveLength(2400);
    expect(new Set(column(rows, "personId")).size).toBe(2400);
    expect(await db.$count(personReads)).toBe(before + 24);
    const [read] = await db
      .select()
      .from(personReads)
      .where(eq(personReads.procedure, "competency.list"))
      .limit(1);
    expect(read).toMatchObject({ role: "auditor", purpose: "competency" });
    expect(read?.personIds).toHaveLength(100);
  });

  test("the summary counts what the list holds", async () => {
    const answer = await world.call("planner", "competency.summary", {});
    const { outcomes } = z
      .object({ outcomes: z.array(z.object({ outcome: z.string(), people: z.int() })) })
      .parse(answer.data);
    expect(outcomes.reduce((sum, { people: count }) => sum + count, 0)).toBe(2400);
    const undecided = outcomes
      .filter(({ outcome }) => outcome === "undecided")
      .reduce((sum, { people: count }) => sum + count, 0);
    const { db } = world.services;
    expect(await db.$count(competencyResults, eq(competencyResults.outcome, "undecided"))).toBe(
      undecided,
    );
    expect(await all("competency.list", { outcome: "undecided" })).toHaveLength(undecided);
  });

  test("people of the waves: every housed household, in the order of its wave, masked", async () => {
    const housed = new Set<string>();
    for (const { waveId } of record.waves) {
      const rows = await all("waves.people", { waveId });
      const ranks = rows.map((row) => z.int().parse(row["rank"]));
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      for (const household of column(rows, "householdId")) housed.add(household);
    }
    expect(housed.size).toBe(record.totals.householdsHoused);
  });

  test("no list and no explanation shows a name or a whole NIP", async () => {
    const { db } = world.services;
    const { householdId, waveId, institutionCode } = places.own;
    const [member] = await db
      .select({ nip: identities.nip, name: identities.name })
      .from(people)
      .innerJoin(identities, eq(identities.personId, people.personId))
      .where(eq(people.householdId, (await placementOf(householdId)).householdId));
    const answers = [
      await world.call("planner", "waves.people", { waveId, limit: 100 }),
      await world.call("planner", "competency.list", { institutionCode, limit: 100 }),
      await world.call("planner", "housing.household", { householdId }),
    ];
    for (const { text, status } of answers) {
      expect(status).toBe(200);
      expect(text).not.toContain(member?.name);
      expect(text).not.toMatch(/"\d{18}"/);
    }
    expect(answers[2]?.text).toContain(`••••••••${member?.nip.slice(8, 14)}••••`);
  });

  test("the towers' homes add up to the stock, and the placed ones to the plan", async () => {
    const { towers, security } = z
      .object({
        towers: z.array(
          z.object({
            towerId: z.string(),
            homes: z.int(),
            byState: z.object({ placed: z.int(), available: z.int() }),
          }),
        ),
        security: z.strictObject({ towers: z.int(), homes: z.int() }),
      })
      .parse((await world.call("planner", "housing.towers")).data);
    const sum = (of: (tower: (typeof towers)[number]) => number) =>
      towers.reduce((total, tower) => total + of(tower), 0);
    expect(sum((tower) => tower.homes) + security.homes).toBe(
      await world.services.db.$count(homes),
    );
    expect(security.towers).toBe(18);
    expect(sum(({ byState }) => byState.placed)).toBe(record.totals.householdsHoused);
  });

  test("a tower of the security services is not found, by nobody", async () => {
    for (const role of ["housing_officer", "auditor"] as const) {
      const answer = await world.call(role, "housing.tower", { towerId: "ASN2-07" });
      expect(answer.status).toBe(404);
    }
  });

  test("a tower's grid names the household of each placed home", async () => {
    const placement = await placementOf(places.own.householdId);
    const answer = await world.call("housing_officer", "housing.tower", {
      towerId: placement.towerId,
    });
    const grid = z
      .object({
        homes: z.array(
          z.object({
            homeId: z.string(),
            state: z.string(),
            household: z.object({ householdId: z.string(), ticket: z.string() }).nullable(),
          }),
        ),
      })
      .parse(answer.data);
    const home = grid.homes.find(({ homeId }) => homeId === placement.homeId);
    expect(home).toMatchObject({
      state: "placed",
      household: { householdId: placement.householdId, ticket: placement.ticket },
    });
    expect(answer.text).not.toMatch(/additiveScore|"level"/);
    const [read] = await world.services.db
      .select()
      .from(personReads)
      .where(eq(personReads.procedure, "housing.tower"));
    expect(read).toMatchObject({ role: "housing_officer", purpose: "housing_allocation" });
    expect(read?.personIds).toContain(placement.leadPersonId);
  });

  test("why a household got its home, and why another waits, each in both languages", async () => {
    const placement = await placementOf(places.own.householdId);
    const placed = await world.call("planner", "housing.household", {
      householdId: placement.householdId,
    });
    expect(placed.data).toMatchObject({
      outcome: { kind: "placed", rank: placement.rank, ticket: placement.ticket },
      paragraph: {
        id: expect.stringContaining(`urutan ${placement.rank}`),
        en: expect.stringContaining(`place ${placement.rank}`),
      },
    });
    const [waiting] = await world.services.db.select().from(waitingHouseholds).limit(1);
    const waits = await world.call("planner", "housing.household", {
      householdId: waiting?.householdId ?? "",
    });
    expect(waits.data).toMatchObject({
      outcome: { kind: "waiting", reason: waiting?.reason },
      paragraph: { id: expect.stringMatching(/\.$/), en: expect.stringMatching(/\.$/) },
    });
  });

  test("costs by institution add up to the whole", async () => {
    const rows = z
      .array(z.object({ total: z.object({ low: z.int(), high: z.int(), decided: z.int() }) }))
      .parse((await world.call("finance_officer", "costs.byInstitution")).data);
    const { total } = record.costSummary;
    expect(rows.reduce((sum, row) => sum + row.total.low, 0)).toBe(total.low);
    expect(rows.reduce((sum, row) => sum + row.total.high, 0)).toBe(total.high);
    expect(rows.reduce((sum, row) => sum + row.total.decided, 0)).toBe(total.decided);
  });

  test("an institution's counts add up to the people of the country", async () => {
    const rows = z
      .array(z.object({ people: z.object({ total: z.int(), selected: z.int() }) }))
      .parse((await world.call("planner", "registry.institutions")).data);
    expect(rows.reduce((sum, row) => sum + row.people.total, 0)).toBe(2400);
    expect(rows.reduce((sum, row) => sum + row.people.selected, 0)).toBe(record.totals.selected);
  });

  async function placementOf(householdId: string) {
    const rows = await world.services.db.select().from(placements);
    const found = rows.find((row) => row.householdId === householdId && row.runId === record.runId);
    if (found === undefined) throw new Error(`No placement of ${householdId}`);
    return found;
  }
});
