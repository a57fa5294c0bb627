import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";

const One = z.object({
  state: z.string(),
  version: z.number(),
  percent: z.number(),
  counts: z.record(z.string(), z.number()).nullable(),
  failure: z.unknown(),
  findings: z.array(z.object({ severity: z.string(), code: z.string(), open: z.number() })),
  sheets: z.array(
    z.object({
      sheet: z.string().nullable(),
      matches: z.array(z.object({ field: z.string().nullable() })),
    }),
  ),
});
type One = z.infer<typeof One>;
const Units = z.object({ rows: z.array(z.object({ code: z.string() })) });
const Uploaded = z.object({ importId: z.string() });
const Accounts = z.array(
  z.object({ role: z.string(), signInName: z.string(), password: z.string() }),
);

/** An officer's page, without the page. */
export type Officer = Awaited<ReturnType<typeof signIn>>;

export async function signIn(apiUrl: string, origin: string, role: string) {
  let cookie = "";
  const call = async (path: string, input: object): Promise<unknown> => {
    const answer = await fetch(`${apiUrl}/trpc/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin, cookie },
      body: JSON.stringify(input),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
    cookie = answer.headers.getSetCookie()[0]?.split(";", 1)[0] ?? cookie;
    return z.object({ result: z.object({ data: z.unknown() }) }).parse(JSON.parse(text)).result
      .data;
  };
  const accounts = Accounts.parse(await call("access.demonstrationAccounts", {}));
  const account = accounts.find((each) => each.role === role);
  if (account === undefined) throw new Error(`No account of ${role}`);
  await call("access.signIn", {
    signInName: account.signInName,
    password: account.password,
    code: null,
  });
  const one = async (importId: string): Promise<One> =>
    One.parse(await call("imports.one", { importId }));
  const settled = async (importId: string): Promise<One> => {
    for (;;) {
      const now = await one(importId);
      if (!["reading", "checking", "committing", "undoing"].includes(now.state)) return now;
      await wait(250);
    }
  };
  const watch = async (importId: string): Promise<number> => {
    const answer = await fetch(`${apiUrl}/imports/${importId}/progress`, { headers: { cookie } });
    const percentages = (await answer.text()).match(/"percent":\d+/g) ?? [];
    return new Set(percentages).size;
  };
  return {
    call,
    units: async () => Units.parse(await call("registry.units", { limit: 100 })).rows,
    upload: async (name: string, bytes: Uint8Array): Promise<string> => {
      const body = new FormData();
      body.set("commandId", randomUUID());
      body.set("file", new Blob([Uint8Array.from(bytes)]), name);
      const answer = await fetch(`${apiUrl}/imports/upload`, {
        method: "POST",
        headers: { origin, cookie },
        body,
      });
      if (!answer.ok) throw new Error(`upload: ${answer.status} ${await answer.text()}`);
      return Uploaded.parse(await answer.json()).importId;
    },
    settled,
    /** Does something with an import, and counts the different percentages told until it is done. */
    act: async (path: string, importId: string, more: object = {}) => {
      const { version } = await one(importId);
      await call(`imports.${path}`, { commandId: randomUUID(), importId, version, ...more });
      const told = watch(importId);
      return { ...(await settled(importId)), told: await told };
    },
  };
}
