import type { Json } from "@pindah/domain/kernel";
import { z } from "zod";
import type { Role } from "../access/roles.ts";
import type { World } from "./world.ts";

const Page = z.object({
  rows: z.array(z.record(z.string(), z.unknown())),
  nextCursor: z.string().nullable(),
});

/** Every row of a list, page by page. */
export async function readAllPages(
  world: World,
  role: Role,
  path: string,
  input: { readonly [key: string]: Json },
): Promise<readonly Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  let cursor: string | null = null;
  do {
    const answer = await world.call(role, path, { ...input, cursor });
    const page = Page.parse(answer.data);
    rows.push(...page.rows);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return rows;
}
