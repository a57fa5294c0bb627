import type { PersonStanding } from "@pindah/domain/plan";
import type { InstitutionType, PostLevel, ReadinessDefinition } from "@pindah/domain/registry";
import type { WaitingReason } from "@pindah/domain/waves";
import { expect, test } from "vitest";
import { labels } from "./labels.ts";
import { catalogue, inLanguage, isLanguage, type Messages } from "./language.ts";

/** Every text of a catalogue with its path. */
function texts(messages: Messages, path = ""): [path: string, text: unknown][] {
  return Object.entries(messages).flatMap(([key, value]): [string, unknown][] =>
    typeof value === "object" ? texts(value, `${path}${key}.`) : [[`${path}${key}`, value]],
  );
}

test("labels have the same keys in both languages and no empty text", () => {
  const id = texts(labels.id);
  const en = texts(labels.en);
  expect(en.map(([path]) => path)).toEqual(id.map(([path]) => path));
  expect([...id, ...en].filter(([, text]) => text === "")).toEqual([]);
});

test("no two states of a home share a letter", () => {
  for (const language of ["id", "en"] as const) {
    const letters = Object.values(labels[language].homeLetter);
    expect(new Set(letters).size).toBe(5);
  }
});

test("an English text that is missing or that has no Indonesian one does not compile", () => {
  // @ts-expect-error: `waiting` is missing in English
  catalogue({ id: { waiting: "menunggu" }, en: {} });
  // @ts-expect-error: `late` has no Indonesian text
  catalogue({ id: { waiting: "menunggu" }, en: { waiting: "waiting", late: "late" } });
  catalogue({
    id: { homes: (count: number) => `${count} rumah` },
    // @ts-expect-error: the figure is a number in Indonesian
    en: { homes: (count: string) => `${count} homes` },
  });
  expect(catalogue({ id: { a: "satu" }, en: { a: "one" } }).en.a).toBe("one");
});

test("data in both languages is read in the one asked for", () => {
  expect(inLanguage({ id: "gelombang", en: "wave" }, "en")).toBe("wave");
  expect(isLanguage("id")).toBe(true);
  expect(isLanguage("nl")).toBe(false);
});

type Words<Kind extends string> = Readonly<Record<Kind, string>>;

test("every coded value of the domain has its words; one without would not compile", () => {
  for (const language of ["id", "en"] as const) {
    const words = labels[language];
    const covered = [
      words.waiting satisfies Words<WaitingReason["kind"]>,
      words.standing satisfies Words<PersonStanding["status"]>,
      words.because satisfies Words<PersonStanding["because"]>,
      words.readiness satisfies Words<ReadinessDefinition>,
      words.institutionType satisfies Words<InstitutionType>,
      words.postLevel satisfies Words<PostLevel>,
    ];
    expect(covered.map((each) => Object.keys(each).length)).toEqual([14, 4, 6, 4, 9, 14]);
  }
});
