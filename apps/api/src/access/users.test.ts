import { eq } from "drizzle-orm";
import { z } from "zod";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { engines } from "../testing/engines.ts";
import { callWith, createWorld, sessionFor, type World } from "../testing/world.ts";
import { commands, users } from "./access.table.ts";
import { findConflict } from "./conflicts.ts";
import { isStrongEnough } from "./password-rule.ts";

const Created = z.object({ userId: z.uuid(), grantId: z.uuid().nullable() });
const Granted = z.object({ grantId: z.uuid(), waiting: z.boolean() });
const Listed = z.object({
  rows: z.array(z.object({ sessions: z.number(), passkeys: z.number(), app: z.boolean() })),
});
const Link = z.object({ token: z.string().nullable() });
const command = () => ({ commandId: crypto.randomUUID() });

describe.each(engines)("users on %s", (engine) => {
  let world: World;
  let second: string;
  beforeAll(async () => {
    world = await createWorld(engine, "demonstration");
    const { db } = world.services;
    const [other] = await db.select().from(users).where(eq(users.signInName, "system-admin-2"));
    second = await sessionFor(world.services, other?.userId ?? "");
  });
  afterAll(() => world.close());

  const admin = (path: string, input: { readonly [key: string]: string | null | boolean }) =>
    world.call("system_admin", path, { ...command(), ...input });
  const create = async (signInName: string, role: string) =>
    Created.parse(
      (await admin("users.create", { signInName, displayName: "Orang Baru", role })).data,
    );
  const newPassword = "seekor kuda di atap";
  const signIn = (signInName: string, password: string) =>
    callWith(world.app, null, "access.signIn", { signInName, password });

  test("a new account gets in by its link only, once, and the link is kept nowhere", async () => {
    const { userId } = await create("ani.wulan", "planner");
    expect((await signIn("ani.wulan", newPassword)).status).toBe(401);
    const sent = { ...command(), userId };
    const first = await world.call("system_admin", "users.makeLink", sent);
    const { token } = Link.parse(first.data);
    const again = await world.call("system_admin", "users.makeLink", sent);
    expect(Link.parse(again.data).token).toBeNull();
    expect(JSON.stringify(await world.services.db.select().from(commands))).not.toContain(token);
    const use = (password: string) =>
      callWith(world.app, null, "access.redeemLink", { token: token ?? "", password });
    expect((await use("nusantara-nusantara")).error?.data.reason).toBe("password_too_weak");
    expect((await use(newPassword)).status).toBe(200);
    expect((await use(newPassword)).error?.data.reason).toBe("link_not_valid");
    expect((await signIn("ani.wulan", newPassword)).data).toMatchObject({ role: "planner" });
  });

  test("the list counts the sessions of each account alone", async () => {
    const row = async (search: string) =>
      Listed.parse((await world.call("system_admin", "users.list", { search })).data).rows[0];
    const { userId } = await create("eka.sesi", "planner");
    expect(await row("eka.sesi")).toEqual({ sessions: 0, passkeys: 0, app: false });
    await sessionFor(world.services, userId);
    await sessionFor(world.services, userId);
    expect((await row("eka.sesi"))?.sessions).toBe(2);
  });

  test("a link is worth nothing after three days", async () => {
    const { userId } = await create("budi.hari", "planner");
    const { token } = Link.parse((await admin("users.makeLink", { userId })).data);
    world.clock.ms += 72 * 3_600_000;
    const input = { token: token ?? "", password: newPassword };
    const late = await callWith(world.app, null, "access.redeemLink", input);
    expect(late.status).toBe(404);
    world.clock.ms -= 72 * 3_600_000;
  });

  test("a privileged account waits until a second administrator agrees; the first may not", async () => {
    const { userId, grantId } = await create("citra.setuju", "approver");
    const { token } = Link.parse((await admin("users.makeLink", { userId })).data);
    const input = { token: token ?? "", password: newPassword };
    await callWith(world.app, null, "access.redeemLink", input);
    expect((await signIn("citra.setuju", newPassword)).status).toBe(401);
    const own = await admin("users.agree", { grantId });
    expect(own.error?.data.reason).toBe("same_person");
    const agreed = await callWith(world.app, second, "users.agree", { ...command(), grantId });
    expect(agreed.status).toBe(200);
    expect((await signIn("citra.setuju", newPassword)).status).toBe(200);
  });

  test("who makes may not approve: the grant is refused by the rule's name", async () => {
    const { userId } = await create("dewi.rencana", "planner");
    const refused = await admin("users.grant", { userId, role: "approver" });
    expect(refused.error?.data).toMatchObject({
      reason: "roles_conflict",
      figures: { rule: "maker_and_approver", with: "planner" },
    });
  });

  test("in a further role one acts after choosing it; taken away, its sessions end", async () => {
    const { userId } = await create("eko.dua", "planner");
    const cookie = await sessionFor(world.services, userId);
    const granted = await admin("users.grant", { userId, role: "policy_drafter" });
    const { grantId, waiting } = Granted.parse(granted.data);
    expect(waiting).toBe(false);
    const acted = await callWith(world.app, cookie, "access.actAs", { grantId });
    const next = acted.headers.get("set-cookie")?.split(";")[0] ?? "";
    expect((await callWith(world.app, cookie, "access.me", {})).status).toBe(401);
    const me = await callWith(world.app, next, "access.me", {});
    expect(me.data).toMatchObject({ role: "policy_drafter" });
    expect((await admin("users.endGrant", { grantId })).status).toBe(200);
    expect((await callWith(world.app, next, "access.me", {})).status).toBe(401);
  });

  test("a disabled account is out at once; nobody disables himself", async () => {
    const { userId } = await create("fajar.pergi", "planner");
    const cookie = await sessionFor(world.services, userId);
    expect((await admin("users.setDisabled", { userId, disabled: true })).status).toBe(200);
    expect((await callWith(world.app, cookie, "access.me", {})).status).toBe(401);
    const [self] = await world.services.db
      .select()
      .from(users)
      .where(eq(users.signInName, "system-admin"));
    const own = await admin("users.setDisabled", { userId: self?.userId ?? "", disabled: true });
    expect(own.error?.data.reason).toBe("same_person");
  });

  test("an institution's officer needs an institution, and a planner has none", async () => {
    const without = await admin("users.create", {
      signInName: "gita.kosong",
      displayName: "Gita",
      role: "institution_officer",
    });
    expect(without.error?.data).toMatchObject({
      reason: "scope_does_not_fit",
      figures: { needs: "institution" },
    });
  });
});

test.each([
  ["planner", "approver", "maker_and_approver"],
  ["approver", "planner", "maker_and_approver"],
  ["competency_assessor", "housing_officer", "assessor_and_user_of_result"],
  ["approver", "objection_officer", "objection_and_decision"],
  ["auditor", "planner", "control_stands_alone"],
  ["planner", "system_admin", "administrator_stands_alone"],
] as const)("%s and %s do not go together: %s", (held, wanted, rule) => {
  expect(findConflict([held], wanted)).toEqual({ rule, with: held });
});

test("an employee may hold any role besides, and a planner may draft policy", () => {
  expect(findConflict(["employee"], "auditor")).toBeNull();
  expect(findConflict(["planner"], "policy_drafter")).toBeNull();
});

test.each([
  ["seekor kuda di atap", true],
  ["kuda di atap", true],
  ["kuda di ata", false],
  ["nusantara-nusantara", false],
  ["aaaaaaaaaaaaaaaa", false],
  ["planner-planner-planner", false],
])("is %s strong enough: %s", (password, expected) => {
  expect(isStrongEnough(password, "planner")).toBe(expected);
});
