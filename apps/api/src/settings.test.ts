import { expect, test } from "vitest";
import { readSettings } from "./settings.ts";

const production = {
  NODE_ENV: "production",
  DATABASE_URL: "postgres://pindah@db/pindah",
  PUBLIC_URL: "https://api.pindah.test",
  SECRETS_KEY: Buffer.alloc(32, "secret").toString("base64"),
};

test("with nothing set: the embedded database, this machine only, and the demonstration", () => {
  expect(readSettings({})).toMatchObject({
    ok: true,
    value: {
      host: "127.0.0.1",
      port: 3100,
      database: { kind: "folder", folder: ".data/db" },
      publicUrl: null,
      adminOrigins: [],
      behindProxy: false,
      releaseFolder: ".data/releases",
      renderer: null,
      secondFactor: [],
      singleSignOn: null,
      demonstration: { people: 11_916, seed: 1 },
    },
  });
});

test("production with a server and https starts, without a demonstration", () => {
  expect(readSettings(production)).toMatchObject({
    ok: true,
    value: { demonstration: null, database: { kind: "postgres" } },
  });
});

test.each([
  ["the embedded database", { DATABASE_URL: "" }, /^DATABASE_URL: production needs a PostgreSQL/],
  ["the demonstration", { DEMONSTRATION: "1" }, /^DEMONSTRATION: production has no/],
  ["a key that everybody knows", { SECRETS_KEY: "" }, /^SECRETS_KEY: production needs a key/],
  ["half a single sign-on", { OIDC_CLIENT_ID: "pindah" }, /^OIDC_ISSUER, .* set all three/],
  ["an address without https", { PUBLIC_URL: "http://api.test" }, /^PUBLIC_URL: production needs/],
])("production refuses %s", (_what, change, sentence) => {
  const read = readSettings({ ...production, ...change });
  expect(read).toEqual({ ok: false, error: [expect.stringMatching(sentence)] });
});

test("everything that is wrong is said at once", () => {
  const read = readSettings({ PORT: "70000", ADMIN_ORIGIN: "http://a.test/path", PUBLIC_URL: "x" });
  expect(read.ok ? [] : read.error.map((sentence) => sentence.split(/[.:]/)[0])).toEqual([
    "PORT",
    "PUBLIC_URL",
    "ADMIN_ORIGIN",
  ]);
});

test("two origins of the admin are read from one variable", () => {
  const read = readSettings({ ADMIN_ORIGIN: "http://a.test, https://b.test:8443" });
  expect(read.ok && read.value.adminOrigins).toEqual(["http://a.test", "https://b.test:8443"]);
});
