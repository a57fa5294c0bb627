import { assertNever } from "@pindah/domain/kernel";
import type { ReleaseProblem } from "./site/release.ts";

/** What is wrong with a release, and what would be right. */
export function problemText(problem: ReleaseProblem): string {
  switch (problem.kind) {
    case "manifest_missing":
      return "manifest.json is missing: give the folder that holds a release";
    case "manifest_invalid":
      return `manifest.json is not a manifest of a release: ${problem.what}`;
    case "file_missing":
      return `${problem.path} is named in manifest.json but is not there`;
    case "file_changed":
      return `${problem.path} has changed: manifest.json says SHA-256 ${problem.expected}, the file has ${problem.found}`;
    case "content_unknown_format":
      return "content.json or dictionary.json has a format that this site does not know";
    case "log_invalid":
      return `${problem.path} is missing or not what the log needs: give a key as name+id+key, and the proof of manifest.json`;
    default:
      return assertNever(problem);
  }
}
