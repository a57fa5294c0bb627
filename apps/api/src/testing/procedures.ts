import type { AnyTRPCRouter } from "@trpc/server";
import { z } from "zod";

const Declared = z.object({
  _def: z.object({
    type: z.enum(["query", "mutation", "subscription"]),
    meta: z
      .object({
        access: z.object({
          permission: z.string(),
          roles: z.union([z.literal("anyone"), z.record(z.string(), z.string())]),
          people: z.enum(["none", "logged"]),
          secondPerson: z.enum(["none", "not_the_maker"]),
          stepUp: z.literal(true).optional(),
        }),
      })
      .optional(),
  }),
});

export type DeclaredProcedure = z.infer<typeof Declared>["_def"] & { readonly path: string };

/** Every procedure of a router with what it declares. */
export function listProcedures(router: AnyTRPCRouter): DeclaredProcedure[] {
  // tRPC keeps its definitions under this name.
  // oxlint-disable-next-line eslint/no-underscore-dangle
  return Object.entries(router._def.procedures).map(([path, procedure]) => ({
    path,
    ...definitionOf(procedure),
  }));
}

function definitionOf(procedure: unknown) {
  // A procedure is a function that carries its definition.
  // oxlint-disable-next-line eslint/no-underscore-dangle
  return Declared.parse({ _def: Reflect.get(Object(procedure), "_def") })._def;
}
