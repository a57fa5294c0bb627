import { expect, test } from "vitest";
import { countOfExit, countOfReport, sumOf } from "./count.ts";

const file = (status: string, assertions: readonly string[]) => ({
  name: "a.test.ts",
  status,
  assertionResults: assertions.map((each) => ({ status: each })),
});
const report = (passed: number, failed: number, files: readonly unknown[], pending = 0) => ({
  success: failed === 0,
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: pending,
  numTodoTests: 0,
  testResults: files,
});

test("three tests that passed and one that failed are three and one", () => {
  const files = [file("failed", ["passed", "failed"]), file("passed", ["passed", "passed"])];
  expect(countOfReport(report(3, 1, files), 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
});

test("a file that could not be loaded is one failure, although it has no test", () => {
  const files = [file("failed", []), file("passed", ["passed"])];
  expect(countOfReport(report(1, 0, files), 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

test("a command that failed without a failing test (an unhandled error) is one failure", () => {
  const files = [file("passed", ["passed"])];
  expect(countOfReport(report(1, 0, files), 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

test("tests that were skipped are counted apart, never as passed", () => {
  const files = [file("passed", ["passed", "pending"])];
  expect(countOfReport(report(1, 0, files, 1), 0)).toEqual({ passed: 1, failed: 0, skipped: 1 });
});

test("two steps with 2 and 3 passed, one of them with 1 failed: 5 passed, 1 failed", () => {
  const steps = [
    { passed: 2, failed: 0, skipped: 0 },
    { passed: 3, failed: 1, skipped: 4 },
  ];
  expect(sumOf(steps)).toEqual({ passed: 5, failed: 1, skipped: 4 });
});

test.each([
  [0, 1, 0],
  [1, 0, 1],
  [137, 0, 1],
])("a step that ends with exit code %i: %i passed, %i failed", (code, passed, failed) => {
  expect(countOfExit(code)).toEqual({ passed, failed, skipped: 0 });
});
