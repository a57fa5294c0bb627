import { expect, test } from "vitest";
import { configFrom } from "./config.ts";

test("the API's address is read, a slash at its end dropped", () => {
  expect(configFrom({ api: "https://api.example.go.id/" })).toEqual({
    api: "https://api.example.go.id",
  });
  expect(configFrom({ api: "http://127.0.0.1:3100" })).toEqual({ api: "http://127.0.0.1:3100" });
});

test.each([[null], [{}], [{ api: 3100 }], [{ api: "127.0.0.1:3100" }], [{ api: "javascript:1" }]])(
  "%j is refused by name",
  (value) => {
    expect(() => configFrom(value)).toThrow("/config.json");
  },
);
