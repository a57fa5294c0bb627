import { fileCheckText, logStepText, type PublicLog } from "@pindah/domain/publication";
import { fetchText, hashText, startBlock, tell, type Block } from "./block.ts";
import { checkLog, inPageLanguage } from "./check-log.ts";

// Downloads the manifest and every file it names, compares the hashes one by one, and, where the
// release is signed, checks it against the log.
startBlock("verify", async (block) => {
  const { data, result, say } = block;
  const started = performance.now();
  const folder = data["folder"] ?? "";
  const manifestText = await fetchText(`${folder}manifest.json`);
  const found = hashText(manifestText);
  const expected = data["root"] ?? "";
  if (found !== expected) {
    tell(result, "bad", [say("manifestChanged", { expected, found })]);
    return;
  }
  const files: readonly { path: string; sha256: string }[] = JSON.parse(manifestText).files;
  const problems: string[] = [];
  await Promise.all(
    files.map(async ({ path, sha256 }) => {
      const text = await fetchText(`${folder}${path}`).catch(() => null);
      const fault =
        text === null
          ? fileCheckText({ kind: "missing", path })
          : hashText(text) === sha256
            ? null
            : fileCheckText({ kind: "changed", path, expected: sha256, found: hashText(text) });
      if (fault !== null) problems.push(inPageLanguage(fault));
    }),
  );
  const log = await logLines(block, folder, manifestText);
  const ms = Math.round(performance.now() - started);
  const same = say("same", { same: files.length - problems.length, files: files.length, ms });
  const good = problems.length === 0 && log.good;
  tell(result, good ? "good" : "bad", [same, ...log.lines, ...problems.toSorted()]);
});

async function logLines(
  { data }: Block,
  folder: string,
  manifestText: string,
): Promise<{ readonly good: boolean; readonly lines: readonly string[] }> {
  if (data["log"] === undefined) return { good: true, lines: [] };
  const log: PublicLog = JSON.parse(data["log"]);
  const { steps, good } = await checkLog(log, {
    manifestText,
    proofText: await fetchText(`${folder}manifest.tlog-proof`),
    leavesText: await fetchText(`${folder}log-leaves.txt`).catch(() => ""),
  });
  const lines = steps.map(logStepText).filter((line) => line !== null);
  return { good, lines: lines.map(inPageLanguage) };
}
