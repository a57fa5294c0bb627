import { LocalDate } from "@pindah/domain/kernel";
import { describe, expect, test } from "vitest";
import { homeState, servesAWave } from "./home-state.ts";

const day = (text: string) => LocalDate.parse(text);
const deadline = { lastMove: day("2024-11-30"), daysBeforeMove: 14 };

describe("a tower serves a wave", () => {
  test("ready on 16 November, 14 days before the move of 30 November: it does", () => {
    expect(servesAWave(day("2024-11-16"), deadline)).toBe(true);
  });

  test("ready on 17 November, 13 days before: it does not", () => {
    expect(servesAWave(day("2024-11-17"), deadline)).toBe(false);
  });

  test("a day that nobody knows serves no wave, nor does any day when no wave has one", () => {
    expect(servesAWave("not_known", deadline)).toBe(false);
    expect(servesAWave(null, deadline)).toBe(false);
    expect(servesAWave(day("2024-01-01"), { ...deadline, lastMove: null })).toBe(false);
  });
});

test("only a free home is drawn by the tower's readiness; the others are what they are", () => {
  expect(homeState("available", true)).toBe("free");
  expect(homeState("available", false)).toBe("not_ready");
  expect(homeState("placed", false)).toBe("housed");
  expect(homeState("reserved", false)).toBe("reserved");
  expect(homeState("out_of_service", true)).toBe("out_of_service");
});
