import { expect, test } from "vitest";
import { readOptions } from "./options.ts";

test("nothing asked: the data of the last start is kept in .data, the summary is in English", () => {
  expect(readOptions([], {})).toEqual({
    fresh: false,
    data: ".data",
    language: "en",
    verbose: false,
  });
});

test("2,000 people, fresh, in Indonesian", () => {
  expect(readOptions(["--people", "2000", "--fresh", "--lang", "id"], {})).toMatchObject({
    people: 2000,
    fresh: true,
    language: "id",
  });
});

test.each([
  [{ LANG: "id_ID.UTF-8" }, "id"],
  [{ LANG: "en_GB.UTF-8" }, "en"],
  [{ LC_ALL: "id_ID.UTF-8", LANG: "en_GB.UTF-8" }, "id"],
  [{ LANG: "nl_NL.UTF-8" }, "en"],
])("a terminal with %j is answered in %s", (environment, language) => {
  expect(readOptions([], environment)).toMatchObject({ language });
});

test.each([
  [["--people", "0"], "--people takes a whole number from 1 to 1000000"],
  [["--people", "1000001"], "--people takes a whole number from 1 to 1000000"],
  [["--people", "many"], "--people takes a whole number from 1 to 1000000"],
  [["--seed", "4294967296"], "--seed takes a whole number from 0 to 4294967295"],
  [["--lang", "fr"], "--lang takes id or en"],
])("%j is refused: %s", (args, wrong) => {
  expect(readOptions(args, {})).toEqual({ wrong });
});

test("an option that does not exist is named", () => {
  expect(readOptions(["--poeple", "5"], {})).toMatchObject({
    wrong: expect.stringContaining("--poeple"),
  });
});
