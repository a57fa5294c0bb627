import { expect, test } from "vitest";
import { explainHousehold } from "./explain.ts";

const placed = {
  kind: "placed",
  waveName: { id: "Gelombang Juli", en: "the July wave" },
  towerId: "ASN1-01",
  floor: 4,
  bedrooms: 3,
  room: 0,
  rank: 7,
  band: 1,
  ticket: "00000000000000ff",
  wish: 1,
} as const;
const nameOfWave = (waveId: string) => ({ id: waveId, en: waveId });
const told = (misfit: number) => explainHousehold({ ...placed, misfit }, nameOfWave);

test("a home that is just what is needed fits exactly", () => {
  expect(told(0).id).toContain("Hunian ini pas dengan kebutuhannya.");
  expect(told(0).en).toContain("The home fits its need exactly.");
});

test("a shared home says which room is the household's, and that room 1 is the main bedroom", () => {
  const inRoom = (room: number) => explainHousehold({ ...placed, room, misfit: 0 }, nameOfWave);
  expect(inRoom(1).en).toMatch(/ The home is shared; it has the main bedroom\.$/);
  expect(inRoom(2).id).toMatch(/ Huniannya dipakai bersama; ia menempati kamar 2\.$/);
  expect(inRoom(0).en).not.toContain("shared");
});

test("a home 1 and 2 steps above the need says so in words", () => {
  expect(told(1).id).toContain("memenuhi semua aturan dan 1 tingkat lebih dari yang dibutuhkan.");
  expect(told(1).en).toContain("satisfies every rule and is 1 step above what is needed.");
  expect(told(2).en).toContain("satisfies every rule and is 2 steps above what is needed.");
});
