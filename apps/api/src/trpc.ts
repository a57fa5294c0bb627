import type { Json } from "@pindah/domain/kernel";
import { initTRPC } from "@trpc/server";
import { z } from "zod";
import { runCommand, type Done } from "./access/command.ts";
import type { Limit, Limiter } from "./access/limiter.ts";
import type { Passwords } from "./access/passwords.ts";
import { recordPersonRead } from "./access/reads.store.ts";
import type { Purpose, Reach, Role } from "./access/roles.ts";
import { scopeOf } from "./access/scope.ts";
import type { SignedIn } from "./access/session.store.ts";
import { hasSecondFactor } from "./access/strength.ts";
import type { Vault } from "./access/vault.ts";
import type { Database, ReadDatabase, Transaction } from "./db/database.ts";
import type { Environment } from "./environment.ts";
import { shapeError } from "./error-shape.ts";
import type { Jobs } from "./jobs.ts";
import { refuse } from "./refusal.ts";
import { plainInput } from "./text.ts";

/** What the whole process shares. */
export type Services = {
  readonly db: Database;
  readonly environment: Environment;
  readonly limiter: Limiter;
  readonly passwords: Passwords;
  readonly jobs: Jobs;
  /** Seals what only this installation may read again. */
  readonly vault: Vault;
  /** The roles that may do nothing without a second factor. */
  readonly secondFactor: readonly Role[];
  /** What the button of the single sign-on is called; null where there is none. */
  readonly singleSignOn: string | null;
  /** Called after a command, so that its action is sealed soon. */
  readonly wakeSequencer: () => void;
  /** Where anybody reaches this API: printed documents name it. */
  readonly publicUrl: string;
  /** True where the demonstration accounts may be shown and used. */
  readonly demonstration: boolean;
};

export type Context = {
  readonly services: Services;
  readonly session: SignedIn | null;
  readonly requestId: string;
  /** Where the call comes from: the peer's address. */
  readonly source: string;
  /** The page that calls, as its browser says; the guard let only allowed ones pass. */
  readonly origin: string | null;
  /** What the browser calls itself. */
  readonly device: string;
  /** Calls that came in the same request. */
  readonly batchSize: number;
  readonly setSessionCookie: (sessionId: string | null) => void;
};

/** Everything that is declared about a procedure, in one place. A missing key does not compile. */
export type Access = {
  /** The procedure's own path, e.g. `housing.tower`. */
  readonly permission: string;
  /** Who may call it, and how far each reaches. Everybody else may not. */
  readonly roles: Partial<Record<Role, Reach>> | "anyone";
  readonly purpose: Purpose;
  /** `not_the_maker`: the handler must show who made the thing, and it must be somebody else. */
  readonly secondPerson: "none" | "not_the_maker";
  readonly limit: Limit;
  /** `logged`: shows people, and must note whom it showed. */
  readonly people: "none" | "logged";
  /** Who calls must have proved who he is within the last minutes. */
  readonly stepUp?: true;
  /** May be called before a required second factor is set up, e.g. to set it up. */
  readonly beforeSecondFactor?: true;
};

export type Meta = { readonly access: Access };

const t = initTRPC.context<Context>().meta<Meta>().create({ errorFormatter: shapeError });

export const router = t.router;
/** Calls of a router from within the process, with every check of its procedures. */
export const callersOf = t.createCallerFactory;

/** Every command carries an id that its client made before sending. */
export const Command = z.strictObject({ commandId: z.uuid() });

const withPlainInput = t.middleware(({ next, getRawInput }) =>
  next({ getRawInput: async () => plainInput(await getRawInput()) }),
);

/** A procedure for whoever asks, before sign-in. */
export function openProcedure(access: Access & { readonly roles: "anyone" }) {
  return t.procedure
    .meta({ access })
    .use(async ({ ctx, next }) => {
      if (!(await ctx.services.limiter.take(ctx.source, access.limit)))
        throw refuse("too_many_calls");
      return next();
    })
    .use(withPlainInput);
}

/**
 * A procedure for the roles that `access` names. Session, limit and role are settled before the
 * input is parsed, so that a stranger never learns what a procedure expects.
 */
export function procedure(access: Access & { readonly roles: Partial<Record<Role, Reach>> }) {
  return t.procedure
    .meta({ access })
    .use(async ({ ctx, type, next }) => {
      const { services, session } = ctx;
      if (session === null) throw refuse("not_signed_in");
      if (!(await services.limiter.take(session.userId, access.limit)))
        throw refuse("too_many_calls");
      const reach = access.roles[session.role];
      if (reach === undefined) throw refuse("not_allowed");
      const lacksFactor =
        services.secondFactor.includes(session.role) && !hasSecondFactor(session.strength);
      if (lacksFactor && access.beforeSecondFactor !== true) throw refuse("second_factor_required");
      if (access.stepUp === true && !isProvedLately(session, services.environment))
        throw refuse("step_up_required");

      const db: ReadDatabase = services.db;
      const of = { userId: session.userId, role: session.role, procedure: access.permission };
      const kept = { command: false, secondPerson: false, people: false };

      /** Refuses when the caller himself made what is to be decided. */
      const requireSecondPerson = (makers: readonly (string | null)[]) => {
        kept.secondPerson = true;
        if (makers.includes(session.userId)) throw refuse("same_person");
      };
      /** The one write path: see access/command.ts. */
      const command = async <T extends Json>(
        input: { readonly commandId: string } & { readonly [key: string]: Json | undefined },
        work: (tx: Transaction) => Promise<Done<T>>,
      ): Promise<T> => {
        kept.command = true;
        const result = await runCommand(
          services.db,
          services.environment,
          of,
          input,
          async (tx) => {
            const done = await work(tx);
            if (access.secondPerson !== "none" && !kept.secondPerson)
              throw new Error(`${access.permission} did not ask who made what it decides`);
            return done;
          },
        );
        services.wakeSequencer();
        return result;
      };
      /** Notes which people the answer shows. */
      const showPeople = async (personIds: readonly string[]) => {
        kept.people = true;
        const read = { ...of, purpose: access.purpose, personIds };
        await recordPersonRead(services.db, services.environment, read);
      };

      const scope = scopeOf(reach, session);
      const result = await next({
        ctx: { session, scope, db, command, requireSecondPerson, showPeople },
      });
      if (result.ok && access.people === "logged" && !kept.people)
        throw new Error(`${access.permission} showed people without noting whom`);
      if (result.ok && type === "mutation" && !kept.command && access.limit !== "sign_in")
        throw new Error(`${access.permission} changed something outside the write path`);
      return result;
    })
    .use(withPlainInput);
}

const provedForMs = 10 * 60_000;

/** Whoever proved who he is within ten minutes is not asked again. */
function isProvedLately(session: SignedIn, { now }: Pick<Environment, "now">): boolean {
  return now() - Date.parse(session.provedAt) < provedForMs;
}
