import { describe, expect, test } from "vitest";
import { z } from "zod";
import { hashText, LocalDate } from "../kernel/index.ts";
import { smallDataset, smallPolicy } from "../plan/testing.ts";
import type { Scenario } from "../scenario/index.ts";
import { peopleNetwork } from "./counts.ts";
import { checkFiles } from "./manifest.ts";
import { buildRelease, type Release, type ReleaseInput } from "./release.ts";
import { rerunScreening, ScreeningInputs } from "./rerun.ts";
import { crowdedCountry, releaseInput, type Crowd } from "./testing.ts";

/** 52 in the cabinet office, 7 in its archive, 83 in the fleet, 31 in a laboratory that stays. */
const crowd: Crowd = {
  "CABINET-SEC": 52,
  "CABINET-ARCHIVE": 7,
  "FISHERIES-FLEET": 83,
  "FISHERIES-LAB": 31,
};

function built(input: ReleaseInput): Release {
  const release = buildRelease(input);
  if (!release.ok) throw new Error(`Refused: ${JSON.stringify(release.error)}`);
  return release.value;
}

const input = releaseInput(crowdedCountry(crowd));
const release = built(input);

describe("what the public sees of 173 people", () => {
  // By hand: 52 + 7 + 83 move and are ready, 31 stay: 142 selected, 31 not selected, of 173.
  // 60 homes are ready for the first wave and 60 more for the second, one household each: 120
  // housed, 22 wait. To the nearest 5: 175, 140, 30, 120, 20.
  test("national counts are rounded from the true counts, so 140 + 30 need not be 175", () => {
    expect(release.content.people).toMatchObject({
      people: 175,
      selected: 140,
      notSelected: 30,
      housed: 120,
      waiting: 20,
    });
  });

  test("nobody is conditional and nobody undecided, and neither zero is shown", () => {
    expect(release.content.people).toMatchObject({ conditional: "c", undecided: "c" });
  });

  test("60 are housed in each wave with a date; the third has none, so nobody can be in it", () => {
    expect(release.content.people.byWave.map(({ waveId, housed }) => [waveId, housed])).toEqual([
      ["W1", 60],
      ["W2", 60],
      ["W3", "z"],
    ]);
  });

  test("a package with 120 homes lived in says so; a package with 8 does not", () => {
    const few = built(releaseInput(crowdedCountry({ "CABINET-SEC": 8 })));
    expect(release.content.packages.map((each) => each.housed)).toEqual([120]);
    expect(few.content.packages.map((each) => each.housed)).toEqual(["c"]);
  });

  // By hand: NORTH is ready on 1 March 2030 and SOUTH on 1 September 2030, the data are of 1 January.
  test("a tower says whether its readiness was reported or is a forecast, and its homes to give", () => {
    const dataset = crowdedCountry(crowd);
    const mixed = {
      ...dataset,
      readiness: dataset.readiness.map((claim) => ({
        ...claim,
        kind: claim.towerId === "NORTH" ? ("reported" as const) : ("forecast" as const),
      })),
      homes: dataset.homes.map((home) =>
        home.homeId === "CANARY-HOME-SOUTH-0" ? { ...home, status: "reserved" as const } : home,
      ),
    };
    const { towers } = built(releaseInput(mixed)).content;
    expect(towers.map((each) => [each.towerId, each.kind, each.homesAvailable])).toEqual([
      ["NORTH", "reported", 60],
      ["SOUTH", "forecast", 59],
    ]);
  });

  test("homes for the security services are one total", () => {
    const dataset = crowdedCountry(crowd);
    const guarded = {
      ...dataset,
      towers: dataset.towers.map((tower) =>
        tower.towerId === "SOUTH" ? { ...tower, reservedFor: "security" as const } : tower,
      ),
    };
    const { packages } = built(releaseInput(guarded)).content;
    expect(packages).toContainEqual({
      packageCode: "P1",
      reservedFor: "security",
      towers: 1,
      homes: 60,
      states: null,
      housed: null,
    });
  });
});

describe("why people wait", () => {
  const limitsUnder = (waves: Partial<ReleaseInput["policy"]["waves"]>) => {
    const policy = { ...smallPolicy, waves: { ...smallPolicy.waves, ...waves } };
    const network = peopleNetwork(releaseInput(crowdedCountry(crowd), policy), "none");
    return network.find(({ id }) => id === "reason/limits")?.kind;
  };
  const citation = { text: "Invented." };

  test("a policy without any limit but homes: by a public rule nobody waits for another", () => {
    expect(limitsUnder({})).toBe("structural_zero");
    expect(limitsUnder({ capacities: { officeSeats: [], budgets: [] } })).toBe("structural_zero");
    const { waitingByReason } = release.content.people;
    expect(waitingByReason.find(({ reason }) => reason === "limits")?.people).toBe("z");
  });

  test("a policy with seats, money, cores or a number of people wanted: somebody may", () => {
    const waveId = smallDataset.waves[0]?.waveId;
    if (waveId === undefined) throw new Error("The example has waves");
    expect(limitsUnder({ coresTogether: true })).toBe("shown");
    expect(limitsUnder({ capacities: { peopleWanted: { people: 200, citation } } })).toBe("shown");
    expect(limitsUnder({ capacities: { officeSeats: [{ waveId, seats: 9, citation }] } })).toBe(
      "shown",
    );
  });
});

describe("costs", () => {
  const packing = (people: number) =>
    built(releaseInput(crowdedCountry({ "CABINET-SEC": people }))).content.costs.byComponent.find(
      ({ component }) => component === "packing",
    )?.amount;

  // A household's packing is 1,000,000; five of them 5,000,000, so the step is 10,000,000.
  test("33 households at Rp1,000,000 show as Rp30,000,000: the sum does not tell how many", () => {
    expect(packing(33)).toEqual({
      kind: "amount",
      decided: 30_000_000,
      low: 30_000_000,
      high: 30_000_000,
      step: 10_000_000,
      notDecided: [],
    });
  });

  test("20 households have a cost, 19 have none to show", () => {
    expect(packing(20)?.kind).toBe("amount");
    expect(packing(19)).toEqual({ kind: "c" });
  });
});

describe("institutions by standing", () => {
  const kindOf = (movers: number) => {
    const dataset = crowdedCountry({ "CABINET-SEC": movers, "FISHERIES-FLEET": 90 });
    const network = peopleNetwork({ ...releaseInput(dataset) }, "none");
    return network.find(({ id }) => id === "institution/CABINET/housed")?.kind;
  };

  test("with 50 movers they may be shown, with 49 they are not", () => {
    expect(kindOf(50)).toBe("shown");
    expect(kindOf(49)).toBe("row_too_small");
  });

  test("where no unit moves it is public that nobody is housed or waits", () => {
    const only = { ...smallDataset, units: smallDataset.units.slice(0, 2) };
    const people = built(
      releaseInput({
        ...crowdedCountry({ "CABINET-SEC": 60 }),
        units: [...only.units, ...smallDataset.units.slice(3)],
      }),
    ).content.people;
    expect(people.byInstitution.find((row) => row.institutionCode === "FISHERIES")).toMatchObject({
      housed: "z",
      waiting: "z",
      undecided: "z",
    });
  });
});

describe("nobody is in the bytes", () => {
  test("no file holds a person, household, home, assessor, note or source text", () => {
    const texts = release.files.map(({ path, text }) => ({ path, text }));
    const leaks = [...texts, { path: "manifest.json", text: release.manifestText }].filter(
      ({ text }) => text.includes("CANARY"),
    );
    expect(leaks.map(({ path }) => path)).toEqual([]);
    expect(JSON.stringify(input.dataset)).toContain("CANARY-PERSON");
  });

  test("no count of people is one of 1 to 9, and each is a multiple of its step", () => {
    const counts = countsIn(release.content.people);
    expect(counts.length).toBeGreaterThan(10);
    expect(counts.filter((count) => count > 0 && count < 10)).toEqual([]);
    expect(counts.filter((count) => count % 5 !== 0)).toEqual([]);
  });

  test("no file tells the home of an institution's staff: none names institution and tower", () => {
    const both = release.files.filter(
      ({ path, text }) =>
        path.startsWith("data/") && text.includes("FISHERIES") && text.includes("SOUTH"),
    );
    expect(both).toEqual([]);
  });
});

describe("the same release, to the byte", () => {
  test("whatever the order of the rows", () => {
    const { dataset } = input;
    const shuffled = {
      ...dataset,
      institutions: dataset.institutions.toReversed(),
      units: dataset.units.toReversed(),
      scores: dataset.scores.toReversed(),
      people: dataset.people.toReversed(),
      households: dataset.households.toReversed(),
      towers: dataset.towers.toReversed(),
      homes: dataset.homes.toReversed(),
      waves: dataset.waves.toReversed(),
    };
    const again = built(releaseInput(shuffled));
    const differing = again.files.filter(
      ({ path, text }) => release.files.find((file) => file.path === path)?.text !== text,
    );
    expect(differing.map(({ path }) => path)).toEqual([]);
    expect(again.manifestText).toBe(release.manifestText);
  });

  test("the manifest names every file by hash and size, and a changed byte is found by name", () => {
    const files = new Map(release.files.map(({ path, text }) => [path, text]));
    expect(checkFiles(release.manifest, files).every(({ kind }) => kind === "same")).toBe(true);
    const units = files.get("data/units.csv") ?? "";
    files.set("data/units.csv", units.replace("office", "0ffice"));
    files.delete("policy.json");
    files.set("extra.txt", "");
    expect(checkFiles(release.manifest, files).filter(({ kind }) => kind !== "same")).toEqual([
      {
        kind: "changed",
        path: "data/units.csv",
        expected: hashText(units),
        found: hashText(units.replace("office", "0ffice")),
      },
      { kind: "missing", path: "policy.json" },
      { kind: "not_in_manifest", path: "extra.txt" },
    ]);
    expect(release.manifest.files.find(({ path }) => path === "data/units.csv")?.bytes).toBe(
      units.length,
    );
  });
});

describe("the Data Package", () => {
  const { resources } = z
    .object({
      resources: z.array(
        z.object({
          path: z.string(),
          hash: z.string(),
          bytes: z.int(),
          schema: z.object({
            fields: z.array(z.object({ name: z.string(), type: z.string() })),
            primaryKey: z.array(z.string()),
            missingValues: z.array(z.unknown()),
          }),
        }),
      ),
    })
    .parse(JSON.parse(textOf("datapackage.json")));

  test("names each table's file with the hash and size it has, and the columns of its first line", () => {
    expect(resources).toHaveLength(14);
    for (const { path, hash, bytes, schema } of resources) {
      expect(hash).toBe(`sha256:${hashText(textOf(path))}`);
      expect(bytes).toBe(release.manifest.files.find((file) => file.path === path)?.bytes);
      const [header] = textOf(path).split("\r\n");
      expect(schema.fields.map(({ name }) => name).join(",")).toBe(header);
    }
  });

  test("says what c, z and n stand for wherever people are counted", () => {
    const marked = resources.filter(({ schema }) => schema.missingValues.length === 4);
    expect(marked.map(({ path }) => path)).toEqual([
      "data/people-national.csv",
      "data/people-by-institution.csv",
      "data/people-by-wave.csv",
      "data/homes.csv",
      "data/costs.csv",
    ]);
  });

  test("gives each table a key that no two rows share and a number wherever it says integer", () => {
    const faults = resources.flatMap(({ path, schema }) => {
      const [header = [], ...rows] = rowsOf(textOf(path));
      const keys = rows.map((row) =>
        schema.primaryKey.map((key) => row[header.indexOf(key)]).join(),
      );
      const whole = schema.fields.flatMap(({ type }, column) => (type === "integer" ? column : []));
      const wrong = rows.filter((row) =>
        whole.some((column) => !/^(-?\d+|[czn])?$/.test(row[column] ?? "")),
      );
      return new Set(keys).size === rows.length && wrong.length === 0 ? [] : path;
    });
    expect(faults).toEqual([]);
  });
});

describe("a release is refused", () => {
  const refusal = (change: Partial<ReleaseInput>) => {
    const result = buildRelease({ ...input, ...change });
    return result.ok ? null : result.error;
  };
  const late: Scenario = {
    id: "late",
    title: { id: "t", en: "t" },
    reason: { id: "r", en: "r" },
    patches: [],
  };
  const other = crowdedCountry({ ...crowd, "CABINET-SEC": 51 });

  test.each([
    ["dataset", { dataset: other }],
    ["policy", { policy: { ...smallPolicy, illustrative: false } }],
    ["scenario", { scenario: late }],
    ["plan_hash", { planHash: "0".repeat(64) }],
  ] as const)("when the %s is not the plan's own", (what, change) => {
    expect(refusal(change)).toMatchObject({ kind: "not_of_this_plan", what });
  });

  test("when it is issued on the day before its data, not on the day itself", () => {
    const issued = (day: string) => ({ issuedOn: LocalDate.parse(day) });
    expect(refusal(issued("2029-12-31"))?.kind).toBe("issued_before_data");
    expect(refusal(issued("2030-01-01"))).toBeNull();
  });

  test("when the next is due on the day it is issued, not on the day after", () => {
    const due = (day: string) => ({ nextDue: LocalDate.parse(day) });
    expect(refusal(due("2030-02-01"))?.kind).toBe("due_before_issue");
    expect(refusal(due("2030-02-02"))).toBeNull();
  });
});

describe("a stranger runs the screening again", () => {
  const read = (path: string): unknown =>
    JSON.parse(release.files.find((file) => file.path === path)?.text ?? "null");
  const inputs = ScreeningInputs.parse(read("inputs/screening.json"));
  const published = release.content.units.map(({ code, sha256 }) => ({ unitCode: code, sha256 }));

  test("4 of 4 units are the same", () => {
    expect(rerunScreening(inputs, published)).toEqual({ units: 4, same: 4, differences: [] });
  });

  test("one unit's scores raised to 5: it is named with its new outcome, and so is the unit it overtakes", () => {
    const scores = inputs.scores.map((score) =>
      score.unitCode === "FISHERIES-LAB" ? { ...score, level: 5 } : score,
    );
    const { same, differences } = rerunScreening({ ...inputs, scores }, published);
    expect(same).toBe(2);
    expect(differences).toMatchObject([
      { kind: "differs", unitCode: "FISHERIES-FLEET", outcome: { kind: "class", class: "P1" } },
      { kind: "differs", unitCode: "FISHERIES-LAB", outcome: { kind: "class", class: "P1" } },
    ]);
  });

  test("a unit taken out of the inputs and a unit slipped in are both named", () => {
    const units = inputs.units.map((unit) =>
      unit.code === "CABINET-ARCHIVE"
        ? { ...unit, code: unit.code.replace("ARCHIVE", "NEW") }
        : unit,
    );
    const changed = ScreeningInputs.parse({ ...inputs, units });
    expect(rerunScreening(changed, published).differences).toEqual([
      { kind: "not_in_inputs", unitCode: "CABINET-ARCHIVE" },
      { kind: "not_published", unitCode: "CABINET-NEW" },
    ]);
  });

  test("assessors are numbered anew for each criterion of each unit", () => {
    expect([...new Set(inputs.scores.map((score) => score.assessor))]).toEqual([1, 2, 3]);
  });
});

function textOf(path: string): string {
  return release.files.find((file) => file.path === path)?.text ?? "";
}

/** RFC 4180, for cells that hold no line ends. */
function rowsOf(text: string): string[][] {
  const cells = /("(?:[^"]|"")*"|[^,]*)(?:,|$)/g;
  return text
    .split("\r\n")
    .slice(0, -1)
    .map((line) => [...`${line},`.matchAll(cells)].map(([, cell = ""]) => cell).slice(0, -1));
}

function countsIn(value: unknown): readonly number[] {
  if (typeof value === "number") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(countsIn);
}
