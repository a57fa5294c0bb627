import { err, LocalDate, ok, type Result } from "../kernel/index.ts";

/** Why a number cannot be right, with the digits that say so. */
export type NumberProblem =
  /** Written by a spreadsheet as `1.99E+17`: the last digits are gone for good. */
  | { readonly kind: "mangled_by_spreadsheet"; readonly found: string }
  | { readonly kind: "not_digits"; readonly found: string }
  | { readonly kind: "wrong_length"; readonly digits: number; readonly wanted: readonly number[] }
  | { readonly kind: "no_such_day"; readonly digits: string }
  | { readonly kind: "no_such_month_or_contract"; readonly digits: string }
  | { readonly kind: "no_such_year"; readonly digits: string }
  | { readonly kind: "no_such_sex"; readonly digits: string }
  | { readonly kind: "no_such_province"; readonly digits: string }
  | { readonly kind: "sequence_zero"; readonly digits: string }
  | { readonly kind: "too_young_when_appointed"; readonly years: number };

type Sex = "male" | "female";

/** What the 18 digits of a NIP (civil servant) or a NI PPPK (contract) say. */
export type ServantNumber = {
  readonly text: string;
  readonly birthDate: LocalDate;
  readonly sex: Sex;
  /** Three digits; a synthetic person has 000. */
  readonly sequence: string;
} & (
  | { readonly kind: "nip"; readonly appointedYear: number; readonly appointedMonth: number }
  /** Digits 13 and 14 count contracts from 21 and are no month. */
  | { readonly kind: "ni_pppk"; readonly appointedYear: number; readonly contract: number }
);

/** What the 16 digits of a NIK say. The year has two digits only, so the century is open. */
export type ResidentNumber = {
  readonly text: string;
  readonly province: string;
  readonly regency: string;
  readonly district: string;
  readonly sex: Sex;
  readonly day: number;
  readonly month: number;
  readonly yearOfCentury: number;
  readonly sequence: string;
};

/** A service number of Polri (8 digits, birth year and month first) or TNI (5 to 7, no structure). */
export type ServiceNumber =
  | { readonly kind: "polri"; readonly text: string }
  | { readonly kind: "tni"; readonly text: string };

// Codes of the provinces as in force since 2022, Papua's six included.
const provinces = new Set(
  (
    "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 61 62 63 64 65 " +
    "71 72 73 74 75 76 81 82 91 92 93 94 95 96"
  ).split(" "),
);

/** A NIP or a NI PPPK, always as text: 18 digits are more than a number of a spreadsheet holds. */
export function readServantNumber(given: string): Result<ServantNumber, readonly NumberProblem[]> {
  const digits = digitsOf(given, [18]);
  if (!digits.ok) return digits;
  const text = digits.value;
  const problems: NumberProblem[] = [];
  const birth = text.slice(0, 8);
  const birthDate = LocalDate.safeParse(
    `${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6)}`,
  );
  if (!birthDate.success) problems.push({ kind: "no_such_day", digits: birth });

  const year = text.slice(8, 12);
  const appointedYear = Number(year);
  if (appointedYear < 1950 || appointedYear > 2099)
    problems.push({ kind: "no_such_year", digits: year });
  const middle = text.slice(12, 14);
  const month = Number(middle);
  const isContract = month >= 21;
  if (!isContract && (month < 1 || month > 12))
    problems.push({ kind: "no_such_month_or_contract", digits: middle });
  const years = appointedYear - Number(birth.slice(0, 4));
  if (years < 18) problems.push({ kind: "too_young_when_appointed", years });

  const sex = sexOf(text.slice(14, 15));
  if (sex === null) problems.push({ kind: "no_such_sex", digits: text.slice(14, 15) });
  if (problems.length > 0 || !birthDate.success || sex === null) return err(problems);
  const read = { text, birthDate: birthDate.data, sex, sequence: text.slice(15) };
  return ok(
    isContract
      ? { kind: "ni_pppk", ...read, appointedYear, contract: month - 20 }
      : { kind: "nip", ...read, appointedYear, appointedMonth: month },
  );
}

/** A NIK. A woman's day of birth is written plus 40. No province is less valid than another. */
export function readResidentNumber(
  given: string,
): Result<ResidentNumber, readonly NumberProblem[]> {
  const digits = digitsOf(given, [16]);
  if (!digits.ok) return digits;
  const text = digits.value;
  const problems: NumberProblem[] = [];
  const province = text.slice(0, 2);
  if (!provinces.has(province)) problems.push({ kind: "no_such_province", digits: province });
  const written = Number(text.slice(6, 8));
  const day = written > 40 ? written - 40 : written;
  const month = Number(text.slice(8, 10));
  const yearOfCentury = Number(text.slice(10, 12));
  // 29 February is allowed when either century has it.
  const exists = [1900, 2000].some((century) => {
    const parts = [century + yearOfCentury, month, day].map((part) =>
      String(part).padStart(2, "0"),
    );
    return LocalDate.safeParse(parts.join("-")).success;
  });
  if (!exists) problems.push({ kind: "no_such_day", digits: text.slice(6, 12) });
  const sequence = text.slice(12);
  if (sequence === "0000") problems.push({ kind: "sequence_zero", digits: sequence });
  if (problems.length > 0) return err(problems);
  return ok({
    text,
    province,
    regency: text.slice(2, 4),
    district: text.slice(4, 6),
    sex: written > 40 ? "female" : "male",
    day,
    month,
    yearOfCentury,
    sequence,
  });
}

/** A NRP. Only its length is looked at: what the digits say is not published. */
export function readServiceNumber(given: string): Result<ServiceNumber, readonly NumberProblem[]> {
  const digits = digitsOf(given, [5, 6, 7, 8]);
  if (!digits.ok) return digits;
  return ok({ kind: digits.value.length === 8 ? "polri" : "tni", text: digits.value });
}

/** Takes off what exports put around a number (`'`, quotation marks, spaces, dots, dashes). */
function digitsOf(
  given: string,
  wanted: readonly number[],
): Result<string, readonly NumberProblem[]> {
  const text = given.replaceAll(/['"\u2018\u2019`\s.-]/g, "");
  if (/^\d+(?:[.,]\d+)?e\+?\d+$/i.test(given.trim().replaceAll(/^['"]|['"]$/g, "")))
    return err([{ kind: "mangled_by_spreadsheet", found: given.trim() }]);
  if (!/^\d+$/.test(text)) return err([{ kind: "not_digits", found: given }]);
  if (!wanted.includes(text.length))
    return err([{ kind: "wrong_length", digits: text.length, wanted }]);
  return ok(text);
}

function sexOf(digit: string): Sex | null {
  return digit === "1" ? "male" : digit === "2" ? "female" : null;
}
