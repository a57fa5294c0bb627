import type { MutantResult } from "@stryker-mutator/api/core";
import type { Explained } from "./survivors.ts";

/** A change to a rule that no test noticed. */
export type Survivor = {
  /** Under `packages/domain/src`. */
  readonly file: string;
  /** The line on which the change starts, without its indentation. */
  readonly line: string;
  readonly lineNumber: number;
  /** What stands in the place of the code, on one line. */
  readonly replacement: string;
};

/** How one folder came out. Ignored texts and mutants that cannot be loaded count nowhere. */
export type FolderResult = {
  readonly folder: string;
  readonly caught: number;
  readonly survived: number;
  /** Survivors that are on the list of explained ones. */
  readonly explained: number;
  readonly enough: boolean;
};

export type Judgement = {
  readonly folders: readonly FolderResult[];
  readonly unexplained: readonly Survivor[];
  /** Explanations of mutants in the files looked at that survive no longer. */
  readonly outdated: readonly Explained[];
};

/** Whether the tests caught enough, and whether each survivor has its reason. */
export function judge(
  mutants: readonly MutantResult[],
  sourceOf: (file: string) => string,
  explained: readonly Explained[],
  atLeastPercent: number,
): Judgement {
  const counted = mutants.flatMap((mutant) => {
    const file = mutant.fileName.replaceAll("\\", "/").replace(/^.*?src\//, "");
    const isCaught = mutant.status === "Killed" || mutant.status === "Timeout";
    const isSurvivor = mutant.status === "Survived" || mutant.status === "NoCoverage";
    if (!isCaught && !isSurvivor) return [];
    return [{ file, survivor: isSurvivor ? survivorOf(mutant, file, sourceOf(file)) : null }];
  });
  const survivors = counted.flatMap(({ survivor }) => survivor ?? []);
  const isExplained = (survivor: Survivor) => explained.some((each) => isSame(each, survivor));
  const byFolder = Map.groupBy(counted, ({ file }) => file.split("/")[0] ?? file);
  const files = new Set(counted.map(({ file }) => file));
  return {
    folders: [...byFolder].map(([folder, all]) => {
      const left = all.flatMap(({ survivor }) => survivor ?? []);
      return {
        folder,
        caught: all.length - left.length,
        survived: left.length,
        explained: left.filter(isExplained).length,
        enough: 100 * (all.length - left.length) >= atLeastPercent * all.length,
      };
    }),
    unexplained: survivors.filter((survivor) => !isExplained(survivor)),
    outdated: explained.filter(
      (each) => files.has(each.file) && !survivors.some((survivor) => isSame(each, survivor)),
    ),
  };
}

function survivorOf(mutant: MutantResult, file: string, source: string): Survivor {
  const lineNumber = mutant.location.start.line;
  return {
    file,
    line: source.split("\n")[lineNumber - 1]?.trim() ?? "",
    lineNumber,
    replacement: (mutant.replacement ?? "").replaceAll(/\s+/g, " "),
  };
}

function isSame(explained: Explained, survivor: Survivor): boolean {
  return (
    explained.file === survivor.file &&
    explained.line === survivor.line &&
    explained.replacement === survivor.replacement
  );
}
