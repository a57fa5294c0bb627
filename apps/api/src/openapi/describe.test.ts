import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";
import { z } from "zod";
import { appRouter } from "../router.ts";
import { listProcedures } from "../testing/procedures.ts";
import { openProcedure, procedure, router } from "../trpc.ts";
import { describeApi } from "./describe.ts";

const whole = describeApi(appRouter, "https://api.test");

test("every procedure stands in it once, and a validator finds nothing wrong", async () => {
  const paths = listProcedures(appRouter).map(({ path }) => `/trpc/${path}`);
  expect(Object.keys(whole.paths)).toEqual(paths);
  expect(paths.length).toBeGreaterThan(90);
  const checked = await new Validator().validate(structuredClone(whole));
  expect(checked).toEqual({ valid: true });
});

test("what refers to nothing is found: every reference leads to a component", () => {
  const referred = [
    ...JSON.stringify(whole).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g),
  ];
  expect(referred.length).toBeGreaterThan(90);
  const missing = referred.flatMap(([, name = ""]) =>
    name in whole.components.schemas ? [] : [name],
  );
  expect(missing).toEqual([]);
});

test("a command says who may, what it needs, and that a second person must", () => {
  expect(whole.paths["/trpc/plan.approve"]?.post).toMatchObject({
    operationId: "plan.approve",
    security: [{ session: [] }],
    description: expect.stringContaining("Not by whoever made the thing."),
    requestBody: {
      required: true,
      content: {
        "application/json": {
          schema: {
            type: "object",
            additionalProperties: false,
            required: expect.arrayContaining(["commandId", "runId", "planHash"]),
            properties: { commandId: { type: "string", format: "uuid" } },
          },
        },
      },
    },
  });
});

test("an input that refers to itself, and one that nobody has to send", async () => {
  const access = {
    purpose: "registry",
    secondPerson: "none",
    limit: "read",
    people: "none",
  } as const;
  const Tree = z.strictObject({
    name: z.string(),
    get parts() {
      return z.array(Tree);
    },
  });
  const planted = router({
    tree: procedure({ ...access, permission: "tree", roles: { planner: "national" } })
      .input(z.strictObject({ tree: Tree }))
      .query(() => null),
    open: openProcedure({ ...access, permission: "open", roles: "anyone" }).query(() => null),
  });
  const described = describeApi(planted, "http://api.test");
  expect(Object.keys(described.components.schemas)).toHaveLength(2);
  expect(described.paths["/trpc/open"]?.post).toMatchObject({
    security: [],
    requestBody: { required: false },
  });
  expect(await new Validator().validate(structuredClone(described))).toEqual({ valid: true });
});
