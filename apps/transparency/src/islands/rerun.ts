import type { RerunAnswer } from "./rerun.worker.ts";
import { fetchText, hashText, startBlock, tell, type Block } from "./block.ts";

// Runs the screening again in a Worker, from the rules file that the release pins by its hash. The
// Worker starts from the address, not from the text: so the site's policy can forbid every script
// that is not a file of the site. The name carries the hash and the file never changes.
startBlock("rerun", async (block) => {
  const { data, result, say } = block;
  const rules = await fetchText(data["rules"] ?? "");
  if (hashText(rules) !== data["rulesSha256"]) {
    tell(result, "bad", [say("rulesChanged")]);
    return;
  }
  const inputs = await fetchText(data["inputs"] ?? "");
  const fingerprints = await fetchText(data["fingerprints"] ?? "");
  const changed = [
    changedFile(block, "inputs", inputs),
    changedFile(block, "fingerprints", fingerprints),
  ].filter((line) => line !== null);
  const answer = await runInWorker(data["rules"] ?? "", { inputs, fingerprints });
  if ("failed" in answer) throw new Error(answer.failed);
  const lines = answer.differences.map((difference) => {
    const unit = difference.unitCode;
    if (difference.kind === "not_in_inputs") return say("notInInputs", { unit });
    if (difference.kind === "not_published") return say("notPublished", { unit });
    const { published, computed, outcome } = difference;
    return say("unitDiffers", {
      unit,
      published: published.slice(0, 16),
      computed: computed.slice(0, 16),
      outcome: outcome.kind === "class" ? outcome.class : outcome.kind,
    });
  });
  const figures = {
    same: answer.same,
    units: answer.units,
    ms: answer.ms,
    differences: answer.differences.length,
  };
  const good = lines.length === 0 && changed.length === 0;
  const head = lines.length === 0 ? say("same", figures) : say("differs", figures);
  tell(result, good ? "good" : "bad", [head, ...changed, ...lines]);
});

function changedFile({ data, say }: Block, name: string, text: string): string | null {
  const expected = data[`${name}Sha256`] ?? "";
  const found = hashText(text);
  if (found === expected) return null;
  return say("inputsChanged", { path: data[name] ?? name, expected, found });
}

function runInWorker(
  address: string,
  question: { readonly inputs: string; readonly fingerprints: string },
): Promise<RerunAnswer> {
  const worker = new Worker(address, { type: "module" });
  return new Promise<RerunAnswer>((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<RerunAnswer>) => resolve(data));
    worker.addEventListener("error", ({ message }) => reject(new Error(message)));
    worker.postMessage(question);
  }).finally(() => worker.terminate());
}
