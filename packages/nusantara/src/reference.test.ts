import { readFileSync } from "node:fs";
import { provePolicy } from "@pindah/domain/policy";
import { describe, expect, test } from "vitest";
import { crosswalkProblems, readCrosswalk } from "./crosswalk.ts";
import { readRows, ReferenceDataError } from "./files.ts";
import { loadIllustrativePolicy, loadReference, publishedFigures } from "./index.ts";
import { readInstitutions } from "./institutions.ts";
import { referenceProblems } from "./reference-check.ts";
import { Tower } from "@pindah/domain/registry";

const reference = loadReference();
const count = <T>(items: readonly T[], is: (item: T) => boolean) => items.filter(is).length;

describe("the stock as announced", () => {
  test("47 towers: packages of 9, 8, 6 and 8 for civil servants, 9 for Paspampres, 7 for Polri and BIN", () => {
    const towers = (code: string) => count(reference.towers, (t) => t.packageCode === code);
    expect(["ASN-1", "ASN-2", "ASN-3", "ASN-4", "PASPAMPRES", "POLRI-BIN"].map(towers)).toEqual([
      9, 8, 6, 8, 9, 7,
    ]);
    expect(reference.towers).toHaveLength(47);
  });

  test("29 towers with 1,740 flats for civil servants and 18 with 1,080 for security: 2,820", () => {
    const asn = new Set(
      reference.towers.filter((t) => t.reservedFor === "asn").map((t) => t.towerId),
    );
    expect(asn.size).toBe(29);
    expect(count(reference.homes, (home) => asn.has(home.towerId))).toBe(1740);
    expect(reference.homes).toHaveLength(2820);
    expect(
      reference.claims.filter((c) => c.topic === "tower_split_asn").map((c) => c.value),
    ).toEqual(["31", "29"]);
  });

  test("a tower has 60 flats on floors 3 to 12, six a floor, 98 m2, three bedrooms, 3 accessible", () => {
    const homes = reference.homes.filter((home) => home.towerId === "ASN1-01");
    expect(homes).toHaveLength(60);
    expect([...new Set(homes.map((home) => home.floor))]).toEqual([
      3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
    expect(homes.every((home) => home.areaM2 === 98 && home.bedrooms === 3)).toBe(true);
    expect(homes.filter((home) => home.accessible).map((home) => home.homeId)).toEqual([
      "ASN1-01-0301",
      "ASN1-01-0401",
      "ASN1-01-0501",
    ]);
  });

  test("8 towers by the end of July 2024, 14 more by September, 7 more by November, 18 not known", () => {
    const ready = (day: string) => count(reference.readiness, (r) => r.readyOn === day);
    expect(["2024-07-31", "2024-09-30", "2024-11-30", "not_known"].map(ready)).toEqual([
      8, 14, 7, 18,
    ]);
    const firstPackages = reference.readiness
      .filter((evidence) => evidence.readyOn === "2024-07-31")
      .map((evidence) => evidence.towerId.slice(0, 4));
    expect(new Set(firstPackages)).toEqual(new Set(["ASN4"]));
  });

  test("36 ministers' houses on parcels 104 (24) and 105 (12)", () => {
    const on = (parcel: string) => count(reference.ministerHouses, (h) => h.parcel === parcel);
    expect([on("persil 104"), on("persil 105")]).toEqual([24, 12]);
  });

  test("waves: three dated in 2024, the first tied to 17 August; stages II to V not decided", () => {
    expect(reference.waves.map((wave) => [wave.stage, wave.movesOn])).toEqual([
      ["I", "2024-07-31"],
      ["I", "2024-09-30"],
      ["I", "2024-11-30"],
      ["II", "not_decided"],
      ["III", "not_decided"],
      ["IV", "not_decided"],
      ["V", "not_decided"],
    ]);
    expect(reference.waves[0]?.event?.id).toContain("17 Agustus 2024");
  });
});

describe("institutions and the cabinet of October 2024", () => {
  test("120 institutions and 527 echelon-I units", () => {
    expect([reference.institutions.length, reference.units.length]).toEqual([120, 527]);
  });

  test("34 ministries become 48", () => {
    const is = (type: string) => type === "kementerian" || type === "kementerian_koordinator";
    expect(count(reference.institutions, (entry) => is(entry.type))).toBe(34);
    const agencies = new Set(["BPJPH", "BPHAJI", "BPBUMN"]);
    const successors = new Set(
      reference.crosswalk
        .filter((entry) => entry.effectiveDate === "2024-10-21")
        .map((entry) => entry.newCode)
        .filter((code) => code !== null && !agencies.has(code)),
    );
    expect(successors.size).toBe(48);
  });

  test("a map without the row that says Agama stays is refused, and says which row is lacking", () => {
    const text = readFileSync(new URL("../data/crosswalk.csv", import.meta.url), "utf8");
    const lines = text.split("\n");
    const without = lines.filter((line) => !line.includes("KEMENAG,unchanged")).join("\n");
    expect(lines.length - without.split("\n").length).toBe(1);
    const problems = crosswalkProblems(readCrosswalk(without), readInstitutions());
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain("KEMENAG (Kementerian Agama) has no successor on 2024-10-21");
    expect(crosswalkProblems(readCrosswalk(text), readInstitutions())).toEqual([]);
  });

  test("every unit of the ten bodies that were split has a successor, marked as illustration", () => {
    expect(reference.unitCrosswalk).toHaveLength(92);
    expect(new Set(reference.unitCrosswalk.map((entry) => entry.basis))).toEqual(
      new Set(["illustration"]),
    );
    const split = new Set(
      reference.crosswalk
        .filter((entry) => ["split", "abolished_split", "part_moved"].includes(entry.changeKind))
        .map((entry) => entry.oldCode),
    );
    expect(split.size).toBe(10);
    expect(count(reference.units, (unit) => split.has(unit.institutionCode))).toBe(92);
  });

  test("25 bodies do not move, 8 of them no institution of the data; 5 public bodies", () => {
    const list = (name: string) => reference.legalLists.filter((entry) => entry.list === name);
    expect([list("tidak_pindah").length, list("badan_publik").length]).toEqual([25, 5]);
    expect(count(list("tidak_pindah"), (entry) => entry.institutionCode === null)).toBe(8);
  });
});

describe("published figures", () => {
  const value = (id: string) => publishedFigures().find((figure) => figure.id === id)?.value;

  test("179 + 91 + 378 = 648 units; 11,916 + 6,774 + 14,237 = 32,927 people", () => {
    expect(["units_p1", "units_p2", "units_p3", "units_screened"].map(value)).toEqual([
      179, 91, 378, 648,
    ]);
    expect(["people_p1", "people_p2", "people_p3", "people_all"].map(value)).toEqual([
      11916, 6774, 14237, 32927,
    ]);
    expect(
      ["homes_asn", "homes_security", "homes_all", "people_capacity_press"].map(value),
    ).toEqual([1740, 1080, 2820, 3072]);
  });

  test("each has a source and a day; claims about ready towers stand side by side", () => {
    for (const { source, statedOn } of [...publishedFigures(), ...reference.claims]) {
      expect(source).not.toBe("");
      expect(statedOn).toMatch(/^20\d\d-/);
    }
    expect(
      reference.claims
        .filter((claim) => claim.topic === "towers_ready")
        .map((claim) => [claim.value, claim.definition]),
    ).toEqual([
      ["12", "furnished"],
      ["21", "built"],
      ["13", "habitable"],
      ["27", "built"],
      ["25", "habitable"],
    ]);
  });
});

describe("the illustrative policy", () => {
  const policy = loadIllustrativePolicy();

  test("passes its own proof and says in both languages that it is an illustration", () => {
    expect(provePolicy(policy)).toMatchObject({ ok: true });
    expect(policy.illustrative).toBe(true);
    expect(policy.note.id).toContain("ILUSTRASI");
    expect(policy.note.en).toContain("ILLUSTRATION");
  });

  test("seven criteria whose weights make 100; a majority of 60; three classes", () => {
    const { criteria, majority, classes } = policy.screening;
    expect(criteria.map((criterion) => criterion.code)).toEqual([
      "A1",
      "A2",
      "A3",
      "B1",
      "B2",
      "B3",
      "C1",
    ]);
    expect(criteria.map((criterion) => criterion.weight)).toEqual([18, 10, 10, 22, 14, 12, 14]);
    expect(majority).toBe(60);
    expect(classes.map((entry) => entry.code)).toEqual(["P1", "P2", "P3"]);
  });

  test("ten competencies, the 21 behaviours of BerAKHLAK among them", () => {
    const { competencies } = policy.competency;
    expect(competencies).toHaveLength(10);
    expect(competencies.flatMap((competency) => competency.behaviours)).toHaveLength(21);
    expect(competencies.filter((entry) => entry.critical).map((entry) => entry.code)).toEqual([
      "digital_literacy",
      "adaptive",
      "collaborative",
    ]);
  });

  test("only daily money of Rp430,000 is decided; what has no figure says so", () => {
    const kinds = policy.allowance.components.map((component) => [
      component.code,
      component.rates[0]?.amount.kind,
    ]);
    expect(kinds).toEqual([
      ["packing", "not_decided"],
      ["freight", "not_decided"],
      ["travel", "expected"],
      ["daily_money", "decided"],
      ["waiting", "not_decided"],
      ["pioneer", "expected"],
    ]);
    expect(policy.allowance.freight.map((row) => row.familyWithChildren)).toEqual([10, 15, 20, 25]);
  });
});

describe("data files that are wrong", () => {
  test("a wrong row is refused with the file, the row and the column", () => {
    const text =
      "tower_id,package_code,reserved_for,floors,source,stated_on\nT1,X,army,0,press,2024-07-01\n";
    const reading = () =>
      readRows(
        "towers.csv",
        Tower,
        (row) => ({
          towerId: row.text("tower_id"),
          packageCode: row.text("package_code"),
          reservedFor: row.text("reserved_for"),
          floors: row.whole("floors"),
          source: row.text("source"),
          statedOn: row.text("stated_on"),
        }),
        text,
      );
    expect(reading).toThrow(ReferenceDataError);
    expect(reading).toThrow(/towers\.csv, row 2: reservedFor:[\s\S]*towers\.csv, row 2: floors:/);
  });

  test("files that do not fit together are refused, each place named", () => {
    const problems = referenceProblems({
      ...reference,
      readiness: reference.readiness.filter((evidence) => evidence.towerId !== "ASN3-02"),
      units: [...reference.units, ...reference.units.slice(0, 1)],
      themes: reference.themes.filter((theme) => theme.institutionCode !== "MPR"),
    });
    expect(problems).toEqual([
      "units.csv, unit_code: MPR-SETJEN stands twice",
      "themes.csv: MPR needs a theme of screening.priors.json",
      "readiness.csv: no row for ASN3-02",
    ]);
  });
});
