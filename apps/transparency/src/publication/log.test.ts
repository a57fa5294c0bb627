import { LocalDate } from "@pindah/domain/kernel";
import {
  appendToLog,
  checkFiles,
  checkInLog,
  cosignature,
  fileCheckText,
  logStepText,
  logTiles,
  Manifest,
  openCosignatures,
  parseWitnessKey,
  PublicLog,
  withCosignature,
  witnessCheckpoint,
  witnessKeyText,
  buildRelease,
  checkpointText,
  checkRelease,
  consistencyProof,
  extendsTree,
  fromBase64,
  includes,
  inclusionProof,
  isLate,
  keyIdOf,
  leafHash,
  nodeHash,
  openNote,
  parseCheckpoint,
  parseLogProof,
  parseVerifierKey,
  signNote,
  toBase64,
  treeRoot,
  verifierKeyText,
  type Hash,
  type LogEvidence,
  type LogTrust,
  type Signer,
} from "@pindah/domain/publication";
import { logCases, type LogCast } from "@pindah/domain/publication/log-cases";
import { crowdedCountry, releaseInput } from "@pindah/domain/publication/testing";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import rfc6962 from "../../vectors/rfc6962.json" with { type: "json" };
import wycheproof from "../../vectors/wycheproof-ed25519.json" with { type: "json" };
import { copyOf, ed25519 } from "./ed25519.ts";
function lateOn(day: string): LogTrust["isLate"] {
  return (nextDue) => isLate(LocalDate.parse(nextDue), LocalDate.parse(day));
}

async function newSigner(name: string): Promise<Signer> {
  const pair = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
  if (!("privateKey" in pair)) throw new Error("Not a pair of keys");
  return {
    name,
    publicKey: new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey)),
    sign: async (message) =>
      new Uint8Array(await crypto.subtle.sign("Ed25519", pair.privateKey, copyOf(message))),
  };
}

function utf8ToBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function bytes(text: string): Uint8Array {
  const found = fromBase64(text);
  if (found === null) throw new Error(`Not Base64: ${text}`);
  return found;
}

describe("public vectors", () => {
  test("98 inclusion proofs of RFC 6962: 6 hold, 92 do not", () => {
    const answers = rfc6962.inclusion.map((vector) => ({
      name: vector.name,
      wrong: !includes({
        leaf: bytes(vector.leafHash),
        index: vector.leafIdx,
        size: vector.treeSize,
        proof: (vector.proof ?? []).map(bytes),
        root: bytes(vector.root),
      }),
    }));
    expect(answers).toEqual(
      rfc6962.inclusion.map(({ name, wantErr }) => ({ name, wrong: wantErr })),
    );
    expect(answers.filter(({ wrong }) => !wrong)).toHaveLength(6);
  });

  test("98 consistency proofs of RFC 6962: 6 hold, 92 do not", () => {
    const answers = rfc6962.consistency.map((vector) => ({
      name: vector.name,
      wrong: !extendsTree({
        size1: vector.size1,
        root1: bytes(vector.root1),
        size2: vector.size2,
        root2: bytes(vector.root2),
        proof: (vector.proof ?? []).map(bytes),
      }),
    }));
    expect(answers).toEqual(
      rfc6962.consistency.map(({ name, wantErr }) => ({ name, wrong: wantErr })),
    );
  });

  test("151 Ed25519 signatures of Wycheproof are accepted and refused as they should be", async () => {
    const wrong: number[] = [];
    for (const { publicKey, tests } of wycheproof) {
      for (const { tcId, msg, sig, result } of tests) {
        const held = await ed25519
          .verify(fromHex(publicKey), fromHex(msg), fromHex(sig))
          .catch(() => false);
        if (held !== (result === "valid")) wrong.push(tcId);
      }
    }
    expect(wrong).toEqual([]);
  });

  // RFC 8032 section 7.1, tests 1, 2 and 3.
  test.each([
    [
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
      "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ],
    [
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
      "72",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ],
    [
      "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
      "af82",
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ],
  ])("the key %s of RFC 8032 signed its message and no other", async (key, message, signature) => {
    const signed = (text: string) =>
      ed25519.verify(fromHex(key), fromHex(text), fromHex(signature));
    expect(await signed(message)).toBe(true);
    expect(await signed(`${message}00`)).toBe(false);
  });

  test("the example note of Go's sumdb is opened by its key and by no other", async () => {
    const key = parseVerifierKey(
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    );
    const other = parseVerifierKey(
      "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
    );
    const text =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    const note = `${text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;
    expect(await openNote(note, key === null ? [] : [key], ed25519)).toEqual({
      ok: true,
      value: { text, signedBy: ["PeterNeumann"] },
    });
    expect(await openNote(note, other === null ? [] : [other], ed25519)).toEqual({
      ok: false,
      error: { kind: "no_known_key", names: ["PeterNeumann"] },
    });
    expect(await openNote(note.replace("If", "Is"), key === null ? [] : [key], ed25519)).toEqual({
      ok: false,
      error: { kind: "signature_wrong", name: "PeterNeumann" },
    });
  });

  test("the example checkpoint of C2SP: 20,852,163 entries", () => {
    const text =
      "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    const checkpoint = parseCheckpoint(text);
    expect(checkpoint).toMatchObject({ origin: "example.com/behind-the-sofa", size: 20_852_163 });
    expect(checkpoint && checkpointText(checkpoint)).toBe(text);
    expect(parseCheckpoint(text.replace("20852163", "020852163"))).toBeNull();
  });
});

describe("for any tree", () => {
  const anyLeaves = fc
    .uniqueArray(fc.uint8Array({ maxLength: 4 }), {
      minLength: 1,
      maxLength: 40,
      selector: (entry) => entry.join(" "),
    })
    .map((entries) => entries.map(leafHash));

  test("a root is the hash of its two halves, the left one a whole power of two", () => {
    const [a, b, c] = ["a", "b", "c"].map((entry) => leafHash(utf8ToBytes(entry)));
    if (a === undefined || b === undefined || c === undefined) throw new Error("three leaves");
    expect(treeRoot([a, b, c])).toEqual(nodeHash(nodeHash(a, b), c));
  });

  test("every leaf is proved at its place, and no leaf at another's", () => {
    fc.assert(
      fc.property(anyLeaves, fc.nat(), fc.nat(), (leaves, one, two) => {
        const [index, other] = [one % leaves.length, two % leaves.length];
        const proof = inclusionProof(leaves, index);
        const root = treeRoot(leaves);
        const claim = (place: number, leaf: Hash) =>
          includes({ leaf, index: place, size: leaves.length, proof, root });
        expect(claim(index, leaves[index] ?? root)).toBe(true);
        fc.pre(other !== index);
        expect(claim(other, leaves[index] ?? root)).toBe(false);
      }),
    );
  });

  test("it extends each of its beginnings, and none with another last entry", () => {
    fc.assert(
      fc.property(anyLeaves, fc.nat(), (leaves, size) => {
        const size1 = 1 + (size % leaves.length);
        const proof = consistencyProof(leaves, size1);
        const beginning = leaves.slice(0, size1);
        const changed = [...leaves.slice(0, size1 - 1), leafHash(utf8ToBytes("another entry"))];
        const claim = (root1: Hash) =>
          extendsTree({ size1, root1, size2: leaves.length, root2: treeRoot(leaves), proof });
        expect(claim(treeRoot(beginning))).toBe(true);
        expect(claim(treeRoot(changed))).toBe(false);
      }),
    );
  });

  test("Base64 comes back as the same bytes; a second form of the same bytes is refused", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (original) => {
        expect(fromBase64(toBase64(original))).toEqual(original);
        expect(toBase64(original)).toBe(Buffer.from(original).toString("base64"));
      }),
    );
    expect([fromBase64("QQ=="), fromBase64("QR=="), fromBase64("QQ"), fromBase64("Q*==")]).toEqual([
      Uint8Array.of(65),
      null,
      null,
      null,
    ]);
  });
});

describe("a release checked against the log", () => {
  const built = buildRelease(releaseInput(crowdedCountry({ "CABINET-SEC": 60 })));
  if (!built.ok) throw new Error("The example is refused");
  const { manifestText } = built.value;
  const entries = ["first", "second", "third", "fourth"].map(utf8ToBytes);
  let log: Signer;
  let trust: LogTrust;
  let evidence: LogEvidence;

  async function publish(
    manifest: string,
    signer: Signer,
    before: readonly Uint8Array[] = entries,
  ): Promise<LogEvidence> {
    const log0 = { origin: signer.name, leaves: before.map(leafHash) };
    const { proof } = await appendToLog(log0, manifest, [signer]);
    return { manifestText: manifest, proofText: proof, consistency: null, keyChanges: [] };
  }

  const rememberedOf = (before: readonly Uint8Array[]) => ({
    origin: "example.org/log",
    size: before.length,
    root: treeRoot(before.map(leafHash)),
  });

  beforeAll(async () => {
    log = await newSigner("example.org/log");
    trust = {
      origin: log.name,
      keys: [log],
      witnesses: [],
      remembered: null,
      isLate: lateOn("2030-02-15"),
    };
    evidence = await publish(manifestText, log);
  });

  const faults = async (change: Partial<LogEvidence>, known: Partial<LogTrust> = {}) => {
    const check = await checkRelease({ ...evidence, ...change }, { ...trust, ...known }, ed25519);
    return { good: check.good, faults: check.steps.filter(({ good }) => !good) };
  };

  test("everything holds: entry 4 of 5, signed by the log, first visit", async () => {
    const { good, steps, checkpoint } = await checkRelease(evidence, trust, ed25519);
    expect(good).toBe(true);
    expect(steps).toContainEqual({ step: "in_log", good: true, index: 4, size: 5 });
    expect(steps).toContainEqual({ step: "signature", good: true, signedBy: ["example.org/log"] });
    expect(checkpoint?.size).toBe(5);
  });

  test("one byte of the manifest flipped: it is not in the log", async () => {
    const changed = manifestText.replace('"number":3', '"number":4');
    expect(await faults({ manifestText: changed })).toEqual({
      good: false,
      faults: [{ step: "in_log", good: false, index: 4, size: 5 }],
    });
  });

  test("the same manifest with a space: it has not the one form that is logged", async () => {
    const spaced = manifestText.replace(",", ", ");
    const logged = await publish(spaced, log);
    expect((await faults(logged)).faults).toEqual([{ step: "entry_canonical", good: false }]);
  });

  test("a key that is not ours: the note is not believed", async () => {
    const stranger = await newSigner("example.org/log");
    expect((await faults(await publish(manifestText, stranger))).faults).toEqual([
      {
        step: "signature",
        good: false,
        problem: { kind: "no_known_key", names: ["example.org/log"] },
      },
    ]);
  });

  test("a log with another name, though we know its key", async () => {
    const other = await newSigner("example.net/log");
    const check = await faults(await publish(manifestText, other), { keys: [other] });
    expect(check.faults).toEqual([
      { step: "origin", good: false, expected: "example.org/log", found: "example.net/log" },
    ]);
  });

  test("last visit saw 6 entries, now there are 5: rollback", async () => {
    const longer = rememberedOf([...entries, utf8ToBytes("fifth"), utf8ToBytes("sixth")]);
    expect((await faults({}, { remembered: longer })).faults).toEqual([
      { step: "history", good: false, finding: "rollback", before: 6, now: 5 },
    ]);
  });

  test("last visit saw another entry 4: fork", async () => {
    const forked = rememberedOf([...entries, utf8ToBytes("another")]);
    expect((await faults({}, { remembered: forked })).faults).toMatchObject([{ finding: "fork" }]);
  });

  test("last visit saw 4 entries: with the proof it is the same history, without it is unproven", async () => {
    const remembered = rememberedOf(entries);
    const leaves = [...entries, utf8ToBytes(manifestText)].map(leafHash);
    const consistency = consistencyProof(leaves, 4);
    expect(await faults({ consistency }, { remembered })).toEqual({ good: true, faults: [] });
    expect((await faults({}, { remembered })).faults).toMatchObject([{ finding: "unproven" }]);
    const rewritten = rememberedOf([...entries.slice(0, 3), utf8ToBytes("rewritten")]);
    expect((await faults({ consistency }, { remembered: rewritten })).faults).toMatchObject([
      { finding: "fork" },
    ]);
  });

  test("the next release is due on 1 March: on the 4th this one is still in time, on the 5th late, and genuine", async () => {
    const on = (day: string) => faults({}, { isLate: lateOn(day) });
    expect((await on("2030-03-04")).faults).toEqual([]);
    expect(await on("2030-03-05")).toEqual({
      good: true,
      faults: [{ step: "punctual", good: false, nextDue: "2030-03-01" }],
    });
  });

  test("a proof that is no proof", async () => {
    expect((await faults({ proofText: "hello" })).faults).toEqual([
      { step: "proof_readable", good: false },
    ]);
    expect(parseLogProof(evidence.proofText)?.index).toBe(4);
  });

  test("during a change of keys a note signed by both is opened by whoever knows either", async () => {
    const next = await newSigner("example.org/log");
    const note = await signNote("text\n", [log, next]);
    for (const key of [log, next])
      expect(await openNote(note, [key], ed25519)).toMatchObject({ ok: true });
    expect(keyIdOf(log)).not.toBe(keyIdOf(next));
    expect(parseVerifierKey(verifierKeyText(next))?.publicKey).toEqual(next.publicKey);
    expect(parseVerifierKey(verifierKeyText(next).replace("log+", "fog+"))).toBeNull();
  });
});

describe("the table of all verifiers, by the rules alone", () => {
  let cast: LogCast;
  beforeAll(async () => {
    const origin = "transparansi.example/log";
    cast = {
      log: await newSigner(origin),
      next: await newSigner(origin),
      stranger: await newSigner(origin),
      witness: await newSigner("saksi.example"),
    };
  });

  test.each(logCases)("$name", async ({ before, now, good, says }) => {
    const check = async (
      files: ReadonlyMap<string, string>,
      remembered: LogTrust["remembered"],
    ) => {
      const text = (path: string) => files.get(path) ?? "";
      const log = await checkInLog(
        PublicLog.parse(JSON.parse(text("log.json"))),
        {
          manifestText: text("manifest.json"),
          proofText: text("manifest.tlog-proof"),
          leavesText: text("log-leaves.txt"),
        },
        { remembered, isLate: lateOn("2029-01-01") },
        ed25519,
      );
      const manifest = Manifest.parse(JSON.parse(text("manifest.json")));
      const faults = checkFiles(manifest, files).filter(({ path }) => path.startsWith("data/"));
      const told = [...log.steps.map(logStepText), ...faults.map(fileCheckText)];
      return {
        good: log.good && faults.every(({ kind }) => kind === "same"),
        checkpoint: log.checkpoint,
        said: {
          id: told.map((each) => each?.id).join(" "),
          en: told.map((each) => each?.en).join(" "),
        },
      };
    };
    const seen = before === null ? null : (await check(await before(cast), null)).checkpoint;
    const found = await check(await now(cast), seen);
    expect(found.good).toBe(good);
    expect(found.said.id).toContain(says.id);
    expect(found.said.en).toContain(says.en);
  });

  test("a witness signs what grew, and refuses a rollback, a fork and a stranger's log", async () => {
    const entries = ["first", "second", "third"].map((entry) => leafHash(utf8ToBytes(entry)));
    const state = async (leaves: readonly Hash[]) =>
      signNote(
        checkpointText({ origin: cast.log.name, size: leaves.length, root: treeRoot(leaves) }),
        [cast.log],
      );
    const trust = { origin: cast.log.name, keys: [cast.log] };
    const two = entries.slice(0, 2);
    const last = { origin: cast.log.name, size: 2, root: treeRoot(two) };
    const ask = async (leaves: readonly Hash[], proof: readonly Hash[] | null, keys = trust.keys) =>
      witnessCheckpoint(await state(leaves), { ...trust, keys }, last, proof, ed25519);
    expect(await ask(entries, consistencyProof(entries, 2))).toMatchObject({
      ok: true,
      value: { checkpoint: { size: 3 } },
    });
    const forged = [leafHash(utf8ToBytes("other")), ...entries.slice(1)];
    const refusals = [
      await ask(entries.slice(0, 1), null),
      await ask(forged, consistencyProof(forged, 2)),
      await ask(entries, null),
      await ask(entries, consistencyProof(entries, 2), [cast.stranger]),
    ].map((answer) => (answer.ok ? "signed" : answer.error.kind));
    expect(refusals).toEqual(["rollback", "fork", "unproven", "no_known_key"]);
  });

  test("a cosignature over another time is wrong, and a newer one takes the place of an older", async () => {
    const text = checkpointText({
      origin: cast.log.name,
      size: 1,
      root: treeRoot([leafHash(utf8ToBytes("a"))]),
    });
    const note = await signNote(text, [cast.log]);
    const older = withCosignature(note, await cosignature(text, cast.witness, 1_700_000_000));
    const newer = withCosignature(older, await cosignature(text, cast.witness, 1_800_000_000));
    expect(await openCosignatures(newer, [cast.witness], ed25519)).toEqual({
      ok: true,
      value: [{ name: "saksi.example", at: 1_800_000_000 }],
    });
    expect(newer.split("saksi.example")).toHaveLength(2);
    const other = await cosignature(`${text}x\n`, cast.witness, 1_800_000_000);
    expect(await openCosignatures(withCosignature(note, other), [cast.witness], ed25519)).toEqual({
      ok: false,
      error: { kind: "signature_wrong", name: "saksi.example" },
    });
    expect(parseWitnessKey(witnessKeyText(cast.witness))?.publicKey).toEqual(
      cast.witness.publicKey,
    );
    expect(parseWitnessKey(verifierKeyText(cast.witness))).toBeNull();
  });

  test("tiles of 300 entries: one whole tile of 256, a part of 44, and one hash above", () => {
    const entries = Array.from({ length: 300 }, (_, at) => `entry ${at}`);
    const tiles = logTiles(entries);
    expect([...tiles.keys()].toSorted()).toEqual([
      "tile/0/000",
      "tile/0/001.p/44",
      "tile/1/000.p/1",
      "tile/entries/000",
      "tile/entries/001.p/44",
    ]);
    const leaves = entries.map((entry) => leafHash(utf8ToBytes(entry)));
    expect(tiles.get("tile/1/000.p/1")).toEqual(treeRoot(leaves.slice(0, 256)));
    expect(tiles.get("tile/entries/001.p/44")?.slice(0, 11)).toEqual(utf8ToBytes("\0\tentry 256"));
  });
});

function fromHex(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, "hex"));
}
