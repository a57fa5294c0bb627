import { describe, expect, test } from "vitest";
import { LocalDate, PersonId } from "../kernel/index.ts";
import {
  afterAct,
  decideObjection,
  fileObjection,
  ObjectionPolicy,
  objectionStates,
  type Filing,
} from "./index.ts";

const day = (text: string) => LocalDate.parse(text);
const ani = PersonId.parse("ANI");
const budi = PersonId.parse("BUDI");
const policy = ObjectionPolicy.parse({
  fileWithinDays: 3,
  timesPerPerson: 1,
  newDocumentsAllowed: false,
  answerWithinDays: 7,
  zone: "WITA",
  citation: { text: "rules of sanggah, 2024" },
});
const filing = (over: Partial<Filing> = {}): Filing => ({
  personId: ani,
  filedBy: ani,
  filedOn: day("2024-09-21"),
  publishedOn: day("2024-09-19"),
  fault: "The discipline on file ended in 2022.",
  newDocuments: 0,
  ...over,
});
const kinds = (result: ReturnType<typeof fileObjection>) =>
  result.ok ? "accepted" : result.error.map(({ kind }) => kind);

describe("filing (docs/rules/objections.md)", () => {
  test("worked example of 2024: published on 19 September, filed from the 20th to the 22nd, answered by the 29th", () => {
    expect(fileObjection(filing(), 0, policy)).toEqual({
      ok: true,
      value: {
        opensOn: "2024-09-20",
        closesOn: "2024-09-22",
        answerBy: "2024-09-29",
        zone: "WITA",
      },
    });
  });

  test.each([
    ["2024-09-19", ["window_not_open"]],
    ["2024-09-20", "accepted"],
    ["2024-09-22", "accepted"],
    ["2024-09-23", ["window_closed"]],
  ])("filed on %s: %s", (filedOn, expected) => {
    expect(kinds(fileObjection(filing({ filedOn: day(filedOn) }), 0, policy))).toEqual(expected);
  });

  test("a second objection, one for somebody else, one without a fault and one with new documents are refused, all at once", () => {
    const wrong = filing({ filedBy: budi, fault: "  ", newDocuments: 2 });
    expect(kinds(fileObjection(wrong, 1, policy))).toEqual([
      "not_about_oneself",
      "already_filed",
      "fault_missing",
      "new_documents_not_allowed",
    ]);
  });
});

describe("deciding", () => {
  const step = (over: Partial<Parameters<typeof decideObjection>[0]> = {}) =>
    decideObjection({
      state: "in_review",
      act: "uphold",
      reason: "The file shows that the discipline ended.",
      decider: budi,
      madeBy: [],
      concerned: [ani],
      ...over,
    });

  test("somebody else, with a reason, upholds", () => {
    expect(step()).toEqual({ ok: true, value: "upheld" });
  });

  test.each([
    ["who made the decision", { madeBy: [budi] }, "decider_made_the_decision"],
    ["the person concerned", { decider: ani }, "decider_is_concerned"],
    ["somebody without a reason", { reason: " " }, "reason_missing"],
    ["somebody too early", { state: "filed" as const }, "act_not_allowed"],
    ["somebody too late", { state: "upheld" as const }, "act_not_allowed"],
  ])("%s cannot uphold", (_who, over, kind) => {
    expect(step(over)).toMatchObject({ ok: false, error: { kind } });
  });

  test("upheld, rejected and withdrawn are the end, and every state is reached", () => {
    for (const end of ["upheld", "rejected", "withdrawn"] as const)
      for (const act of ["review", "uphold", "reject", "withdraw"] as const)
        expect(afterAct(end, act)).toBeNull();
    const reached = new Set(["filed", ...Object.values(objectionStates).flatMap(Object.values)]);
    expect(reached).toEqual(new Set(Object.keys(objectionStates)));
  });
});
