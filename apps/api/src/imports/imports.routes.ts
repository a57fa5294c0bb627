import { createHash } from "node:crypto";
import { Buffer } from "node:buffer";
import { InstitutionCode } from "@pindah/domain/kernel";
import { importFields, sayFinding, type ImportFieldName } from "@pindah/domain/registry";
import { writeWorkbook } from "@pindah/sheets";
import { and, asc, eq, isNotNull } from "drizzle-orm";
import { Hono, type Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import { runCommand } from "../access/command.ts";
import { recordPersonRead } from "../access/reads.store.ts";
import { scopeOf } from "../access/scope.ts";
import type { SignedIn } from "../access/session.store.ts";
import { timestampOf } from "../environment.ts";
import { guardCalls } from "../http/guard.ts";
import { streamChanges } from "../http/events.ts";
import { towers } from "../housing/housing.table.ts";
import { units } from "../registry/registry.table.ts";
import { plainText } from "../text.ts";
import type { Services } from "../trpc.ts";
import { workedOn } from "./imports.states.ts";
import { findImport, progressOf, readBody, sealBody } from "./imports.store.ts";
import { importers } from "./imports.router.ts";
import { importFiles, importFindings, imports } from "./imports.table.ts";
import { keptFields, presentPeople } from "./people.store.ts";
import { readInChild } from "./reader.ts";

const mostBytes = 50_000_000;
const keptForMs = 24 * 3600_000;
const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const Upload = z.object({ commandId: z.uuid(), file: z.instanceof(File) });
const Language = z.enum(["id", "en"]).catch("id");

type Officer = { readonly session: SignedIn; readonly institutionCode: InstitutionCode };

/** What a procedure cannot carry: files that come and go, and progress as it happens. */
export function importRoutes(options: {
  readonly services: Services;
  readonly allowedOrigins: readonly string[];
  readonly cookieName: string;
  readonly signedIn: (c: Context) => Promise<SignedIn | null>;
}): Hono {
  const { services, allowedOrigins, cookieName } = options;
  const { db, environment, vault } = services;
  const routes = new Hono();
  const ofPage = (type: string) => guardCalls({ allowedOrigins, cookieName, contentType: type });

  /** The officer of an institution, or the answer that refuses. */
  const officerOf = async (c: Context): Promise<Officer | Response> => {
    const session = await options.signedIn(c);
    if (session === null) return c.json({ error: "not_signed_in" }, 401);
    if (!Object.keys(importers).includes(session.role))
      return c.json({ error: "not_allowed" }, 403);
    if (session.institutionCode === null) return c.json({ error: "not_found" }, 404);
    return { session, institutionCode: InstitutionCode.parse(session.institutionCode) };
  };
  const takes = async (c: Context, { session }: Officer, limit: "write" | "heavy") =>
    (await services.limiter.take(session.userId, limit))
      ? null
      : c.json({ error: "too_many_calls" }, 429);

  routes.post(
    "/upload",
    ofPage("multipart/form-data"),
    // Who may not bring a file in is told so before the file is read.
    async (c, next) => {
      const officer = await officerOf(c);
      if (officer instanceof Response) return officer;
      await next();
      return undefined;
    },
    bodyLimit({
      maxSize: mostBytes + 10_000,
      onError: (c) => c.json({ error: "body_too_large" }, 413),
    }),
    async (c) => {
      const officer = await officerOf(c);
      if (officer instanceof Response) return officer;
      const refused = await takes(c, officer, "heavy");
      if (refused !== null) return refused;
      const given = Upload.safeParse(await c.req.parseBody());
      if (!given.success || given.data.file.size === 0)
        return c.json({ error: "input_invalid" }, 400);
      const { commandId, file } = given.data;
      const name = plainText(200).safeParse(file.name.slice(-200));
      const bytes = Buffer.from(await file.arrayBuffer());
      const fileHash = createHash("sha256").update(bytes).digest("hex");
      const { session, institutionCode } = officer;
      const of = { userId: session.userId, role: session.role, procedure: "imports.upload" };
      const input = { commandId, fileHash, fileBytes: bytes.length };
      const result = await runCommand(db, environment, of, input, async (tx) => {
        const importId = environment.newId();
        const startedAt = timestampOf(environment);
        await tx.insert(imports).values({
          importId,
          institutionCode,
          state: "reading",
          version: 0,
          percent: 0,
          fileName: name.success ? name.data : "-",
          fileHash,
          fileBytes: bytes.length,
          startedBy: session.userId,
          startedAt,
        });
        await tx.insert(importFiles).values({
          importId,
          sealedBody: sealBody(vault, importId, bytes),
          expiresAt: new Date(environment.now() + keptForMs).toISOString(),
        });
        await services.jobs.queueImport(tx, importId);
        const action = {
          subjectKind: "import",
          subjectId: importId,
          detail: { institutionCode, fileHash, fileBytes: bytes.length },
        };
        return { result: { importId }, action };
      });
      services.wakeSequencer();
      return c.json(result, 201);
    },
  );

  routes.get("/:id/progress", async (c) => {
    const officer = await officerOf(c);
    if (officer instanceof Response) return officer;
    const id = z.uuid().safeParse(c.req.param("id"));
    if (!id.success) return c.json({ error: "not_found" }, 404);
    const scope = scopeOf("own_institution", officer.session);
    if ((await findImport(db, scope, id.data)) === undefined)
      return c.json({ error: "not_found" }, 404);
    return streamChanges(c, async () => {
      const now = (await options.signedIn(c)) && (await findImport(db, scope, id.data));
      if (now === null || now === undefined) return null;
      const works: readonly string[] = workedOn;
      return { status: progressOf(now), ended: !works.includes(now.state) };
    });
  });

  /** The file as it came, with one column more: what is wrong in each row. */
  routes.post("/:id/errors", ofPage("application/json"), async (c) => {
    const officer = await officerOf(c);
    if (officer instanceof Response) return officer;
    const refused = await takes(c, officer, "heavy");
    if (refused !== null) return refused;
    const id = z.uuid().safeParse(c.req.param("id"));
    const scope = scopeOf("own_institution", officer.session);
    const row = id.success ? await findImport(db, scope, id.data) : undefined;
    const bytes = row === undefined ? null : await readBody(db, vault, row.importId);
    if (row === undefined || bytes === null) return c.json({ error: "not_found" }, 404);
    const language = Language.parse(c.req.query("language"));
    const found = await db
      .select()
      .from(importFindings)
      .where(and(eq(importFindings.importId, row.importId), isNotNull(importFindings.row)))
      .orderBy(asc(importFindings.number));
    const texts = new Map<number, string>();
    for (const finding of found) {
      if (finding.row === null) continue;
      const { wrong, cure } = sayFinding(finding);
      const line = `${finding.cell ?? ""}: ${wrong[language]} ${cure[language]}`.replace(/^: /, "");
      const before = texts.get(finding.row);
      texts.set(finding.row, before === undefined ? line : `${before} | ${line}`);
    }
    let file: Uint8Array | null = null;
    const header = language === "id" ? "Perlu diperbaiki" : "To correct";
    const sheet = row.matches?.sheet ?? null;
    const failure = await readInChild(
      { kind: "annotate", bytes, sheet, header, texts },
      async (message) => {
        if (message.kind === "file") file = message.bytes;
      },
    );
    if (failure !== null || file === null) return c.json({ error: "not_found" }, 404);
    return asFile(c, file);
  });

  /** An empty list, or the present one, with the words that its columns know to choose from. */
  routes.post("/template", ofPage("application/json"), async (c) => {
    const officer = await officerOf(c);
    if (officer instanceof Response) return officer;
    const refused = await takes(c, officer, "heavy");
    if (refused !== null) return refused;
    const { session, institutionCode } = officer;
    const language = Language.parse(c.req.query("language"));
    const present = [...(await presentPeople(db, institutionCode)).values()];
    await recordPersonRead(db, environment, {
      userId: session.userId,
      role: session.role,
      procedure: "imports.template",
      purpose: "registry",
      personIds: present.map(({ personId }) => personId),
    });
    const ownUnits = await db
      .select({ code: units.code })
      .from(units)
      .where(eq(units.institutionCode, institutionCode))
      .orderBy(asc(units.code));
    const allTowers = await db.select({ id: towers.towerId }).from(towers).orderBy(towers.towerId);
    const choices = new Map<ImportFieldName, readonly string[]>([
      ...choicesOfFields,
      ["unit", fitting(ownUnits.map(({ code }) => code))],
      ...(["wish_1", "wish_2", "wish_3"] as const).map(
        (field) => [field, fitting(allTowers.map(({ id }) => id))] as const,
      ),
    ]);
    const columns = keptFields.map((name) => {
      const field = importFields.find((each) => each.name === name);
      const words = choices.get(name) ?? [];
      const header = field?.label[language] ?? name;
      return { header, width: 18, ...(words.length === 0 ? {} : { choices: words }) };
    });
    const rows = present.map(({ values }) => keptFields.map((name) => values[name] ?? ""));
    return asFile(c, await writeWorkbook([{ name: "data", columns, rows }]));
  });
  return routes;
}

function asFile(c: Context, bytes: Uint8Array): Response {
  return c.body(Uint8Array.from(bytes).buffer, 200, {
    "content-type": xlsxType,
    "content-disposition": "attachment",
    "cache-control": "no-store",
  });
}

/** A list of choices in a workbook holds 255 letters; a longer one is left out. */
function fitting(words: readonly string[]): readonly string[] {
  return words.join(",").length <= 255 ? words : [];
}

const choicesOfFields: readonly (readonly [ImportFieldName, readonly string[]])[] = [
  ["employment", ["pns", "cpns", "pppk"]],
  ["sex", ["male", "female"]],
  ["education", ["sd", "smp", "sma", "d1", "d2", "d3", "d4", "s1", "s2", "s3"]],
  [
    "post_level",
    "jpt_utama jpt_madya jpt_pratama administrator pengawas pelaksana jf_utama jf_madya jf_muda jf_pertama jf_penyelia jf_mahir jf_terampil jf_pemula".split(
      " ",
    ),
  ],
  [
    "legal_standing",
    ["active", "unpaid_leave", "study_leave", "suspended", "pre_retirement_leave"],
  ],
  ["discipline", ["none", "light", "medium", "severe"]],
  ["spouse", ["yes", "no"]],
  ["helper", ["yes", "no"]],
  ["accessible", ["yes", "no"]],
];
