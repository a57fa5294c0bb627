import { LocalDate, TowerId, WaveId } from "@pindah/domain/kernel";
import type { Patch } from "@pindah/domain/scenario";
import { expect, test } from "vitest";
import { fromAddress, leverOf, withLever } from "./levers.ts";

const later: Patch = { kind: "package_delay", packageCode: "ASN-1", months: 3 };
const muchLater: Patch = { kind: "package_delay", packageCode: "ASN-1", months: 6 };
const other: Patch = { kind: "package_delay", packageCode: "ASN-2", months: 1 };
const families: Patch = {
  kind: "housing_priority",
  priority: ["families_first", "screening_class"],
};

test("moving a lever again replaces where it stood, and touches no other lever", () => {
  const patches = withLever(withLever([], leverOf(other), other), leverOf(later), later);
  expect(withLever(patches, leverOf(muchLater), muchLater)).toEqual([other, muchLater]);
});

test("putting a lever back leaves no patch, so that nothing moved is exactly the plan of record", () => {
  const patches = withLever([later], leverOf(later), null);
  expect(patches).toEqual([]);
});

test("a tower has one lever, whether its day or its delay is moved", () => {
  const towerId = TowerId.parse("ASN1-01");
  const delay: Patch = { kind: "tower_delay", towerId, months: 2 };
  const ready: Patch = { kind: "tower_ready", towerId, readyOn: LocalDate.parse("2025-01-31") };
  expect(withLever([delay], leverOf(ready), ready)).toEqual([ready]);
});

test("what an address names comes back as it was, wave and priority included", () => {
  const wave: Patch = {
    kind: "wave_date",
    waveId: WaveId.parse("2024-09"),
    movesOn: "not_decided",
  };
  const patches = [later, families, wave];
  expect(fromAddress(structuredClone(patches))).toEqual(patches);
});

test("what is no patch is left out: an unknown kind, 241 months, a day that does not exist", () => {
  const named = [
    { kind: "tower_vanishes", towerId: "ASN1-01" },
    { kind: "package_delay", packageCode: "ASN-1", months: 241 },
    { kind: "wave_date", waveId: "2024-09", movesOn: "2024-02-30" },
    { kind: "package_delay", packageCode: "ASN-1", months: 240 },
  ];
  expect(fromAddress(named)).toEqual([
    { kind: "package_delay", packageCode: "ASN-1", months: 240 },
  ]);
  expect(fromAddress(undefined)).toEqual([]);
});

test("of two patches for one lever in an address, the last counts", () => {
  expect(fromAddress([later, muchLater])).toEqual([muchLater]);
});
