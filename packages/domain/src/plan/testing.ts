import { Policy } from "../policy/index.ts";
import { Dataset, PostLevel } from "../registry/index.ts";

/**
 * A small fictional country, so that a whole plan can be followed by hand: two institutions, four
 * units, eight civil servants in seven households, two towers of three flats each, three waves.
 */
const says = { source: "the ministry of the example", statedOn: "2030-01-01" };
const both = (text: string) => ({ id: text, en: text });
const invented = { text: "an invented rule, for the example" };

/** Unit, then its levels on importance (I) and on risk (R) by each of three assessors. */
const scores: readonly [unit: string, importance: number, risk: number][] = [
  ["CABINET-SEC", 5, 5],
  ["CABINET-ARCHIVE", 3, 3],
  ["FISHERIES-FLEET", 5, 4],
  ["FISHERIES-LAB", 1, 2],
];

/** Person, unit, household, standing and level of judgement. */
const people: readonly [person: string, unit: string, household: string, level: number][] = [
  ["ANI", "CABINET-SEC", "H-ANI", 3],
  ["BUDI", "CABINET-SEC", "H-BUDI", 3],
  ["CITRA", "FISHERIES-FLEET", "H-CITRA", 3],
  ["DEWI", "FISHERIES-FLEET", "H-CITRA", 3], // married to CITRA
  ["EKO", "FISHERIES-FLEET", "H-EKO", 2], // one level short: trains
  ["FAJAR", "CABINET-ARCHIVE", "H-FAJAR", 3],
  ["GITA", "FISHERIES-LAB", "H-GITA", 3], // her unit does not move
  ["HADI", "CABINET-ARCHIVE", "H-HADI", 0], // three levels short
];

const families: Readonly<Record<string, { children: number; spouse: boolean }>> = {
  "H-BUDI": { children: 3, spouse: true },
  "H-CITRA": { children: 0, spouse: true },
};

export const smallDataset: Dataset = Dataset.parse({
  asOf: "2030-01-01",
  title: both("The example country"),
  origin: "synthetic",
  institutions: [institution("CABINET"), institution("FISHERIES")],
  units: scores.map(([code]) => ({
    code,
    institutionCode: code.split("-")[0],
    nameId: code,
    kind: "office",
    source: says.source,
    confidence: "high",
  })),
  crosswalk: [],
  scores: scores.flatMap(([unitCode, importance, risk]) =>
    ["A1", "A2", "A3"].flatMap((assessorId) => [
      { unitCode, criterion: "I", assessorId, level: importance, evidence: evidence() },
      { unitCode, criterion: "R", assessorId, level: risk, evidence: evidence() },
    ]),
  ),
  people: people.map(([personId, unitCode, householdId]) => ({
    personId,
    unitCode,
    householdId,
    employment: "pns",
    postLevel: "pelaksana",
    grade: "III/a",
    sex: "female",
    education: "s1",
    retiresOn: "2060-01-01",
    legalStanding: "active",
    discipline: "none",
  })),
  assessments: people.map(([personId, , , level]) => ({
    personId,
    assessorId: "A1",
    instrument: "interview",
    assessedOn: "2029-12-01",
    levels: { judgement: level },
  })),
  households: [...new Set(people.map(([, , household]) => household))].map((householdId) => ({
    householdId,
    spouse: families[householdId]?.spouse ?? false,
    children: families[householdId]?.children ?? 0,
    helper: false,
    accessible: false,
    towerPreferences: householdId === "H-ANI" ? ["SOUTH"] : ["NORTH", "SOUTH"],
  })),
  towers: ["NORTH", "SOUTH"].map((towerId) => ({
    towerId,
    packageCode: "P1",
    reservedFor: "asn",
    floors: 3,
    ...says,
  })),
  homes: ["NORTH", "SOUTH"].flatMap((towerId) =>
    [1, 2, 3].map((floor) => ({
      homeId: `${towerId}-${floor}`,
      towerId,
      floor,
      position: 1,
      bedrooms: floor === 3 ? 3 : 1,
      areaM2: floor === 3 ? 98 : 45,
      accessible: false,
      status: "available",
      reason: null,
    })),
  ),
  ministerHouses: [],
  readiness: [ready("NORTH", "2030-03-01"), ready("SOUTH", "2030-09-01")],
  waves: [
    wave("W1", "I", "short", "2030-04-01"),
    wave("W2", "II", "medium", "2030-10-01"),
    wave("W3", "III", "long", "not_decided"),
  ],
});

export const smallPolicy: Policy = Policy.parse({
  id: "EXAMPLE-1",
  title: both("The example policy"),
  illustrative: true,
  note: both("Invented."),
  inForceFrom: "2030-01-01",
  inForceUntil: null,
  legalBasis: [invented],
  sources: ["screening", "competency", "housing", "waves", "allowance"].map((of) => ({
    of,
    citation: invented,
  })),
  screening: {
    filters: [{ code: "A", name: both("Filter") }],
    criteria: [
      {
        code: "I",
        filter: "A",
        name: both("Importance"),
        weight: 60,
        anchors: [1, 2, 3, 4, 5].map((level) => both(`importance ${level}`)),
      },
      {
        code: "R",
        filter: "A",
        name: both("Risk"),
        weight: 40,
        anchors: [1, 2, 3, 4, 5].map((level) => both(`risk ${level}`)),
      },
    ],
    classes: [
      { code: "P1", name: both("First"), standard: { I: 4, R: 4 }, veto: {}, dictator: {} },
      { code: "P2", name: both("Second"), standard: { I: 3, R: 3 }, veto: {}, dictator: {} },
    ],
    majority: 60,
    assessors: { minimum: 3, disagreementLimitPercent: 25, rangeLimit: 3 },
    overrides: [],
    sensitivity: { robustFromPercent: 95, sensitiveBelowPercent: 75 },
  },
  competency: {
    competencies: [{ code: "judgement", name: both("Judgement"), critical: false, behaviours: [] }],
    standards: Object.fromEntries(PostLevel.options.map((level) => [level, { judgement: 3 }])),
    validMonths: 36,
    thresholds: { eligiblePercent: 90, floorPercent: 60, criticalGap: 2, anyGap: 3 },
    training: {
      modules: [
        { code: "M3", competency: "judgement", toLevel: 3, hours: 40, provider: "the academy" },
      ],
      hoursBudget: 100,
      hoursPerWeek: 5,
    },
    knockOuts: {
      allowedStandings: ["active"],
      barredDisciplines: ["severe"],
      monthsToRetirement: 24,
      citation: invented,
    },
  },
  housing: {
    rules: [
      {
        kind: "at_least",
        id: "bedrooms",
        name: both("Enough bedrooms"),
        household: "bedroomsNeeded",
        home: "bedrooms",
        citation: invented,
        costPerStep: 1,
        maxSteps: null,
      },
    ],
    stages: ["coverage", "fit", "preference"],
    priority: ["screening_class", "unit_order"],
  },
  waves: {
    readyMeans: "habitable",
    daysBeforeMove: 14,
    conditionalMayMove: true,
    bedrooms: { adults: 1, childrenPerBedroom: 2, helper: 1, atMost: 3, citation: invented },
  },
  allowance: {
    components: [
      {
        code: "packing",
        name: both("Packing"),
        basis: "per_household",
        quantity: 1,
        rates: [
          {
            from: "2030-01-01",
            until: null,
            amount: { kind: "decided", rupiah: 1_000_000 },
            citation: invented,
          },
        ],
      },
      {
        code: "pioneer",
        name: both("Pioneer allowance"),
        basis: "per_month",
        quantity: 12,
        rates: [
          {
            from: "2030-01-01",
            until: null,
            amount: { kind: "not_decided" },
            citation: invented,
          },
        ],
      },
    ],
    freight: [],
    pppkGradeGroups: {},
    covered: { spouse: 1, children: 2, helper: 1, citation: invented },
  },
  disclosure: {
    threshold: 10,
    roundingBase: 5,
    sensitiveThreshold: 20,
    sensitiveRoundingBase: 10,
    minimumGroup: 50,
    citation: invented,
  },
});

export const smallLottery = { seed: "the example's public seed", source: "the example" };

function institution(code: string): unknown {
  return {
    code,
    nameId: code,
    nameEn: code,
    abbrev: code,
    type: "kementerian",
    baCode: null,
    legalList: null,
    priorityApr2024: null,
    source: says.source,
    confidence: "high",
    note: null,
  };
}

function evidence(): unknown {
  return { source: "annual report", date: "2029-12-01" };
}

function ready(towerId: string, readyOn: string): unknown {
  return { towerId, definition: "habitable", readyOn, kind: "forecast", ...says };
}

function wave(waveId: string, stage: string, horizon: string, movesOn: string): unknown {
  return { waveId, name: both(waveId), stage, horizon, movesOn, event: null, ...says };
}
