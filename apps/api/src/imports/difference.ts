import { createHash } from "node:crypto";
import { HouseholdId, PersonId } from "@pindah/domain/kernel";
import {
  retirementFrom,
  type CheckedRow,
  type ImportFieldName,
  type ImportFinding,
  type ImportValues,
  type Person,
} from "@pindah/domain/registry";
import type { importRows } from "./imports.table.ts";
import { keptFields, type PresentPerson } from "./people.store.ts";

export type RowDraft = Omit<typeof importRows.$inferInsert, "importId" | "written">;

export type Differed = {
  /** Null: the row says nothing new. */
  readonly row: RowDraft | null;
  readonly findings: readonly ImportFinding[];
  /** What was filled in for lack of a statement; told once for the whole file. */
  readonly assumed: readonly string[];
};

const neededOfNew = [
  "name",
  "unit",
  "employment",
  "post_level",
  "grade",
  "sex",
  "education",
] as const;
/** What a list that is silent means for somebody new; people confirm it. */
export const silence = {
  legal_standing: "active",
  discipline: "none",
  spouse: "no",
  children: "0",
  helper: "no",
  accessible: "no",
  wish_1: "",
  wish_2: "",
  wish_3: "",
} as const;

/**
 * Compares rows with who is there. A household that the file names by a label of its own gets the
 * same id wherever the label stands, also when a row is corrected later.
 */
export function differ(options: {
  readonly importId: string;
  readonly present: ReadonlyMap<string, PresentPerson>;
  /** Whether a label in the file is a household that the institution has already. */
  readonly isOwnHousehold: (label: string) => boolean;
  readonly newId: () => string;
  readonly cellOf: (field: ImportFieldName, row: number) => string | null;
}): (checked: CheckedRow, elsewhere: boolean) => Differed {
  const { importId, present, isOwnHousehold, newId, cellOf } = options;
  const short = () => newId().replaceAll("-", "").slice(0, 16).toUpperCase();

  const householdOf = (label: string | undefined, now: string | undefined): string => {
    if (label === undefined) return now ?? HouseholdId.parse(`H-${short()}`);
    if (isOwnHousehold(label)) return label;
    const named = createHash("sha256").update(`${importId}\n${label}`).digest("hex");
    return HouseholdId.parse(`H-${named.slice(0, 16).toUpperCase()}`);
  };

  return ({ row, cells, values, findings }, elsewhere) => {
    const nip = values.nip ?? "";
    const known = present.get(nip);
    const errors = findings.filter(({ severity }) => severity === "error");
    const error = (field: ImportFieldName, code: ImportFinding["code"], figures = {}) =>
      errors.push({ row, field, cell: cellOf(field, row), severity: "error", code, figures });
    if (known === undefined && errors.length === 0) {
      if (elsewhere) error("nip", "nip_elsewhere");
      for (const field of neededOfNew)
        if (values[field] === undefined)
          error(field, "value_missing", {
            expectedId: "wajib untuk orang baru",
            expectedEn: "needed for a new person",
          });
    }
    const toConfirm = findings.filter(({ severity }) => severity === "confirm");
    if (errors.length > 0)
      return {
        row: {
          row,
          kind: "held",
          nip,
          personId: known?.personId ?? null,
          cells,
          before: null,
          after: null,
          toConfirm: false,
        },
        findings: [...errors, ...toConfirm.filter(({ code }) => code !== "post_level_from_post")],
        assumed: [],
      };

    const assumed: string[] = [];
    const after: ImportValues = { ...known?.values };
    for (const field of keptFields) {
      const value = values[field];
      if (value !== undefined && field !== "household") after[field] = value;
    }
    after.household = householdOf(values.household, known?.values.household);
    if (known === undefined) {
      for (const [field, value] of Object.entries(silence))
        if (isSilent(field) && values[field] === undefined) {
          after[field] = value;
          if (!field.startsWith("wish")) assumed.push(field);
        }
      if (after.retires_on === undefined) {
        after.retires_on = retirementFrom(nip, postLevelOf(after)).on;
        assumed.push("retires_on");
      }
    }
    const changed = keptFields.filter((field) => after[field] !== known?.values[field]);
    if (known !== undefined && changed.length === 0)
      return { row: null, findings: [], assumed: [] };
    const own = toConfirm.filter(({ code }) => code !== "post_level_from_post");
    if (own.length < toConfirm.length && changed.includes("post_level")) assumed.push("post_level");
    return {
      row: {
        row,
        kind: known === undefined ? "added" : "changed",
        nip,
        personId: known?.personId ?? PersonId.parse(`P-${short()}`),
        cells: own.length > 0 ? cells : null,
        before: known?.values ?? null,
        after,
        toConfirm: own.length > 0,
      },
      findings: own,
      assumed,
    };
  };
}

const isSilent = (field: string): field is keyof typeof silence => Object.hasOwn(silence, field);

function postLevelOf({ post_level }: ImportValues): Person["postLevel"] {
  // The row has passed the check: its level is one of the list.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return post_level as Person["postLevel"];
}

const said: Readonly<
  Record<
    string,
    { readonly id: string; readonly en: string; readonly valueId: string; readonly valueEn: string }
  >
> = {
  legal_standing: {
    id: "kedudukan hukum",
    en: "a legal standing",
    valueId: "aktif",
    valueEn: "active",
  },
  discipline: { id: "hukuman disiplin", en: "discipline", valueId: "tidak ada", valueEn: "none" },
  spouse: { id: "pasangan", en: "a spouse", valueId: "tidak ikut", valueEn: "not coming" },
  children: { id: "anak", en: "children", valueId: "tidak ikut", valueEn: "not coming" },
  helper: { id: "ART", en: "a helper", valueId: "tidak ikut", valueEn: "not coming" },
  accessible: {
    id: "hunian aksesibel",
    en: "an accessible home",
    valueId: "tidak perlu",
    valueEn: "not needed",
  },
};

/** What was filled in for many rows, as one finding each. */
export function assumptions(counts: ReadonlyMap<string, number>): ImportFinding[] {
  return [...counts].map(([field, people]) => {
    const about = { row: null, field: null, cell: null, severity: "confirm" } as const;
    if (field === "retires_on")
      return { ...about, code: "retirement_computed", figures: { people } };
    if (field === "post_level")
      return { ...about, code: "post_level_from_post", figures: { people } };
    const words = said[field];
    return {
      ...about,
      code: "assumed",
      figures: {
        people,
        fieldId: words?.id ?? field,
        fieldEn: words?.en ?? field,
        valueId: words?.valueId ?? "",
        valueEn: words?.valueEn ?? "",
      },
    };
  });
}
