import { assertNever, HouseholdId, PersonId, type Random } from "@pindah/domain/kernel";
import type { Person, PostLevel } from "@pindah/domain/registry";
import type { AgeBand, PeopleProfile } from "../profile.ts";
import type { Reference } from "../reference.ts";
import { gradeOf, retirementAge, retirementDay, SENIORITY } from "./career.ts";
import { dealByKey, deck } from "./deck.ts";
import type { Posts } from "./posts.ts";

const BANDS = ["under30", "from30", "from40", "from50"] as const satisfies AgeBand[];
const EDUCATIONS = ["sma", "d3", "d4", "s1", "s2", "s3"] as const;
const STANDINGS = [
  "active",
  "unpaid_leave",
  "study_leave",
  "suspended",
  "pre_retirement_leave",
] as const;
const DISCIPLINES = ["none", "light", "medium", "severe"] as const;

export type GeneratedPerson = { readonly person: Person; readonly band: AgeBand };

/** Synthetic people after the published profile: sex, education and age are exact proportions. */
export function generatePeople(
  posts: Posts,
  reference: Reference,
  ages: Random,
  random: Random,
): GeneratedPerson[] {
  const { published, illustration } = reference.profile;
  const count = posts.level.length;
  const sex = deck(count, [published.sexPermille.male, published.sexPermille.female], random);
  const bands = dealByKey(
    keysOf(posts, (level) => SENIORITY[level].age, 900, ages),
    BANDS.map((band) => published.agePermille[band]),
  );
  const educations = dealByKey(
    keysOf(posts, (level) => SENIORITY[level].education, 300, ages),
    EDUCATIONS.map((education) => published.educationPermille[education]),
  );
  const standings = deck(
    count,
    STANDINGS.map((key) => illustration.standingPermille[key]),
    random,
  );
  const disciplines = deck(
    count,
    DISCIPLINES.map((key) => illustration.disciplinePermille[key]),
    random,
  );
  const asOfMonth =
    Number(reference.asOf.slice(0, 4)) * 12 + Number(reference.asOf.slice(5, 7)) - 1;

  return posts.level.map((postLevel, index) => {
    const band = BANDS[bands[index] ?? 0] ?? "from30";
    const age = ageIn(band, postLevel, ages);
    const employment = employmentOf(postLevel, band, illustration, random);
    const education = EDUCATIONS[educations[index] ?? 0] ?? "s1";
    const standing = STANDINGS[standings[index] ?? 0] ?? "active";
    const number = String(index + 1).padStart(7, "0");
    const unit = reference.units[posts.unit[index] ?? 0];
    if (unit === undefined) throw new Error(`No unit ${posts.unit[index]}`);
    const person: Person = {
      personId: PersonId.parse(`P${number}`),
      unitCode: unit.code,
      householdId: HouseholdId.parse(`H${number}`),
      employment,
      postLevel,
      grade: gradeOf({ employment, postLevel, education }, ages.below),
      sex: sex[index] === 0 ? "male" : "female",
      education,
      retiresOn: retirementDay(asOfMonth - (age * 12 + 1 + ages.below(12)), postLevel),
      legalStanding:
        standing === "pre_retirement_leave" && age < retirementAge(postLevel) - 1
          ? "active"
          : standing,
      discipline: DISCIPLINES[disciplines[index] ?? 0] ?? "none",
    };
    return { person, band };
  });
}

function keysOf(
  posts: Posts,
  seniority: (level: PostLevel) => number,
  spread: number,
  random: Random,
): Uint16Array {
  return Uint16Array.from(posts.level, (level) => seniority(level) * 100 + random.below(spread));
}

/** Completed years; never past the retirement age, and 60 at most, as the profile ends there. */
function ageIn(band: AgeBand, level: PostLevel, random: Random): number {
  switch (band) {
    case "under30":
      return 22 + random.below(8);
    case "from30":
      return 30 + random.below(10);
    case "from40":
      return 40 + random.below(10);
    case "from50":
      return 50 + random.below(Math.min(retirementAge(level), 61) - 50);
    default:
      return assertNever(band);
  }
}

function employmentOf(
  level: PostLevel,
  band: AgeBand,
  illustration: PeopleProfile["illustration"],
  random: Random,
): Person["employment"] {
  const draw = random.below(100);
  if (level.startsWith("jpt_") || level === "administrator" || level === "pengawas") return "pns";
  if (draw < illustration.pppkPercentOfFunctionalAndStaff) return "pppk";
  const beginner = level === "pelaksana" || level === "jf_pertama" || level === "jf_terampil";
  if (band === "under30" && beginner && random.below(100) < illustration.cpnsPercentUnder30)
    return "cpns";
  return "pns";
}
