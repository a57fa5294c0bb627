import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ENGINE, plan, planHash } from "@pindah/domain/plan";
import { type RunBundle } from "@pindah/domain/replay";
import { demonstrationLottery, generateDataset, loadIllustrativePolicy } from "@pindah/nusantara";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exitCode } from "../terminal.ts";
import { replayBundleCommand } from "./bundle.command.ts";

let folder = "";
let bundle: RunBundle;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pindah-bundle-"));
  const dataset = generateDataset({ people: 300, seed: 3 });
  const policy = loadIllustrativePolicy();
  const computed = plan(dataset, policy, null, demonstrationLottery);
  if (!computed.ok) throw new Error("the rules refuse the demonstration");
  bundle = {
    format: "pindah-run/1",
    engine: ENGINE,
    planHash: planHash(computed.value),
    inputs: { dataset, policy, scenario: null, lottery: demonstrationLottery, before: null },
  };
});
afterAll(() => rm(folder, { recursive: true }));

async function replay(content: string) {
  const file = join(folder, "run.json");
  await writeFile(file, content);
  const said: string[] = [];
  const terminal = {
    say: (text: string) => void said.push(text),
    result: (text: string) => void said.push(text),
    progress: () => undefined,
  };
  const code = await replayBundleCommand(file, { json: false, lang: "en" }, terminal);
  return { code, said: said.join("\n") };
}

test("a run is computed again from its file to the same hash", async () => {
  const { code, said } = await replay(JSON.stringify(bundle));
  expect(said).toContain(bundle.planHash);
  expect(code).toBe(exitCode.complete);
});

test("one changed fact gives another hash and says so; what is no run is named with its place", async () => {
  const [first, ...rest] = bundle.inputs.dataset.households;
  if (first === undefined) throw new Error("no household");
  const households = [{ ...first, children: first.children + 1 }, ...rest];
  const dataset = { ...bundle.inputs.dataset, households };
  const changed = await replay(
    JSON.stringify({ ...bundle, inputs: { ...bundle.inputs, dataset } }),
  );
  expect(changed.code).toBe(exitCode.refused);
  expect(changed.said).toContain("DIFFERENT");
  const broken = await replay('{"format":"another"}');
  expect(broken.code).toBe(exitCode.inputProblems);
  expect(broken.said).toContain("planHash");
});
