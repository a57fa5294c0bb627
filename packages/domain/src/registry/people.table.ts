import { HouseholdId, PersonId, TowerId, UnitCode } from "../kernel/index.ts";
import { choice, code, day, form, optional, reference, text, whole, yesNo } from "./kinds.ts";
import {
  Discipline,
  type Household,
  type Identity,
  LegalStanding,
  Person,
  PostLevel,
} from "./people.ts";
import { column, type Finding, type TableSpec } from "./table-spec.ts";

const CIVIL_SERVICE_GRADES = ["I", "II", "III", "IV"].flatMap((group) =>
  ["a", "b", "c", "d", ...(group === "IV" ? ["e"] : [])].map((letter) => `${group}/${letter}`),
);
const CONTRACT_GRADES = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII".split(" ");

const person = {
  personId: column("person_id", code(PersonId, "P0000001"), (p: Person) => p.personId),
  unitCode: column(
    "unit_code",
    reference(UnitCode, "units", "KEMENPANRB-D1"),
    (p: Person) => p.unitCode,
  ),
  householdId: column(
    "household_id",
    reference(HouseholdId, "households", "H0000001"),
    (p: Person) => p.householdId,
  ),
  employment: column(
    "employment",
    choice(Person.shape.employment.options),
    (p: Person) => p.employment,
  ),
  postLevel: column("post_level", choice(PostLevel.options), (p: Person) => p.postLevel),
  grade: column(
    "grade",
    choice([...CIVIL_SERVICE_GRADES, ...CONTRACT_GRADES], {
      id: "golongan: I/a sampai IV/e, atau I sampai XVII untuk PPPK",
      en: "a grade: I/a to IV/e, or I to XVII for PPPK",
    }),
    (p: Person) => p.grade,
  ),
  sex: column("sex", choice(Person.shape.sex.options), (p: Person) => p.sex),
  education: column(
    "education",
    choice(Person.shape.education.options),
    (p: Person) => p.education,
  ),
  retiresOn: column("retires_on", day, (p: Person) => p.retiresOn),
  legalStanding: column(
    "legal_standing",
    choice(LegalStanding.options),
    (p: Person) => p.legalStanding,
  ),
  discipline: column("discipline", choice(Discipline.options), (p: Person) => p.discipline),
};

export const peopleTable: TableSpec<Person> = {
  name: "people",
  required: true,
  columns: Object.values(person),
  key: ["person_id"],
  build: (cell) => ({
    personId: cell(person.personId),
    unitCode: cell(person.unitCode),
    householdId: cell(person.householdId),
    employment: cell(person.employment),
    postLevel: cell(person.postLevel),
    grade: cell(person.grade),
    sex: cell(person.sex),
    education: cell(person.education),
    retiresOn: cell(person.retiresOn),
    legalStanding: cell(person.legalStanding),
    discipline: cell(person.discipline),
  }),
  check: ({ employment, grade }) =>
    (employment === "pppk") === grade.includes("/") ? [gradeOfOthers(employment)] : [],
};

function gradeOfOthers(employment: Person["employment"]): Finding {
  return {
    column: "grade",
    code: "inconsistent",
    wrong: {
      id: `Golongan ini bukan golongan ${employment}.`,
      en: `This grade is not one of ${employment}.`,
    },
    cure:
      employment === "pppk"
        ? { id: "PPPK: tulis I sampai XVII.", en: "PPPK: write I to XVII." }
        : { id: "PNS dan CPNS: tulis I/a sampai IV/e.", en: "PNS and CPNS: write I/a to IV/e." },
  };
}

const wish = (place: 0 | 1 | 2) =>
  column(
    `wish_${place + 1}`,
    optional(reference(TowerId, "towers", "ASN1-01")),
    (h: Household) => h.towerPreferences[place] ?? null,
  );
const household = {
  householdId: column(
    "household_id",
    code(HouseholdId, "H0000001"),
    (h: Household) => h.householdId,
  ),
  spouse: column("spouse", yesNo, (h: Household) => h.spouse),
  children: column("children", whole(0, 20, "2"), (h: Household) => h.children),
  helper: column("helper", yesNo, (h: Household) => h.helper),
  accessible: column("accessible", yesNo, (h: Household) => h.accessible),
  wish1: wish(0),
  wish2: wish(1),
  wish3: wish(2),
};

export const householdsTable: TableSpec<Household> = {
  name: "households",
  required: true,
  columns: Object.values(household),
  key: ["household_id"],
  build: (cell) => ({
    householdId: cell(household.householdId),
    spouse: cell(household.spouse),
    children: cell(household.children),
    helper: cell(household.helper),
    accessible: cell(household.accessible),
    towerPreferences: [cell(household.wish1), cell(household.wish2), cell(household.wish3)].filter(
      (tower) => tower !== null,
    ),
  }),
  check: ({ towerPreferences }) =>
    new Set(towerPreferences).size < towerPreferences.length
      ? [
          {
            column: `wish_${towerPreferences.length}`,
            code: "duplicate",
            wrong: {
              id: "Satu tower diminta dua kali.",
              en: "One tower is wished for twice.",
            },
            cure: { id: "Tulis tiap tower sekali.", en: "Write each tower once." },
          },
        ]
      : [],
};

const identity = {
  personId: column(
    "person_id",
    reference(PersonId, "people", "P0000001"),
    (i: Identity) => i.personId,
  ),
  nip: column(
    "nip",
    form(
      /^\d{18}$/,
      { id: "NIP: 18 angka, sebagai teks", en: "a NIP: 18 digits, as text" },
      "199205122015032000",
    ),
    (i: Identity) => i.nip,
  ),
  name: column("name", text("Pegawai Contoh 00001"), (i: Identity) => i.name),
};

/** Names and NIPs: not a part of a dataset, read apart and kept apart. */
export const identitiesTable: TableSpec<Identity> = {
  name: "identities",
  required: false,
  columns: Object.values(identity),
  key: ["person_id"],
  personal: true,
  build: (cell) => ({
    personId: cell(identity.personId),
    nip: cell(identity.nip),
    name: cell(identity.name),
  }),
};
