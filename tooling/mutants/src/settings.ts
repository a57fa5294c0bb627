/** Folders of `packages/domain/src` whose rules decide about people: every mutant must be caught. */
export const folders = ["screening", "competency", "policy", "registry"] as const;

/** Files that hold no rule. Everything else in the folders is mutated. */
export const leftOut = [
  { files: "**/*.test.ts", because: "tests" },
  { files: "**/{testing,*.testing}.ts", because: "builders that only tests use" },
  { files: "**/index.ts", because: "doors: names passed on, nothing decided" },
] as const;

/** Of 100 mutants of each folder so many must be caught by the folder's own tests. */
export const atLeastPercent = 95;
