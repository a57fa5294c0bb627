import { describe, expect, test } from "vitest";
import {
  agreed,
  criterion,
  day,
  institution,
  override,
  screeningPolicy,
  screenOne,
  unit,
} from "./testing.ts";

describe("legal overrides", () => {
  const named = override({
    id: "named",
    when: [{ fact: "legal_list", oneOf: ["klaster_1"] }],
  });
  const stays = override(
    {
      id: "stays",
      rank: 2,
      when: [{ fact: "institution_code", oneOf: ["KX"] }],
    },
    "not_moved",
  );
  const low = agreed("U1", [1, 1, 1, 1, 1, 1, 1]);

  test("rank 1 stands before rank 2, in whatever order the file has them", () => {
    for (const overrides of [
      [named, stays],
      [stays, named],
    ]) {
      const screening = screenOne(low, screeningPolicy({ overrides }), {
        institution: institution({ legalList: "klaster_1" }),
      });
      expect(screening.outcome).toEqual({ kind: "class", class: "P1" });
      expect(screening.byPoints).toBe("not_moved");
    }
  });

  test("a row that asks for another list does not fire: rank 2 leaves the unit where it is", () => {
    const screening = screenOne(low, screeningPolicy({ overrides: [named, stays] }));
    expect(screening.override).toEqual({ id: "stays", rank: 2, result: "not_moved" });
    expect(screening.outcome).toEqual({ kind: "not_moved" });
    expect(screening.rankInClass).toBeNull();
  });

  test("two rows of one rank with different results are a conflict, never settled by order", () => {
    const policy = screeningPolicy({ overrides: [{ ...stays, rank: 1 }, named] });
    const screening = screenOne(low, policy, {
      institution: institution({ legalList: "klaster_1" }),
    });
    expect(screening.outcome).toEqual({
      kind: "undecided",
      because: [{ kind: "overrides_conflict", rank: 1, overrides: ["named", "stays"] }],
    });
    expect(screening.byPoints).toBe("not_moved");
  });

  test("two rows of one rank with the same result are no conflict", () => {
    const twin = { ...named, id: "twin", when: stays.when };
    const screening = screenOne(low, screeningPolicy({ overrides: [named, twin] }), {
      institution: institution({ legalList: "klaster_1" }),
    });
    expect(screening.override?.id).toBe("named");
  });

  test.each([
    ["2024-06-30", null, "P1"],
    ["2024-07-01", null, "P1"],
    ["2024-07-02", null, "not_moved"],
    ["2024-01-01", "2024-06-30", "not_moved"],
    ["2024-01-01", "2024-07-01", "P1"],
  ])("a row in force from %s until %s gives %s on 1 July 2024", (from, until, expected) => {
    const row = { ...named, from: day(from), until: until === null ? null : day(until) };
    const { outcome } = screenOne(low, screeningPolicy({ overrides: [row] }), {
      institution: institution({ legalList: "klaster_1" }),
    });
    expect(outcome.kind === "class" ? outcome.class : outcome.kind).toBe(expected);
  });

  test("all conditions of a row must hold: kind and type and unit", () => {
    const row = override({
      id: "all",
      when: [
        { fact: "unit_kind", oneOf: ["deputi", "badan"] },
        { fact: "institution_type", oneOf: ["kementerian"] },
        { fact: "unit_code", oneOf: ["U1"] },
      ],
    });
    const policy = screeningPolicy({ overrides: [row] });
    const resultFor = (kind: string, type: "kementerian" | "lpnk", code: string) =>
      screenOne(agreed(code, [1, 1, 1, 1, 1, 1, 1]), policy, {
        unit: unit(code, { kind }),
        institution: institution({ type }),
      }).override?.id ?? null;
    expect(resultFor("deputi", "kementerian", "U1")).toBe("all");
    expect(resultFor("inspektorat", "kementerian", "U1")).toBeNull();
    expect(resultFor("deputi", "lpnk", "U1")).toBeNull();
    expect(resultFor("deputi", "kementerian", "U2")).toBeNull();
  });

  const core = override({
    id: "core",
    rank: 3,
    when: [{ fact: "criterion_level", criterion: criterion("B3"), oneOf: [5] }],
  });
  const withoutB3 = agreed("U1", [4, 4, 4, 4, 4, 4, 4]).filter((score) => score.criterion !== "B3");

  test("a statute decides while B3 is still open, because a lower rank cannot undo it", () => {
    const screening = screenOne(withoutB3, screeningPolicy({ overrides: [stays, core] }));
    expect(screening.outcome).toEqual({ kind: "not_moved" });
    expect(screening.byPoints).toBeNull();
  });

  test("while B3 is open, a row on B3 that outranks the statute leaves the unit undecided", () => {
    const policy = screeningPolicy({ overrides: [{ ...core, rank: 1 }, stays] });
    expect(screenOne(withoutB3, policy).outcome).toEqual({
      kind: "undecided",
      because: [{ kind: "score_missing", criterion: "B3", scores: 0, needed: 3 }],
    });
  });

  test("while B3 is open, a row on B3 of the same rank and another result does so too", () => {
    const policy = screeningPolicy({ overrides: [{ ...core, rank: 2 }, stays] });
    expect(screenOne(withoutB3, policy).outcome.kind).toBe("undecided");
  });

  test("while B3 is open, a row on B3 with the same result changes nothing", () => {
    const policy = screeningPolicy({
      overrides: [override({ ...core, rank: 1 }, "not_moved"), stays],
    });
    expect(screenOne(withoutB3, policy).override?.id).toBe("stays");
  });

  test("a flip into two rows that contradict each other is reported as undecided", () => {
    const against = override({ ...core, id: "against" }, "not_moved");
    const policy = screeningPolicy({ overrides: [core, against] });
    const { sensitivity } = screenOne(agreed("U1", [4, 4, 4, 4, 4, 4, 4]), policy);
    expect(sensitivity?.flips).toContainEqual({
      criterion: "B3",
      from: 4,
      to: 5,
      class: "undecided",
    });
  });
});
