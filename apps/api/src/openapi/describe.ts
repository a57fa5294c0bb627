import type { AnyTRPCRouter } from "@trpc/server";
import { z } from "zod";
import { sessionCookieName } from "../access/cookie.ts";
import { limits } from "../access/limiter.ts";
import { reasons } from "../refusal.ts";
import type { Access } from "../trpc.ts";

type Schema = z.core.JSONSchema.BaseSchema;

/** The part of an OpenAPI 3.1 document that procedures need. */
export type Description = {
  readonly openapi: "3.1.1";
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, { readonly post: Operation }>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly securitySchemes: Readonly<Record<string, object>>;
  };
};

type Operation = {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly description: string;
  readonly security: readonly object[];
  readonly requestBody: object;
  readonly responses: Readonly<Record<string, object>>;
  readonly "x-pindah-access": Access;
};

/**
 * Every procedure of the router as an operation of OpenAPI: its input from the very schema that
 * parses it, who may call it and why from what it declares.
 */
export function describeApi(router: AnyTRPCRouter, publicUrl: string): Description {
  const schemas: Record<string, Schema> = { Failure: schemaOf(Failure, "Failure", {}) };
  const paths = proceduresOf(router).map(({ path, type, access, inputs }) => {
    const [input = z.strictObject({}).optional()] = inputs;
    const operation: Operation = {
      operationId: path,
      tags: [path.split(".")[0] ?? path],
      description: describeAccess(type, access),
      security: access.roles === "anyone" ? [] : [{ session: [] }],
      requestBody: {
        required: !input.safeParse(undefined).success,
        content: { "application/json": { schema: schemaOf(input, path, schemas) } },
      },
      responses: {
        "200": {
          description: "The answer stands in `result.data`.",
          content: { "application/json": { schema: answer } },
        },
        default: {
          description: "A refusal, with the word to switch on in `error.data.reason`.",
          content: { "application/json": { schema: { $ref: "#/components/schemas/Failure" } } },
        },
      },
      "x-pindah-access": access,
    };
    return [`/trpc/${path}`, { post: operation }] as const;
  });
  const secure = publicUrl.startsWith("https:");
  return {
    openapi: "3.1.1",
    info: { title: "Pindah", version: "1", description: introduction },
    servers: [{ url: publicUrl }],
    paths: Object.fromEntries(paths),
    components: {
      schemas,
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: sessionCookieName(secure) },
      },
    },
  };
}

const introduction = [
  "Every procedure is called by POST with JSON, also those that only read, so that no input stands in an address.",
  "With a session, `Origin` must name an allowed page. A command carries a `commandId` that its client made before sending: sent again with the same id, it is done once and gives the same answer.",
  "What is another's looks like what does not exist.",
].join("\n\n");

const answer = {
  type: "object",
  required: ["result"],
  properties: { result: { type: "object", properties: { data: {} } } },
};

const Failure = z.object({
  error: z.object({
    message: z.string(),
    code: z.int(),
    data: z.object({
      code: z.string(),
      httpStatus: z.int(),
      reason: z.enum(reasons).nullable(),
      requestId: z.string().nullable(),
      figures: z.record(z.string(), z.union([z.string(), z.number()])),
      issues: z.array(z.object({ path: z.string(), code: z.string() })).nullable(),
    }),
  }),
});

function describeAccess(type: "query" | "mutation", access: Access): string {
  const { calls, seconds } = limits[access.limit];
  const who = access.roles === "anyone" ? "anyone" : Object.keys(access.roles).join(", ");
  return [
    type === "query" ? "Reads." : "Changes something.",
    `For: ${who}.`,
    `Purpose: ${access.purpose}.`,
    `At most ${calls} calls in ${seconds} seconds.`,
    ...(access.secondPerson === "none" ? [] : ["Not by whoever made the thing."]),
    ...(access.people === "none" ? [] : ["Whom it shows is noted."]),
    ...(access.stepUp === true ? ["Asks for a fresh proof of who calls."] : []),
  ].join(" ");
}

/** A schema of JSON Schema; what it refers to by name moves to the components of the document. */
function schemaOf(schema: z.ZodType, name: string, components: Record<string, Schema>): Schema {
  const text = JSON.stringify(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
  const moved = text.replaceAll('"$ref":"#/$defs/', `"$ref":"#/components/schemas/${name}.`);
  const { $schema: _, $defs, ...whole } = WithParts.parse(JSON.parse(moved));
  for (const [part, its] of Object.entries($defs)) components[`${name}.${part}`] = its;
  return whole;
}

const Part = z.record(z.string(), z.json());
const WithParts = z.looseObject({
  $schema: z.string(),
  $defs: z.record(z.string(), Part).default({}),
});

const Declared = z.object({
  type: z.enum(["query", "mutation"]),
  inputs: z.array(z.instanceof(z.ZodType)),
  // Made by the one builder of procedures, whose type this is.
  meta: z.object({ access: z.custom<Access>((value) => typeof value === "object") }),
});

function proceduresOf(router: AnyTRPCRouter) {
  // tRPC keeps its definitions under this name.
  // oxlint-disable-next-line eslint/no-underscore-dangle
  return Object.entries(router._def.procedures).map(([path, procedure]) => {
    // A procedure is a function that carries its definition.
    const { type, inputs, meta } = Declared.parse(Reflect.get(Object(procedure), "_def"));
    return { path, type, inputs, access: meta.access };
  });
}
