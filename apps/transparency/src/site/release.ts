import { hashText, type InstitutionCode, type UnitCode } from "@pindah/domain/kernel";
import {
  checkFiles,
  besideManifest,
  Manifest,
  parseLogProof,
  PublicLog,
  type ReleaseContent,
  type TableDescription,
} from "@pindah/domain/publication";
import { z } from "zod";

/** A release as the pages read it: its content, and look-ups over it. */
export type PublishedRelease = {
  readonly manifest: Manifest;
  readonly manifestSha256: string;
  /** The log that the release stands in; null for a release that is not signed. */
  readonly log: PublicLog | null;
  readonly content: ReleaseContent;
  /** The release before this one, where it was handed over. */
  readonly before: { readonly manifest: Manifest; readonly content: ReleaseContent } | null;
  /** Days on which later releases are planned. */
  readonly calendar: readonly string[];
  readonly tables: readonly TableDescription[];
  readonly institutionOf: ReadonlyMap<InstitutionCode, ReleaseContent["institutions"][number]>;
  readonly unitsOf: ReadonlyMap<InstitutionCode, ReleaseContent["units"]>;
  readonly screeningOf: ReadonlyMap<UnitCode, ReleaseContent["screening"][number]>;
  readonly peopleOf: ReadonlyMap<
    InstitutionCode,
    ReleaseContent["people"]["byInstitution"][number]
  >;
};

/** These keys are written into the page; compare them with the printed ones. */
export { besideManifest as logFiles } from "@pindah/domain/publication";

export type ReleaseProblem =
  | { readonly kind: "manifest_missing" }
  | { readonly kind: "manifest_invalid"; readonly what: string }
  | { readonly kind: "file_missing"; readonly path: string }
  | {
      readonly kind: "file_changed";
      readonly path: string;
      readonly expected: string;
      readonly found: string;
    }
  | { readonly kind: "content_unknown_format" }
  | { readonly kind: "log_invalid"; readonly path: string };

/** The rest was hashed against the manifest, so its shape is that of the version it names. */
const Content = z.custom<ReleaseContent>(
  (value) =>
    typeof value === "object" &&
    value !== null &&
    "format" in value &&
    value.format === "pindah-content/1",
);

const Calendar = z.array(z.iso.date());

const Tables = z.custom<readonly TableDescription[]>(Array.isArray);

/** Opens a release from the texts of its files; every problem at once, or the release. */
export function openRelease(
  files: ReadonlyMap<string, string>,
  before: PublishedRelease | null = null,
): { readonly release: PublishedRelease } | { readonly problems: readonly ReleaseProblem[] } {
  const text = files.get("manifest.json");
  if (text === undefined) return { problems: [{ kind: "manifest_missing" }] };
  const parsed = Manifest.safeParse(parseJson(text));
  if (!parsed.success) {
    return { problems: [{ kind: "manifest_invalid", what: z.prettifyError(parsed.error) }] };
  }
  const problems = checkFiles(parsed.data, files).flatMap((check): readonly ReleaseProblem[] => {
    if (check.kind === "missing") return [{ kind: "file_missing", path: check.path }];
    if (check.kind !== "changed") return [];
    return [
      { kind: "file_changed", path: check.path, expected: check.expected, found: check.found },
    ];
  });
  if (problems.length > 0) return { problems };
  const content = Content.safeParse(parseJson(files.get("content.json") ?? ""));
  const tables = Tables.safeParse(parseJson(files.get("dictionary.json") ?? ""));
  if (!content.success || !tables.success)
    return { problems: [{ kind: "content_unknown_format" }] };
  const log = openLog(files);
  if (typeof log === "string") return { problems: [{ kind: "log_invalid", path: log }] };
  return {
    release: {
      ...indexed(parsed.data, hashText(text), content.data, tables.data),
      log,
      before,
      calendar: Calendar.catch([]).parse(parseJson(files.get("calendar.json") ?? "")),
    },
  };
}

/** The log, or null when the release has none, or the path of the file that is wrong. */
function openLog(files: ReadonlyMap<string, string>): PublicLog | null | string {
  const text = files.get(besideManifest.log);
  if (text === undefined) return null;
  const log = PublicLog.safeParse(parseJson(text));
  if (!log.success) return besideManifest.log;
  return parseLogProof(files.get(besideManifest.proof) ?? "") === null
    ? besideManifest.proof
    : log.data;
}

function indexed(
  manifest: Manifest,
  manifestSha256: string,
  content: ReleaseContent,
  tables: readonly TableDescription[],
): Omit<PublishedRelease, "log" | "before" | "calendar"> {
  return {
    manifest,
    manifestSha256,
    content,
    tables,
    institutionOf: new Map(content.institutions.map((each) => [each.code, each])),
    unitsOf: Map.groupBy(content.units, (unit) => unit.institutionCode),
    screeningOf: new Map(content.screening.map((each) => [each.unitCode, each])),
    peopleOf: new Map(content.people.byInstitution.map((each) => [each.institutionCode, each])),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
