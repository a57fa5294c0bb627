import type { Json } from "@pindah/domain/kernel";
import type { AnyTRPCRouter } from "@trpc/server";
import { asc, eq, ne, and } from "drizzle-orm";
import { z } from "zod";
import { users } from "../access/access.table.ts";
import { sessionCookieName } from "../access/cookie.ts";
import { createLimiter } from "../access/limiter.ts";
import { createPasswords } from "../access/passwords.ts";
import { createVault, keyBytes } from "../access/vault.ts";
import { roles, type Role } from "../access/roles.ts";
import { startSession } from "../access/session.store.ts";
import { createApp, type App } from "../app.ts";
import type { Environment } from "../environment.ts";
import { systemEnvironment } from "../environment.ts";
import { createJobQueue, type JobQueue } from "../jobs.ts";
import type { LogEntry } from "../log.ts";
import type { OpenDatabase } from "../db/open.ts";
import { appRouter } from "../router.ts";
import type { Services } from "../trpc.ts";
import { createTestDatabase, type Engine, type Pattern } from "./engines.ts";

export const adminOrigin = "http://admin.test";

export type Answer = {
  readonly status: number;
  readonly data: unknown;
  readonly error: z.infer<typeof ErrorBody>["error"] | null;
  readonly text: string;
  readonly headers: Headers;
};

const ErrorBody = z.object({
  error: z.object({
    message: z.string(),
    data: z.object({
      code: z.string(),
      reason: z.string().nullable(),
      requestId: z.string().nullable(),
      figures: z.record(z.string(), z.union([z.string(), z.number()])),
      issues: z.array(z.object({ path: z.string(), code: z.string() })).nullable(),
    }),
  }),
});
const DataBody = z.object({ result: z.object({ data: z.unknown() }) });

/** An API on a database of its own, with a clock that the test moves and a session for each role. */
export type World = {
  readonly database: OpenDatabase & { readonly url: string | null };
  readonly services: Services;
  readonly queue: JobQueue;
  readonly app: App;
  readonly log: LogEntry[];
  readonly clock: { ms: number };
  /** The `Cookie` header of a role's session. */
  readonly cookieOf: (role: Role) => string;
  readonly call: (who: Role | null, path: string, input?: Json) => Promise<Answer>;
  readonly close: () => Promise<void>;
};

export async function createWorld(
  engine: Engine,
  pattern: Pattern,
  router: AnyTRPCRouter = appRouter,
): Promise<World> {
  const database = await createTestDatabase(engine, pattern);
  const clock = { ms: systemEnvironment.now() };
  const environment: Environment = { ...systemEnvironment, now: () => clock.ms };
  const log: LogEntry[] = [];
  const queue = createJobQueue(database.queue, (entry) => log.push(entry));
  await queue.open();
  const services: Services = {
    db: database.db,
    environment,
    limiter: createLimiter(database.db, environment),
    passwords: createPasswords(),
    jobs: queue,
    vault: createVault(Buffer.alloc(keyBytes, "test"), environment),
    secondFactor: [],
    singleSignOn: null,
    wakeSequencer: () => undefined,
    publicUrl: "http://api.test",
    demonstration: true,
  };
  const app = createApp({
    router,
    services,
    allowedOrigins: [adminOrigin],
    secureCookies: false,
    singleSignOn: null,
    log: (entry) => log.push(entry),
    sourceOf: (c) => c.req.header("x-test-source") ?? "192.0.2.1",
    isReady: () => true,
  });
  const cookies = new Map<Role, string>();
  for (const role of roles) {
    const [user] = await database.db.select().from(users).where(eq(users.role, role));
    if (user !== undefined) cookies.set(role, await sessionFor(services, user.userId));
  }
  const cookieOf = (role: Role) => {
    const cookie = cookies.get(role);
    if (cookie === undefined) throw new Error(`No account of role ${role}`);
    return cookie;
  };
  return {
    database,
    services,
    queue,
    app,
    log,
    clock,
    cookieOf,
    call: (who, path, input = {}) =>
      callWith(app, who === null ? null : cookieOf(who), path, input),
    close: async () => {
      await queue.close();
      await database.close();
    },
  };
}

/** A session without a password, as its `Cookie` header. */
export async function sessionFor(services: Services, userId: string): Promise<string> {
  const id = await services.db.transaction((tx) =>
    startSession(tx, services.environment, userId, { strength: "password", device: "test" }),
  );
  return `${sessionCookieName(false)}=${id}`;
}

/** One call as the admin's page sends it. */
export async function callWith(
  app: App,
  cookie: string | null,
  path: string,
  input: Json,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const response = await app.request(`/trpc/${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      origin: adminOrigin,
      ...(cookie === null ? {} : { cookie }),
      ...headers,
    },
    body: JSON.stringify(input),
  });
  const text = await response.text();
  const body: unknown = response.headers.get("content-type")?.startsWith("application/json")
    ? JSON.parse(text)
    : null;
  const failed = ErrorBody.safeParse(body);
  const done = DataBody.safeParse(body);
  return {
    status: response.status,
    data: done.success ? done.data.result.data : undefined,
    error: failed.success ? failed.data.error : null,
    text,
    headers: response.headers,
  };
}

/** Another account of a role, e.g. one without an institution. */
export async function addUser(
  { services }: World,
  role: Role,
  of: { readonly institutionCode?: string | null; readonly personId?: string | null } = {},
): Promise<{ readonly userId: string; readonly cookie: string }> {
  const userId = services.environment.newId();
  await services.db.insert(users).values({
    userId,
    // After the demonstration's accounts in the order of names.
    signInName: `zz-${userId}`,
    displayName: "Tambahan",
    role,
    institutionCode: of.institutionCode ?? null,
    personId: of.personId ?? null,
    passwordHash: "none",
    demonstration: true,
    createdAt: new Date(services.environment.now()).toISOString(),
  });
  return { userId, cookie: await sessionFor(services, userId) };
}

export async function findAccount({ services }: World, role: Role, not = "") {
  const [user] = await services.db
    .select()
    .from(users)
    .where(and(eq(users.role, role), ne(users.signInName, not)))
    .orderBy(asc(users.signInName));
  if (user === undefined) throw new Error(`No account of role ${role}`);
  return user;
}
