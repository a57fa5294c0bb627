import { describe, expect, test } from "vitest";
import { InstitutionCode, WaveId } from "../kernel/index.ts";
import { Wave } from "../registry/index.ts";
import {
  Deadline,
  deadlineBoard,
  hasPassed,
  horizonSummary,
  waveDeadlines,
  type WaveResult,
} from "./index.ts";
import { invented } from "./testing.ts";

const both = (text: string) => ({ id: text, en: text });
const wave = (waveId: string, movesOn: string, horizon = "short", stage = "I") =>
  Wave.parse({
    waveId,
    name: both(waveId),
    stage,
    horizon,
    movesOn,
    event: null,
    source: "test",
    statedOn: "2024-01-01",
  });
const deadline = (code: string, daysBefore: number, zone: string) =>
  Deadline.parse({ code, name: both(code), daysBefore, zone, citation: invented });

describe("deadlines, each with its zone (docs/rules/waves.md)", () => {
  test("30 days before 31 July is 1 July: in Jakarta until 17:00 UTC, in Nusantara an hour less", () => {
    const waves = [wave("W1", "2024-07-31"), wave("W2", "not_decided")];
    const two = [deadline("nominate", 30, "WIB"), deadline("verify", 30, "WITA")];
    expect(waveDeadlines(waves, two)).toEqual([
      {
        waveId: "W1",
        code: "nominate",
        lastDay: "2024-07-01",
        zone: "WIB",
        endsAt: "2024-07-01T17:00Z",
      },
      {
        waveId: "W1",
        code: "verify",
        lastDay: "2024-07-01",
        zone: "WITA",
        endsAt: "2024-07-01T16:00Z",
      },
      { waveId: "W2", code: "nominate", lastDay: null, zone: "WIB", endsAt: null },
      { waveId: "W2", code: "verify", lastDay: null, zone: "WITA", endsAt: null },
    ]);
  });

  test("at 16:30 UTC the deadline of Nusantara has passed and the one of Jakarta not; a minute before 16:00 neither", () => {
    const [jakarta, nusantara] = waveDeadlines(
      [wave("W1", "2024-07-31")],
      [deadline("a", 30, "WIB"), deadline("b", 30, "WITA")],
    );
    if (jakarta === undefined || nusantara === undefined) throw new Error("two deadlines");
    expect([jakarta, nusantara].map((each) => hasPassed(each, "2024-07-01T16:30Z"))).toEqual([
      false,
      true,
    ]);
    expect([jakarta, nusantara].map((each) => hasPassed(each, "2024-07-01T15:59Z"))).toEqual([
      false,
      false,
    ]);
  });

  test("a quota of 43 with 40 nominated and 35 verified misses 3; 61 of 60 are one too many; no list misses all", () => {
    const quota = (waveId: string, code: string, homes: number) => ({
      waveId: WaveId.parse(waveId),
      institutionCode: InstitutionCode.parse(code),
      homes,
      citation: invented,
    });
    const list = (waveId: string, code: string, nominated: number, verified: number) => ({
      waveId: WaveId.parse(waveId),
      institutionCode: InstitutionCode.parse(code),
      nominated,
      verified,
    });
    const board = deadlineBoard(
      [quota("W1", "MARVES", 43), quota("W2", "MARVES", 60), quota("W1", "DAGRI", 70)],
      [list("W1", "MARVES", 40, 35), list("W2", "MARVES", 61, 61), list("W1", "BKN", 5, 0)],
    );
    expect(
      board.map(({ waveId, institutionCode, missing, beyondQuota, unverified }) => [
        `${waveId} ${institutionCode}`,
        missing,
        beyondQuota,
        unverified,
      ]),
    ).toEqual([
      ["W1 BKN", null, 0, 5],
      ["W1 DAGRI", 70, 0, 0],
      ["W1 MARVES", 3, 0, 5],
      ["W2 MARVES", 0, 1, 0],
    ]);
  });
});

test("short, medium and long term are the sums of their waves, in the order of the stages", () => {
  const result = (waveId: string, people: number, blocked: boolean): WaveResult => ({
    waveId: WaveId.parse(waveId),
    movesOn: "not_decided",
    blocked: blocked ? { kind: "date_not_decided" } : null,
    towersReady: 0,
    homesReady: 0,
    homesFree: 0,
    candidates: 0,
    householdsHoused: people,
    peopleHoused: people,
    homesLeftEmpty: 0,
    byPreference: [],
    misfit: 0,
  });
  const waves = [
    wave("W4", "not_decided", "long", "V"),
    wave("W3", "not_decided", "long", "III"),
    wave("W1", "2024-07-31"),
    wave("W2", "2024-09-30"),
  ];
  const results = [
    result("W1", 480, false),
    result("W2", 840, false),
    result("W3", 0, true),
    result("W4", 0, true),
  ];
  expect(horizonSummary(waves, results)).toEqual([
    { horizon: "short", stages: ["I"], waves: 2, blocked: 0, households: 1320, people: 1320 },
    { horizon: "medium", stages: [], waves: 0, blocked: 0, households: 0, people: 0 },
    { horizon: "long", stages: ["III", "V"], waves: 2, blocked: 2, households: 0, people: 0 },
  ]);
});
