import { describe, expect, test } from "vitest";
import { InstitutionCode } from "../kernel/index.ts";
import { rankLadder, screenUnits } from "./index.ts";
import {
  agreed,
  classCode,
  institution,
  onDate,
  override,
  screeningPolicy,
  unit,
} from "./testing.ts";

describe("order inside a class", () => {
  // All in P2 except P1 and P3 for the last two.
  const levels = {
    U1: [3, 3, 3, 3, 3, 3, 3], // 0 points at P1, V 50
    U2: [4, 3, 3, 3, 3, 3, 3], // 22 points at P1
    U3: [3, 3, 3, 3, 3, 3, 3], // as U1: the code decides
    U4: [3, 3, 3, 3, 3, 3, 2], // 0 points at P1, V 46.5
    U5: [4, 4, 4, 4, 4, 4, 4], // P1
    U6: [2, 2, 2, 2, 2, 2, 2], // P3
    U7: [3, 3, 3, 3, 3, 3, 3], // as U1, in a body that stays by law
    U8: [3, 3, 3, 3, 3, 3, 3], // as U1, in a body of cluster 1
  };
  const KX = institution();
  const stays = institution({ code: institution().code, legalList: "tidak_pindah" });

  test("points at the next better standard, then V, then the legal list, then the code", () => {
    const named = (code: string, legalList: "klaster_1" | "tidak_pindah") => ({
      unit: unit(code, { institutionCode: bodies[legalList].code }),
      body: bodies[legalList],
    });
    const bodies = {
      klaster_1: institution({ code: InstitutionCode.parse("KC"), legalList: "klaster_1" }),
      tidak_pindah: { ...stays, code: InstitutionCode.parse("KS") },
    };
    const seventh = named("U7", "tidak_pindah");
    const eighth = named("U8", "klaster_1");
    const units = [
      ...["U6", "U3", "U1", "U5", "U4", "U2"].map((code) => unit(code)),
      seventh.unit,
      eighth.unit,
    ];
    const ranked = screenUnits(
      {
        units,
        institutions: [KX, seventh.body, eighth.body],
        scores: Object.entries(levels).flatMap(([code, each]) => agreed(code, each)),
        onDate,
      },
      screeningPolicy(),
    );
    expect(ranked.map(({ unitCode, rankInClass }) => [unitCode, rankInClass])).toEqual([
      ["U1", 3],
      ["U2", 1],
      ["U3", 4],
      ["U4", 6],
      ["U5", 1],
      ["U6", 1],
      ["U7", 5],
      ["U8", 2],
    ]);
    const ladder = rankLadder(ranked, [KX, seventh.body, eighth.body], classCode("P2"));
    expect(ladder.map(({ unitCode, rank, belowBy }) => [unitCode, rank, belowBy])).toEqual([
      ["U2", 1, null],
      ["U8", 2, "points_of_next_better"],
      ["U1", 3, "legal_list"],
      ["U3", 4, "unit_code"],
      ["U7", 5, "legal_list"],
      ["U4", 6, "additive_score"],
    ]);
    expect(ladder[0]).toMatchObject({ pointsOfNextBetter: 22, additiveScore: 5550 });
  });

  test("a unit put into a class while its points are open stands last in it", () => {
    const policy = screeningPolicy({
      overrides: [override({ id: "u9", when: [{ fact: "unit_code", oneOf: ["U9"] }] })],
    });
    const ranked = screenUnits(
      {
        units: [unit("U9"), unit("V1")],
        institutions: [KX],
        scores: agreed("V1", [4, 4, 4, 4, 4, 4, 4]),
        onDate,
      },
      policy,
    );
    expect(ranked.map(({ unitCode, rankInClass }) => [unitCode, rankInClass])).toEqual([
      ["U9", 2],
      ["V1", 1],
    ]);
  });

  // Both Priority 3 with 0 points at Priority 1. At Priority 2 U2 has A2 and A3 (16), U1 has B3 (12);
  // U1 has the higher weighted sum, which only counts after that.
  test("units of Priority 3 are ordered by their points at Priority 2, not at Priority 1", () => {
    const ranked = screenUnits(
      {
        units: [unit("U1"), unit("U2")],
        institutions: [KX],
        scores: [...agreed("U1", [2, 2, 2, 2, 2, 3, 2]), ...agreed("U2", [1, 3, 3, 2, 2, 2, 2])],
        onDate,
      },
      screeningPolicy(),
    );
    expect(ranked.map(({ outcome }) => outcome)).toEqual([
      { kind: "class", class: "P3" },
      { kind: "class", class: "P3" },
    ]);
    expect(ranked.map(({ unitCode, rankInClass }) => [unitCode, rankInClass])).toEqual([
      ["U1", 2],
      ["U2", 1],
    ]);
  });
});
