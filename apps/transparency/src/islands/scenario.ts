import type { ScenarioAnswer } from "./scenario.worker.ts";
import { fetchText, startBlock, tell } from "./block.ts";

// A reader's own weights, worked out in a Worker from the published inputs. The levers stand behind
// the # of the address, which is never sent to a server.
const inputs = [...document.querySelectorAll<HTMLInputElement>("[data-scenario] input")];
const levers = new URLSearchParams(location.hash.slice(1));
for (const input of inputs) input.value = levers.get(input.name) ?? input.value;

startBlock("scenario", async ({ data, result, say }) => {
  const names: Readonly<Record<string, string>> = JSON.parse(data["names"] ?? "{}");
  const moves = document.querySelector("[data-moves]");
  moves?.replaceChildren();
  const values = new Map(inputs.map(({ name, value }) => [name, Number(value)]));
  const majority = values.get("majority") ?? 0;
  values.delete("majority");
  const sum = [...values.values()].reduce((total, value) => total + value, 0);
  if (sum !== 100) {
    tell(result, "bad", [say("sum", { sum })]);
    return;
  }
  if (!Number.isInteger(majority) || majority < 1 || majority > 100) {
    tell(result, "bad", [say("badMajority")]);
    return;
  }
  const chosen = new URLSearchParams(inputs.map(({ name, value }) => [name, value]));
  history.replaceState(null, "", `#${chosen.toString()}`);
  const answer = await askWorker(data["worker"] ?? "", {
    inputs: await fetchText(data["inputs"] ?? ""),
    published: await fetchText(data["published"] ?? ""),
    weights: Object.fromEntries(values),
    majority,
  });
  if ("failed" in answer) throw new Error(answer.failed);
  const name = (outcome: string) => names[outcome] ?? outcome;
  const { units, ms } = answer;
  const changed = answer.moves.length;
  tell(result, "", [
    say(changed === 0 ? "none" : "some", { changed, units, ms }),
    ...answer.tally.map(({ outcome, before, now }) =>
      say("tally", { outcome: name(outcome), before, now }),
    ),
  ]);
  if (changed === 0) return;
  moves?.append(
    tableOf(
      [say("unit"), say("published"), say("yours")],
      answer.moves.map(({ unit, before, now }) => [unit, name(before), name(now)]),
    ),
  );
});

function askWorker(address: string, question: unknown): Promise<ScenarioAnswer> {
  const worker = new Worker(address, { type: "module" });
  return new Promise<ScenarioAnswer>((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<ScenarioAnswer>) => resolve(data));
    worker.addEventListener("error", ({ message }) => reject(new Error(message)));
    worker.postMessage(question);
  }).finally(() => worker.terminate());
}

function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): HTMLElement {
  const table = document.createElement("table");
  const head = table.createTHead().insertRow();
  for (const text of heads) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = text;
    head.append(cell);
  }
  const body = table.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const text of row) line.insertCell().textContent = text;
  }
  const scroll = document.createElement("div");
  scroll.className = "scroll";
  scroll.append(table);
  return scroll;
}
