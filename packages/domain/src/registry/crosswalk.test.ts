import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LocalDate } from "../kernel/index.ts";
import { reorganise, UnitMove, type Reorganisation } from "./crosswalk.ts";
import { CrosswalkEntry, Institution, Unit } from "./institutions.ts";

const day = (text: string) => LocalDate.parse(text);
const after = day("2024-10-21");

const institution = (code: string, legalList: string | null = null, type = "kementerian") =>
  Institution.parse({
    code,
    nameId: code,
    nameEn: code,
    abbrev: code,
    type,
    baCode: null,
    legalList,
    priorityApr2024: null,
    source: "test",
    confidence: "high",
    note: null,
  });
const unit = (code: string, institutionCode: string) =>
  Unit.parse({
    code,
    institutionCode,
    nameId: code,
    kind: "deputi",
    source: "t",
    confidence: "high",
  });
const entry = (
  oldCode: string | null,
  changeKind: string,
  newCode: string | null,
  effectiveDate = "2024-10-21",
) =>
  CrosswalkEntry.parse({
    effectiveDate,
    oldCode,
    changeKind,
    newCode,
    newNameId: newCode === null ? null : `Kementerian ${newCode}`,
    source: "t",
    confidence: "high",
    note: null,
  });
const move = (unitCode: string, newInstitutionCode: string, effectiveDate = "2024-10-21") =>
  UnitMove.parse({
    effectiveDate,
    unitCode,
    newInstitutionCode,
    basis: "illustration",
    note: null,
  });

const before = {
  institutions: [
    institution("KUMHAM", "klaster_1"),
    institution("KOMINFO"),
    institution("SETKAB"),
    institution("SETNEG"),
    institution("BP2MI", "tidak_pindah", "lpnk"),
    institution("KEMENAG"),
    institution("MA"),
  ],
  units: [
    unit("AHU", "KUMHAM"),
    unit("IMI", "KUMHAM"),
    unit("APTIKA", "KOMINFO"),
    unit("DKK", "SETKAB"),
    unit("SES", "SETNEG"),
    unit("PEN", "BP2MI"),
    unit("PHU", "KEMENAG"),
    unit("BIMAS", "KEMENAG"),
    unit("BUA", "MA"),
  ],
};
const cabinet: Reorganisation = {
  crosswalk: [
    entry("KUMHAM", "split", "KEMENKUM"),
    entry("KUMHAM", "split", "KEMENIMIPAS"),
    entry("KOMINFO", "renamed", "KOMDIGI"),
    entry("SETKAB", "merged", "SETNEG"),
    entry("SETNEG", "unchanged", "SETNEG"),
    entry("BP2MI", "raised_to_ministry", "KEMENP2MI"),
    entry("KEMENAG", "part_moved", "BPHAJI"),
    entry(null, "new", "KEMENKOPM"),
  ],
  unitMoves: [move("AHU", "KEMENKUM"), move("IMI", "KEMENIMIPAS"), move("PHU", "BPHAJI")],
  successors: [],
};

const homesOf = (reorganisation: Reorganisation, onDate = after) => {
  const result = reorganise(before, reorganisation, onDate);
  return result.ok
    ? Object.fromEntries(
        result.value.units.map(({ code, institutionCode }) => [code, institutionCode]),
      )
    : result.error;
};

describe("the cabinet of 21 October 2024, in small", () => {
  test("split by named moves, renamed, merged, raised, partly moved; the rest stays", () => {
    expect(homesOf(cabinet)).toEqual({
      AHU: "KEMENKUM",
      IMI: "KEMENIMIPAS",
      APTIKA: "KOMDIGI",
      DKK: "SETNEG",
      SES: "SETNEG",
      PEN: "KEMENP2MI",
      PHU: "BPHAJI",
      BIMAS: "KEMENAG",
      BUA: "MA",
    });
  });

  test("the day before, nothing has changed", () => {
    expect(homesOf(cabinet, day("2024-10-20"))).toMatchObject({ AHU: "KUMHAM", PEN: "BP2MI" });
  });

  test("bodies that ended are gone, new ones are there, with the list of the one they come from", () => {
    const result = reorganise(before, cabinet, after);
    if (!result.ok) throw new Error("the map is whole");
    const codes = result.value.institutions.map(({ code }) => code).toSorted();
    expect(codes).toEqual([
      "BPHAJI",
      "KEMENAG",
      "KEMENIMIPAS",
      "KEMENKOPM",
      "KEMENKUM",
      "KEMENP2MI",
      "KOMDIGI",
      "MA",
      "SETNEG",
    ]);
    const of = (code: string) => result.value.institutions.find((each) => each.code === code);
    expect(of("KEMENKUM")).toMatchObject({
      legalList: "klaster_1",
      nameId: "Kementerian KEMENKUM",
    });
    expect(of("KEMENP2MI")).toMatchObject({ type: "kementerian", legalList: "tidak_pindah" });
    expect(of("KEMENKOPM")).toMatchObject({ legalList: null });
  });

  test("a full record of a new body is taken before a derived one", () => {
    const given = institution("KEMENKUM", "klaster_1");
    const result = reorganise(before, { ...cabinet, successors: [given] }, after);
    expect(result.ok && result.value.institutions).toContain(given);
  });

  test("the trail says when a unit went from where to where; those that stayed have none", () => {
    const later: Reorganisation = {
      ...cabinet,
      crosswalk: [...cabinet.crosswalk, entry("BPHAJI", "renamed", "KEMENHAJ", "2025-09-08")],
    };
    const result = reorganise(before, later, day("2025-12-31"));
    const trails = result.ok ? result.value.trails : [];
    expect(trails.find(({ unitCode }) => unitCode === "PHU")?.steps).toEqual([
      { on: "2024-10-21", from: "KEMENAG", to: "BPHAJI" },
      { on: "2025-09-08", from: "BPHAJI", to: "KEMENHAJ" },
    ]);
    expect(trails.map(({ unitCode }) => unitCode)).not.toContain("BUA");
  });
});

describe("a map that loses or doubles something is refused whole", () => {
  test("a unit of a divided body that no move names", () => {
    expect(homesOf({ ...cabinet, unitMoves: cabinet.unitMoves.slice(1) })).toEqual([
      {
        kind: "unit_without_successor",
        unitCode: "AHU",
        institutionCode: "KUMHAM",
        candidates: ["KEMENKUM", "KEMENIMIPAS"],
      },
    ]);
  });

  test("a body abolished without a successor, while it still has a unit", () => {
    expect(
      homesOf({ ...cabinet, crosswalk: [...cabinet.crosswalk, entry("MA", "abolished", null)] }),
    ).toEqual([
      { kind: "unit_without_successor", unitCode: "BUA", institutionCode: "MA", candidates: [] },
    ]);
  });

  test("a move into a body that does not exist, twice for one unit, for a unit not known", () => {
    expect(
      homesOf({
        ...cabinet,
        unitMoves: [
          ...cabinet.unitMoves,
          move("AHU", "KEMENKUM"),
          move("BUA", "NOWHERE"),
          move("XX", "MA"),
        ],
      }),
    ).toEqual([
      { kind: "unit_unknown", unitCode: "XX" },
      { kind: "new_institution_unknown", unitCode: "BUA", newInstitutionCode: "NOWHERE" },
      { kind: "unit_moved_twice", unitCode: "AHU", effectiveDate: "2024-10-21" },
    ]);
  });

  test("a unit may move into a living body that took over a function without a row of its own", () => {
    const moved = { ...cabinet, unitMoves: [...cabinet.unitMoves, move("BUA", "SETNEG")] };
    expect(homesOf(moved)).toMatchObject({ BUA: "SETNEG" });
  });

  test("a body that ended that day is no place to move to", () => {
    const moved = { ...cabinet, unitMoves: [...cabinet.unitMoves, move("BUA", "KOMINFO")] };
    expect(homesOf(moved)).toEqual([
      { kind: "new_institution_unknown", unitCode: "BUA", newInstitutionCode: "KOMINFO" },
    ]);
  });

  test("a change of a body that does not exist on that day", () => {
    expect(
      homesOf({
        ...cabinet,
        crosswalk: [...cabinet.crosswalk, entry("KEMENX", "renamed", "KEMENY")],
      }),
    ).toEqual([{ kind: "old_institution_unknown", institutionCode: "KEMENX" }]);
  });
});

test("nobody is lost and nobody doubled: every unit stands once, in a body that exists", () => {
  const kinds = fc.constantFrom(
    "renamed",
    "split",
    "merged",
    "part_moved",
    "unchanged",
    "abolished_split",
  );
  const changes = fc.array(
    fc.record({
      old: fc.integer({ min: 0, max: 5 }),
      kind: kinds,
      target: fc.integer({ min: 0, max: 9 }),
    }),
    { maxLength: 8 },
  );
  const moves = fc.array(
    fc.record({ unit: fc.integer({ min: 0, max: 11 }), target: fc.integer({ min: 0, max: 9 }) }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(changes, moves, (given, moved) => {
      const start = {
        institutions: [0, 1, 2, 3, 4, 5].map((i) => institution(`K${i}`)),
        units: Array.from({ length: 12 }, (_, i) => unit(`U${i}`, `K${i % 6}`)),
      };
      const result = reorganise(
        start,
        {
          crosswalk: given.map(({ old, kind, target }) =>
            entry(`K${old}`, kind, kind === "unchanged" ? `K${old}` : `N${target}`),
          ),
          unitMoves: moved.map((each) => move(`U${each.unit}`, `N${each.target}`)),
          successors: [],
        },
        after,
      );
      if (!result.ok) return;
      const { units, institutions } = result.value;
      expect(units.map(({ code }) => code)).toEqual(start.units.map(({ code }) => code));
      const known = new Set(institutions.map(({ code }) => code));
      expect(known.size).toBe(institutions.length);
      for (const { institutionCode } of units) expect(known.has(institutionCode)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
