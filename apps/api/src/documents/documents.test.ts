import { createHash } from "node:crypto";
import { LocalDate, PersonId, WaveId } from "@pindah/domain/kernel";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { people } from "../registry/registry.table.ts";
import { engines } from "../testing/engines.ts";
import { findPlaces, type Places } from "../testing/places.ts";
import { putDraft } from "../testing/workflows.ts";
import { createWorld, type World } from "../testing/world.ts";
import type { DocumentContent } from "./content.ts";
import { takeNumber } from "./documents.store.ts";
import { documents } from "./documents.table.ts";
import { renderPdf } from "./pdf.ts";

const command = () => ({ commandId: crypto.randomUUID() });
const Signed = z.object({ kind: z.literal("signed"), number: z.string(), checkCode: z.string() });

describe.each(engines)("documents on %s", (engine) => {
  let world: World;
  let places: Places;
  beforeAll(async () => {
    world = await createWorld(engine, "demonstration");
    places = await findPlaces(world);
  });
  afterAll(() => world.close());
  const waveId = () => WaveId.parse(places.own.waveId);
  const page = async (number: string, code: string) =>
    world.app.request(`/periksa/${number}/${code}`);

  test("forty numbers taken at once are 1 to 40, none twice and none left out", async () => {
    const { db } = world.services;
    const taken = await Promise.all(
      Array.from({ length: 40 }, () => db.transaction((tx) => takeNumber(tx, "decree", 2031))),
    );
    const sequence = taken.map((entry) => entry.sequence).toSorted((a, b) => a - b);
    expect(sequence).toEqual(Array.from({ length: 40 }, (_, place) => place + 1));
  });

  test("a decree is drafted by one, signed by another for its hash, and checked by anybody", async () => {
    const drafted = await world.call("planner", "documents.draftDecree", {
      ...command(),
      waveId: waveId(),
    });
    const draft = z.object({ documentId: z.uuid(), contentHash: z.string() }).parse(drafted.data);
    const wrong = await world.call("approver", "documents.sign", {
      ...command(),
      ...draft,
      contentHash: "0".repeat(64),
    });
    expect(wrong.error?.data.reason).toBe("changed_since_seen");
    const answer = await world.call("approver", "documents.sign", { ...command(), ...draft });
    const { number, checkCode } = Signed.parse(answer.data);
    expect(number).toMatch(/^SK\.0001\.PINDAH\.\d{4}$/);

    const valid = await page(number, checkCode);
    const text = await valid.text();
    expect(valid.status).toBe(200);
    const file = await world.call("auditor", "documents.download", {
      documentId: draft.documentId,
    });
    const { base64, sha256 } = z
      .object({ base64: z.string(), sha256: z.string() })
      .parse(file.data);
    const bytes = Buffer.from(base64, "base64");
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
    for (const shown of [number, sha256, "BERLAKU"]) expect(text).toContain(shown);
    expect(text).not.toMatch(/Pegawai Contoh|\d{18}/);

    const wrongCode = await page(number, "AAAAAAAAAAAA");
    const unknown = await page("SK.9999.PINDAH.2026", checkCode);
    expect([wrongCode.status, unknown.status]).toEqual([404, 404]);
    expect(await wrongCode.text()).toBe(await unknown.text());

    // A newer decree of the same wave takes its place, and both pages say so.
    const next = await putDraft(world, waveId());
    const newer = await world.call("approver", "documents.sign", { ...command(), ...next });
    const successor = Signed.parse(newer.data);
    const replaced = await (await page(number, checkCode)).text();
    expect(replaced).toContain("DIGANTI");
    expect(replaced).toContain(successor.number);
    await world.call("approver", "documents.revoke", {
      ...command(),
      documentId: next.documentId,
      reason: "Salah gelombang",
    });
    const revoked = await page(successor.number, successor.checkCode);
    expect(await revoked.text()).toContain("DICABUT");
  });

  test("who may no longer move is named with the reason, and nothing is signed or numbered", async () => {
    const { db } = world.services;
    const personId = PersonId.parse(places.own.leadPersonId);
    const draft = await putDraft(world, waveId());
    const [before] = await db.select().from(people).where(eq(people.personId, personId));
    await db.update(people).set({ discipline: "severe" }).where(eq(people.personId, personId));
    const answer = await world.call("approver", "documents.sign", { ...command(), ...draft });
    expect(answer.data).toMatchObject({
      kind: "refused",
      refusals: [{ kind: "discipline", personId, discipline: "severe" }],
    });
    const [row] = await db
      .select()
      .from(documents)
      .where(eq(documents.documentId, draft.documentId));
    expect(row).toMatchObject({ state: "draft", number: null, body: null });
    await db
      .update(people)
      .set({ discipline: before?.discipline ?? "none" })
      .where(eq(people.personId, personId));
  });
});

test("the same content and issue give the same bytes, on as many pages as it needs", async () => {
  const content: DocumentContent = {
    kind: "decree",
    title: { id: "Keputusan Pemindahan", en: "Relocation decree" },
    planHash: "a".repeat(64),
    asOf: LocalDate.parse("2026-08-17"),
    wave: { id: "Gelombang 1", en: "Wave 1" },
    movesOn: null,
    illustrative: true,
    annex: Array.from({ length: 90 }, (_, place) => ({
      rank: place + 1,
      name: `Pegawai Contoh ${place + 1}`,
      nip: "199001012015000000",
      unit: "Direktorat Jenderal Contoh yang namanya panjang sekali",
      tower: "T01",
      floor: 3,
      home: `T01-03-${place}`,
    })),
  };
  const issue = {
    number: "SK.0001.PINDAH.2026",
    issuedOn: LocalDate.parse("2026-08-17"),
    signer: "Pejabat Contoh",
    checkUrl: "https://pindah.example/periksa/SK.0001.PINDAH.2026/abc",
    contentHash: "b".repeat(64),
  };
  const [first, second] = [await renderPdf(content, issue), await renderPdf(content, issue)];
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  const pages =
    Buffer.from(first)
      .toString("latin1")
      .match(/\/Type \/Page\b/g) ?? [];
  expect(pages.length).toBeGreaterThanOrEqual(3);
});
