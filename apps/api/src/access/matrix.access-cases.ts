import type { Json } from "@pindah/domain/kernel";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { timestampOf } from "../environment.ts";
import { addCorrection } from "../privacy/corrections.store.ts";
import { requestErasure } from "../privacy/erasure.store.ts";
import { findPlaces, type Place } from "../testing/places.ts";
import { addUser, findAccount, type World } from "../testing/world.ts";
import { users } from "./access.table.ts";
import { roleGrants } from "./grants.table.ts";
import { command, plain, type Case } from "./matrix.case.ts";
import type { Role } from "./roles.ts";
import { demonstrationPassword } from "./sign-in.store.ts";

const made = (input: (world: World) => Promise<{ readonly [key: string]: Json }>): Case => ({
  kind: "plain",
  input: async (world) => ({ ...command(), ...(await input(world)) }),
});
const someUser = made(async (world) => ({ userId: (await addUser(world, "planner")).userId }));

const nobodysId = "00000000-0000-4000-8000-000000000000";
const newPassword = "seekor kuda di atap";
const answer = {
  id: "none",
  rawId: "none",
  type: "public-key",
  clientExtensionResults: {},
} as const;
const assertion = {
  ...answer,
  response: { clientDataJSON: "", authenticatorData: "", signature: "" },
} as const;
const registration = {
  ...answer,
  response: { clientDataJSON: "", attestationObject: "" },
} as const;
const why = { reason: "verify_identity", note: "Datang ke loket dengan kartu pegawai." } as const;
const correct = { state: "corrected", answer: "Data keluarga sudah diperbaiki." } as const;

const Owned = z.object({ rows: z.array(z.object({ institutionCode: z.string() })) });

/** How the matrix calls what signs in, administers users and protects data. */
export const accessCases: Readonly<Record<string, Case>> = {
  "access.signIn": plain({ signInName: "planner", password: demonstrationPassword }),
  "access.passkeyQuestion": plain({}),
  "access.passkeySignIn": plain({ ticket: "none", response: assertion }, 401),
  "access.ways": plain({}),
  "access.redeemLink": plain({ token: "a".repeat(43), password: newPassword }, 404),
  "access.demonstrationAccounts": plain({}),
  "access.signOut": plain({}),
  "access.me": plain({}),
  "access.actAs": plain({ grantId: null }),
  "access.stepUp": plain({ password: demonstrationPassword }),
  "access.stepUpQuestion": plain({}),
  "access.stepUpByPasskey": plain({ ticket: "none", response: assertion }, 401),
  "access.changePassword": plain({ password: demonstrationPassword, newPassword }, 409),
  "access.sessions": plain({}),
  "access.endSessions": plain({ sessionId: nobodysId }, 404),
  "access.factors": plain({}),
  "access.actions": plain({ limit: 2 }),
  "access.verifyLog": plain({}),
  "factors.beginApp": plain({}),
  "factors.confirmApp": plain({ code: "000000" }, 401),
  "factors.removeApp": plain({}),
  "factors.passkeyQuestion": plain({}),
  "factors.addPasskey": plain({ ticket: "none", name: "Kunci", response: registration }, 401),
  "factors.removePasskey": plain({ credentialId: "none" }, 404),
  "factors.renewRecoveryCodes": plain({}, 409),
  "users.list": plain({ limit: 5 }),
  "users.create": made(async ({ services }) => ({
    signInName: `baru-${services.environment.newId().slice(0, 8)}`,
    displayName: "Pengguna Baru",
    role: "planner",
  })),
  "users.grant": made(async (world) => ({
    userId: (await addUser(world, "planner")).userId,
    role: "policy_drafter",
  })),
  "users.agree": made(async (world) => ({ grantId: await addGrant(world, "publisher") })),
  "users.endGrant": made(async (world) => ({ grantId: await addGrant(world, "policy_drafter") })),
  "users.setDisabled": made(async (world) => ({
    userId: (await addUser(world, "planner")).userId,
    disabled: true,
  })),
  "users.endSessions": someUser,
  "users.removeFactors": someUser,
  "users.makeLink": made(async (world) => {
    const { userId } = await addUser(world, "planner");
    const { db } = world.services;
    await db.update(users).set({ demonstration: false }).where(eq(users.userId, userId));
    return { userId };
  }),
  "privacy.myData": { kind: "self", input: () => ({}) },
  "privacy.myReads": { kind: "self", input: () => ({ limit: 5 }) },
  "privacy.requestCorrection": {
    kind: "self",
    input: () => ({ ...command(), subject: "household", statement: "Anak saya tiga, bukan dua." }),
  },
  "privacy.corrections": {
    kind: "list",
    prepare: async (world, { own, other }) => {
      await addCorrectionOf(world, own);
      await addCorrectionOf(world, other);
    },
    input: () => ({ limit: 100 }),
    owners: (data) => Owned.parse(data).rows.map(({ institutionCode }) => institutionCode),
  },
  "privacy.answerCorrection": {
    kind: "made",
    of: async (world, place) => ({
      ...command(),
      correctionId: await addCorrectionOf(world, place),
      ...correct,
    }),
    missing: () => ({ ...command(), correctionId: nobodysId, ...correct }),
  },
  "privacy.unmask": {
    kind: "one",
    of: ({ leadPersonId: personId }) => ({ ...command(), personId, ...why }),
    missing: { commandId: nobodysId, personId: "P9999999", ...why },
  },
  "privacy.whoLooked": {
    kind: "one",
    of: ({ leadPersonId: personId }) => ({ personId }),
    missing: { personId: "P9999999" },
  },
  "privacy.affected": plain({ from: "2020-01-01T00:00:00Z", until: "2100-01-01T00:00:00Z" }),
  "privacy.retention": plain({}),
  "privacy.runRetention": { kind: "plain", input: () => command() },
  "privacy.requestErasure": made(async (world) => ({
    personId: (await findPlaces(world)).other.leadPersonId,
    reason: "request_of_the_person",
  })),
  "privacy.decideErasure": made(async (world) => ({
    erasureId: await addErasure(world),
    erase: false,
  })),
};

/** A role for somebody, asked for by the second administrator. */
async function addGrant(world: World, role: Role): Promise<string> {
  const { db, environment } = world.services;
  const { userId } = await addUser(world, "minister_house_officer");
  const { userId: grantedBy } = await findAccount(world, "system_admin", "system-admin");
  const grantId = environment.newId();
  const grantedAt = timestampOf(environment);
  await db.insert(roleGrants).values({ grantId, userId, role, grantedBy, grantedAt });
  return grantId;
}

/** A request about a person of the place, by an account that nobody here uses. */
async function addCorrectionOf(world: World, place: Place): Promise<string> {
  const { db, environment } = world.services;
  const { leadPersonId: personId, institutionCode } = place;
  const words = { subject: "household", statement: "Anak saya tiga, bukan dua." } as const;
  const request = { personId, institutionCode, requestedBy: environment.newId(), ...words };
  return (await db.transaction((tx) => addCorrection(tx, world.services, request))).correctionId;
}

async function addErasure(world: World): Promise<string> {
  const { db, environment } = world.services;
  const { leadPersonId: personId } = (await findPlaces(world)).other;
  const { userId: requestedBy } = await findAccount(world, "privacy_officer", "privacy-officer");
  const request = { personId, reason: "unlawful", requestedBy } as const;
  return db.transaction((tx) => requestErasure(tx, environment, request));
}
