import { addMonths, LocalDate } from "@pindah/domain/kernel";
import { plan, planHash } from "@pindah/domain/plan";
import {
  appendToLog,
  buildRelease,
  leavesText,
  verifierKeyText,
  type Release,
  type RememberedCounts,
  type Signer,
} from "@pindah/domain/publication";
import {
  demonstrationLottery,
  generateDataset,
  loadIllustrativePolicy,
  publishedClaims,
  publishedFigures,
} from "@pindah/nusantara";

const first = LocalDate.parse("2026-12-01");

/** The release of so many synthetic people in the month of that number, audited with `memory`. */
export function monthlyRelease(
  month: number,
  people: number,
  memory: readonly RememberedCounts[],
): { readonly release: Release; readonly buildMs: number } {
  const dataset = generateDataset({ people });
  const policy = loadIllustrativePolicy();
  const planned = plan(dataset, policy, null, demonstrationLottery);
  if (!planned.ok) throw new Error(`The plan of the benchmark is refused: ${planned.error.kind}`);
  const issuedOn = addMonths(first, month);
  const started = performance.now();
  const release = buildRelease({
    plan: planned.value,
    planHash: planHash(planned.value),
    dataset,
    policy,
    scenario: null,
    record: { figures: [...publishedFigures()], claims: [...publishedClaims()] },
    releaseId: issuedOn,
    number: month + 1,
    issuedOn,
    nextDue: addMonths(issuedOn, 1),
    memory,
  });
  if (!release.ok) throw new Error(`The release is refused: ${release.error.kind}`);
  return { release: release.value, buildMs: performance.now() - started };
}

/** Every file of a release as the first entry of a log, by its path. */
export async function signedFiles(release: Release): Promise<ReadonlyMap<string, string>> {
  const signer = await newSigner();
  const { manifestText, files } = release;
  const { log, proof } = await appendToLog({ origin: signer.name, leaves: [] }, manifestText, [
    signer,
  ]);
  const keys = [verifierKeyText(signer)];
  return new Map([
    ...files.map(({ path, text }) => [path, text] as const),
    ["manifest.json", manifestText],
    ["manifest.tlog-proof", proof],
    ["log.json", JSON.stringify({ origin: signer.name, keys, keyChanges: [], witnesses: [] })],
    ["log-leaves.txt", leavesText(log.leaves)],
  ]);
}

async function newSigner(): Promise<Signer> {
  const pair = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
  if (!("privateKey" in pair)) throw new Error("Not a pair of keys");
  return {
    name: "benchmark.example/log",
    publicKey: new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey)),
    sign: async (message) =>
      new Uint8Array(await crypto.subtle.sign("Ed25519", pair.privateKey, new Uint8Array(message))),
  };
}
