import { LocalDate } from "@pindah/domain/kernel";
import type { Person, PostLevel } from "@pindah/domain/registry";

/** Retirement age (BUP): JPT 60; expert posts 65 (utama) and 60 (madya); everybody else 58. */
export function retirementAge(level: PostLevel): number {
  if (level === "jf_utama") return 65;
  return level.startsWith("jpt_") || level === "jf_madya" ? 60 : 58;
}

/** Month of birth as a number of months since year 0, the month before the day of retirement. */
export function birthMonth(person: Pick<Person, "retiresOn" | "postLevel">): number {
  const retires = Number(person.retiresOn.slice(0, 4)) * 12 + Number(person.retiresOn.slice(5, 7));
  return retires - 2 - retirementAge(person.postLevel) * 12;
}

/** Retirement falls on the first day of the month after the one in which the age is reached. */
export function retirementDay(bornMonth: number, level: PostLevel): LocalDate {
  const month = bornMonth + retirementAge(level) * 12 + 1;
  let day = days.get(month);
  if (day === undefined) {
    day = LocalDate.parse(
      `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`,
    );
    days.set(month, day);
  }
  return day;
}
// The same few hundred months come again and again; checking each once is enough.
const days = new Map<number, LocalDate>();

/** How senior a post is: older and better educated people are dealt to the higher ones. */
export const SENIORITY: Readonly<Record<PostLevel, { age: number; education: number }>> = {
  jpt_utama: { age: 9, education: 8 },
  jpt_madya: { age: 9, education: 8 },
  jpt_pratama: { age: 7, education: 7 },
  administrator: { age: 5, education: 6 },
  pengawas: { age: 3, education: 4 },
  pelaksana: { age: 0, education: 1 },
  jf_utama: { age: 9, education: 8 },
  jf_madya: { age: 6, education: 6 },
  jf_muda: { age: 3, education: 5 },
  jf_pertama: { age: 1, education: 4 },
  jf_penyelia: { age: 3, education: 1 },
  jf_mahir: { age: 2, education: 1 },
  jf_terampil: { age: 1, education: 0 },
  jf_pemula: { age: 0, education: 0 },
};

const GRADES: Readonly<Record<PostLevel, readonly string[]>> = {
  jpt_utama: ["IV/e"],
  jpt_madya: ["IV/d", "IV/e"],
  jpt_pratama: ["IV/c", "IV/d"],
  administrator: ["IV/a", "IV/b"],
  pengawas: ["III/c", "III/d"],
  pelaksana: ["III/a", "III/b"],
  jf_utama: ["IV/d", "IV/e"],
  jf_madya: ["IV/a", "IV/b", "IV/c"],
  jf_muda: ["III/c", "III/d"],
  jf_pertama: ["III/a", "III/b"],
  jf_penyelia: ["III/c", "III/d"],
  jf_mahir: ["III/a", "III/b"],
  jf_terampil: ["II/c", "II/d"],
  jf_pemula: ["II/a", "II/b"],
};
const GRADES_OF_STAFF: Partial<Record<Person["education"], readonly string[]>> = {
  sma: ["II/a", "II/b", "II/c"],
  d3: ["II/c", "II/d"],
};
const GRADE_OF_PPPK: Readonly<Record<Person["education"], string>> = {
  sd: "I",
  smp: "IV",
  sma: "V",
  d1: "V",
  d2: "VI",
  d3: "VII",
  d4: "IX",
  s1: "IX",
  s2: "X",
  s3: "XI",
};

/** Golongan in keeping with employment, post and education; `pick` chooses among a few. */
export function gradeOf(
  person: Pick<Person, "employment" | "postLevel" | "education">,
  pick: (below: number) => number,
): string {
  if (person.employment === "pppk") return GRADE_OF_PPPK[person.education];
  const staff = person.postLevel === "pelaksana" ? GRADES_OF_STAFF[person.education] : undefined;
  const grades = staff ?? GRADES[person.postLevel];
  return grades[pick(grades.length)] ?? "III/a";
}
