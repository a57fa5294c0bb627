import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { portableSite } from "./portable.ts";

test("two files come out of the archive as they went in, in any order the same bytes", () => {
  const one: [string, string] = ["id/index.html", "Rumah: 120"];
  const two: [string, string] = ["en/index.html", "Homes: 120"];
  const archive = portableSite(new Map([one, two]));
  const opened = unzipSync(archive);
  expect(Object.keys(opened)).toEqual(["en/index.html", "id/index.html"]);
  expect(strFromU8(opened["id/index.html"] ?? new Uint8Array())).toBe("Rumah: 120");
  expect(portableSite(new Map([two, one]))).toEqual(archive);
});
