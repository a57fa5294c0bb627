import { expect, test } from "vitest";
import { ReadinessEvidence, Tower } from "../registry/index.ts";
import { towerReadiness } from "./index.ts";

const tower = Tower.parse({
  towerId: "T1",
  packageCode: "ASN-1",
  reservedFor: "asn",
  floors: 12,
  source: "contract",
  statedOn: "2023-01-01",
});
const claim = (definition: string, readyOn: string, statedOn: string, source = "press") =>
  ReadinessEvidence.parse({
    towerId: "T1",
    definition,
    readyOn,
    kind: "forecast",
    statedOn,
    source,
  });

test("the later statement counts: 17 July said on 1 June gives way to 10 September said on 1 July", () => {
  const claims = [
    claim("habitable", "2024-07-17", "2024-06-01"),
    claim("habitable", "2024-09-10", "2024-07-01"),
  ];
  expect(towerReadiness([tower], claims, "habitable")).toMatchObject([
    { readyOn: "2024-09-10", statedOn: "2024-07-01", conflicts: [] },
  ]);
});

test("two statements of one day: the later date counts and the other is kept as a conflict", () => {
  const claims = [
    claim("habitable", "2024-07-17", "2024-07-01", "ministry"),
    claim("habitable", "2024-08-01", "2024-07-01", "authority"),
  ];
  expect(towerReadiness([tower], claims, "habitable")).toMatchObject([
    {
      readyOn: "2024-08-01",
      source: "authority",
      conflicts: [{ readyOn: "2024-07-17", source: "ministry" }],
    },
  ]);
});

test("'not known' said today is later than any date said today", () => {
  const claims = [
    claim("habitable", "2024-07-17", "2024-07-01", "a"),
    claim("habitable", "not_known", "2024-07-01", "b"),
  ];
  expect(towerReadiness([tower], claims, "habitable")).toMatchObject([{ readyOn: "not_known" }]);
});

test("built says nothing about habitable, but habitable says that it was built", () => {
  const built = [claim("built", "2024-05-01", "2024-06-01")];
  expect(towerReadiness([tower], built, "habitable")).toMatchObject([{ readyOn: "not_known" }]);
  const habitable = [claim("habitable", "2024-08-01", "2024-06-01")];
  expect(towerReadiness([tower], habitable, "built")).toMatchObject([
    { readyOn: "2024-08-01", definition: "habitable" },
  ]);
});

test("a claim under the definition itself outweighs a later one under a stronger definition", () => {
  const claims = [
    claim("built", "2024-05-01", "2024-06-01"),
    claim("habitable", "2025-01-01", "2024-09-01"),
  ];
  expect(towerReadiness([tower], claims, "built")).toMatchObject([{ readyOn: "2024-05-01" }]);
});

test("a tower without a claim is not known, on the authority of its own entry", () => {
  expect(towerReadiness([tower], [], "built")).toEqual([
    {
      towerId: "T1",
      definition: "built",
      readyOn: "not_known",
      statedOn: "2023-01-01",
      source: "contract",
      conflicts: [],
    },
  ]);
});
