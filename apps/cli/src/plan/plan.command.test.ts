import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const bin = fileURLToPath(new URL("../../bin/pindah.mjs", import.meta.url));
const execute = promisify(execFile);
let root = "";
let demo = "";

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "pindah-cli-"));
  demo = join(root, "demo");
  const made = await pindah("demo", "--out", demo, "--people", "900", "--seed", "7");
  if (made.code !== 0) throw new Error(made.stderr);
}, 60_000);
afterAll(() => rm(root, { recursive: true, force: true }));

/** Runs the real command as a process of its own. */
async function pindah(...words: string[]) {
  try {
    const { stdout, stderr } = await execute(process.execPath, [bin, ...words], {
      maxBuffer: 1 << 28,
    });
    return { code: 0, stdout, stderr };
  } catch (error) {
    if (!(error instanceof Error && "code" in error && "stdout" in error && "stderr" in error))
      throw error;
    return { code: error.code, stdout: String(error.stdout), stderr: String(error.stderr) };
  }
}

type Change = (text: string) => string;

/** A copy of the demonstration with some files changed, or taken away. */
async function changed(changes: Readonly<Record<string, Change | null>>): Promise<string> {
  const folder = await mkdtemp(join(root, "changed-"));
  await cp(demo, folder, { recursive: true });
  for (const [file, change] of Object.entries(changes)) {
    const path = join(folder, file);
    if (change === null) await rm(path);
    else await writeFile(path, change(await readFile(path, "utf8")));
  }
  return folder;
}

/** Replaces one column of the n-th row of data (from 1). */
const setCell =
  (row: number, column: string, value: string): Change =>
  (text) => {
    const lines = text.split("\n");
    const index = (lines[0] ?? "").split(",").indexOf(column);
    const cells = (lines[row] ?? "").split(",");
    cells[index] = value;
    lines[row] = cells.join(",");
    return lines.join("\n");
  };

const dropRows =
  (pattern: RegExp): Change =>
  (text) =>
    text
      .split("\n")
      .filter((line, index) => index === 0 || !pattern.test(line))
      .join("\n");

function emptyDateOf(tower: string): Change {
  return (text) =>
    text.replace(new RegExp(`^${tower},habitable,[^,]+,`, "m"), `${tower},habitable,,`);
}

/** Runs a plan that must be refused, and gives its problems. */
async function problemsOf(folder: string, ...words: string[]) {
  const out = join(await mkdtemp(join(root, "out-")), "plan");
  const run = await pindah("plan", "--data", folder, "--out", out, "--json", ...words);
  expect(run.code).toBe(2);
  await expect(readdir(out)).rejects.toThrow("ENOENT");
  const answer: { ok: boolean; problems: Record<string, unknown>[] } = JSON.parse(run.stdout);
  expect(answer.ok).toBe(false);
  return answer.problems;
}

describe("pindah plan", () => {
  test("the same data twice, and once with every file's rows reversed, give one hash, that of plan.json", async () => {
    const reversed = await changed(
      Object.fromEntries(
        (await readdir(demo))
          .filter((name) => name.endsWith(".csv"))
          .map((name): [string, Change] => [
            name,
            (text) => {
              const [head, ...rows] = text.trimEnd().split("\n");
              return [head, ...rows.toReversed(), ""].join("\n");
            },
          ]),
      ),
    );
    const hashes = [];
    for (const folder of [demo, demo, reversed]) {
      const out = join(await mkdtemp(join(root, "out-")), "plan");
      const run = await pindah("plan", "--data", folder, "--out", out, "--json");
      expect(run).toMatchObject({ code: 0, stderr: "" });
      const bytes = await readFile(join(out, "plan.json"));
      hashes.push(JSON.parse(run.stdout).hash, createHash("sha256").update(bytes).digest("hex"));
    }
    expect(new Set(hashes).size).toBe(1);
  });

  test("the summary names classes beside 179 / 91 / 378, standings, waves, who waits and the cost", async () => {
    const run = await pindah("plan", "--data", demo, "--lang", "en");
    expect(run.stdout).toMatch(/Echelon-I units by class: Priority 1: \d+, Priority 2: \d+/);
    expect(run.stdout).toContain("179 / 91 / 378");
    expect(run.stdout).toMatch(/900 civil servants: \d+ selected, \d+ conditional/);
    expect(run.stdout).toMatch(/480 homes ready, \d+ households housed/);
    expect(run.stdout).toMatch(/Cost: Rp[\d,]+ – Rp[\d,]+ or more; not decided yet: /);
    expect(run.stderr).toContain("[5/5] costs");
  });

  test("a report in each language reads without anything fetched or run", async () => {
    const out = join(await mkdtemp(join(root, "out-")), "plan");
    await pindah("plan", "--data", demo, "--out", out);
    for (const language of ["id", "en"]) {
      const report = await readFile(join(out, `report.${language}.html`), "utf8");
      expect(report).toContain(`<html lang="${language}">`);
      expect(report).not.toMatch(/<script|src=|href="http|undefined|\[object/);
    }
  });

  test("an earlier result is replaced; a folder with anything else is left alone", async () => {
    const out = join(await mkdtemp(join(root, "out-")), "plan");
    expect((await pindah("plan", "--data", demo, "--out", out)).code).toBe(0);
    expect((await pindah("plan", "--data", demo, "--out", out)).code).toBe(0);
    const foreign = await mkdtemp(join(root, "foreign-"));
    await writeFile(join(foreign, "letter.txt"), "keep me");
    const refused = await pindah("plan", "--data", demo, "--out", foreign);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("letter.txt");
    expect(await readdir(foreign)).toEqual(["letter.txt"]);
  });
});

test("docs/data.md lists every column that a plan writes", async () => {
  const out = join(await mkdtemp(join(root, "out-")), "plan");
  await pindah("plan", "--data", demo, "--out", out);
  const page = await readFile(new URL("../../../../docs/data.md", import.meta.url), "utf8");
  const rows = page.split("\n").filter((line) => line.startsWith("| `"));
  for (const file of (await readdir(out)).filter((name) => name.endsWith(".csv"))) {
    const [head = ""] = (await readFile(join(out, file), "utf8")).split("\n");
    const described = rows.find((row) => row.startsWith(`| \`${file}\``) && row.includes("a row"));
    const columns = head.split(",").filter((name) => !/^(?:level|points)_/.test(name));
    for (const column of columns) expect(`${file}: ${described}`).toContain(`\`${column}\``);
  }
});

describe("pindah diff", () => {
  test("January 2025 instead of July 2024 moves 'later' people of named units, as text and as JSON", async () => {
    const words = ["diff", "--data", demo, "--scenario", "start-january-2025"];
    const text = (await pindah(...words, "--lang", "en")).stdout;
    expect(text).toMatch(/July 2024 wave: 31 July 2024 → 31 January 2025/);
    expect(text).toMatch(/\d+ people of \d+ units move later/);
    const account = JSON.parse((await pindah(...words, "--json")).stdout);
    expect(account.before.hash).not.toBe(account.after.hash);
    expect(account.after.scenarioId).toBe("start-january-2025");
  });

  test("an unknown scenario is told the names of those that ship", async () => {
    const run = await pindah("diff", "--data", demo, "--scenario", "start-2099", "--lang", "en");
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("start-january-2025");
  });
});

describe("pindah replay", () => {
  test("a written plan computed again is the very same; with one rank changed, the part is named", async () => {
    const out = join(await mkdtemp(join(root, "out-")), "plan");
    await pindah("plan", "--data", demo, "--out", out, "--seed", "a seed of some public event");
    const same = await pindah("replay", "--data", demo, "--plan", out, "--lang", "en");
    expect(same).toMatchObject({ code: 0 });
    expect(same.stdout).toMatch(/^The very same plan: hash [0-9a-f]{64}/);
    const path = join(out, "plan.json");
    const text = await readFile(path, "utf8");
    await writeFile(path, text.replace('"rank":17,', '"rank":16,'));
    const changedPlan = await pindah("replay", "--data", demo, "--plan", out, "--lang", "en");
    expect(changedPlan.code).toBe(3);
    expect(changedPlan.stdout).toMatch(/^DIFFERENT: .* Parts that differ: placements\./);
  });

  test("a folder without a plan is refused", async () => {
    const run = await pindah("replay", "--data", demo, "--plan", root, "--lang", "en");
    expect(run.code).toBe(2);
    expect(run.stderr).toContain("This is no written plan.");
  });
});

test("db migrate makes the embedded database, and verify-log finds its log whole", async () => {
  const folder = join(root, "db");
  expect((await pindah("db", "migrate", "--data", folder)).code).toBe(0);
  const check = await pindah("db", "verify-log", "--data", folder, "--json");
  expect(JSON.parse(check.stdout)).toMatchObject({ ok: true, sealed: 0, problems: [] });
});

describe("the parts of the chain", () => {
  test.each([
    ["screen", 527, "unit_code"],
    ["select", 900, "person_id"],
  ])(
    "pindah %s prints %i rows under a header, and as many results as JSON",
    async (part, rows, column) => {
      const csv = (await pindah(part, "--data", demo)).stdout.trimEnd().split("\n");
      expect(csv).toHaveLength(rows + 1);
      expect(csv[0]).toContain(column);
      const results: unknown[] = JSON.parse((await pindah(part, "--data", demo, "--json")).stdout);
      expect(results).toHaveLength(rows);
    },
  );

  test("placed and waiting households are those of the plan, each once", async () => {
    const ids = async (part: string) =>
      (await pindah(part, "--data", demo)).stdout
        .trimEnd()
        .split("\n")
        .slice(1)
        .map((line) => line.split(",")[0]);
    const all = [...(await ids("allocate")), ...(await ids("wait"))];
    expect(new Set(all).size).toBe(all.length);
  });

  test("explain tells a unit, a person and a household in both languages, and refuses a code it does not know", async () => {
    const unit = await pindah("explain", "MPR-SETJEN", "--data", demo, "--lang", "en");
    expect(unit.stdout).toContain("Sekretariat Jenderal (MPR)");
    const person = await pindah("explain", "P0000001", "--data", demo, "--lang", "en");
    expect(person.stdout).toMatch(/^P0000001: (?:selected|conditional|not selected|undecided)/);
    const household = await pindah("explain", "H0000001", "--data", demo);
    expect(household.stdout).toMatch(/^H0000001/);
    const unknown = await pindah("explain", "NOBODY", "--data", demo, "--lang", "en");
    expect(unknown).toMatchObject({ code: 2, stdout: "" });
  });

  test("policy check proves all 78,125 profiles, and names the flaw of a policy whose weights are 101", async () => {
    const good = await pindah("policy", "check", join(demo, "policy.json"), "--json");
    expect(JSON.parse(good.stdout).certificates[0].screening.profiles).toBe(78_125);
    const flawed = join(root, "flawed.json");
    const policy = JSON.parse(await readFile(join(demo, "policy.json"), "utf8"));
    policy.screening.criteria[0].weight += 1;
    await writeFile(flawed, JSON.stringify(policy));
    const bad = await pindah("policy", "check", flawed, "--lang", "en");
    expect(bad.code).toBe(2);
    expect(bad.stderr).toContain("The weights add up to 101, they should add up to 100.");
  });
});

describe("bad input is told all at once, and nothing is written", () => {
  test("a missing file", async () => {
    expect(await problemsOf(await changed({ "units.csv": null }))).toContainEqual(
      expect.objectContaining({ file: "units.csv", code: "file_missing" }),
    );
  });

  test("a folder that is not there", async () => {
    expect(await problemsOf(join(root, "nowhere"))).toMatchObject([{ code: "file_missing" }]);
  });

  test("a wrong column: what is missing and what is not known", async () => {
    const folder = await changed({
      "units.csv": (text) => text.replace("unit_code", "unit_kode"),
    });
    const problems = await problemsOf(folder);
    expect(problems).toContainEqual(
      expect.objectContaining({ file: "units.csv", column: "unit_code", code: "column_missing" }),
    );
    expect(problems).toContainEqual(
      expect.objectContaining({ file: "units.csv", column: "unit_kode", code: "column_unknown" }),
    );
  });

  test("a row with three errors, each with its cell", async () => {
    const folder = await changed({
      "people.csv": (text) =>
        setCell(
          3,
          "post_level",
          "chief",
        )(setCell(3, "sex", "x")(setCell(3, "retires_on", "2024-02-30")(text))),
    });
    const problems = await problemsOf(folder);
    const found = problems.filter((entry) => entry["row"] === 4 && entry["file"] === "people.csv");
    expect(Object.fromEntries(found.map((entry) => [entry["column"], entry["found"]]))).toEqual({
      post_level: "chief",
      sex: "x",
      retires_on: "2024-02-30",
    });
    for (const entry of found) expect(entry["cell"]).toMatch(/^[A-Z]+4$/);
  });

  test("an unknown institution code, with the nearest one that exists", async () => {
    const folder = await changed({ "units.csv": setCell(1, "institution_code", "MPRR") });
    const problems = await problemsOf(folder);
    const found = problems.find((entry) => entry["code"] === "reference_unknown");
    expect(found).toMatchObject({ file: "units.csv", row: 2, column: "institution_code" });
    expect(JSON.stringify(found?.["cure"])).toContain("MPR");
  });

  test("two policies in force on one day", async () => {
    const second = join(root, "second.json");
    const policy = JSON.parse(await readFile(join(demo, "policy.json"), "utf8"));
    await writeFile(second, JSON.stringify({ ...policy, id: "IKN-OTHER" }));
    const problems = await problemsOf(demo, "--policy", join(demo, "policy.json"), second);
    expect(problems).toMatchObject([{ code: "policy_overlap" }]);
    expect(JSON.stringify(problems)).toContain("IKN-OTHER");
  });

  test("a unit without scores", async () => {
    const folder = await changed({ "scores.csv": dropRows(/^MPR-SETJEN,/) });
    expect(JSON.stringify(await problemsOf(folder))).toContain("MPR-SETJEN");
  });

  test.each([
    ["no row at all", dropRows(/^ASN1-01,/)],
    ["an empty date", emptyDateOf("ASN1-01")],
  ])("a tower without a date: %s", async (_what, change) => {
    const problems = await problemsOf(await changed({ "readiness.csv": change }));
    expect(problems).toHaveLength(1);
    expect(JSON.stringify(problems)).toContain(_what === "no row at all" ? "ASN1-01" : "ready_on");
  });

  test("text output names file, row and column, in the language asked for", async () => {
    const folder = await changed({ "people.csv": setCell(1, "sex", "x") });
    const run = await pindah("plan", "--data", folder, "--lang", "en");
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/people\.csv, row 2, column sex, [A-Z]+2: /);
    expect(run.stdout).toBe("");
  });

  test.each([
    ["a scenario that is not JSON", "{", /Not JSON/],
    ["a scenario that names no such tower", scenarioText("T-99"), /T-99/],
  ])("%s", async (_what, text, message) => {
    const file = join(await mkdtemp(join(root, "scenario-")), "scenario.json");
    await writeFile(file, text);
    const run = await pindah("plan", "--data", demo, "--scenario", file, "--lang", "en");
    expect([2, 3]).toContain(run.code);
    expect(run.stderr).toMatch(message);
  });
});

function scenarioText(towerId: string): string {
  return JSON.stringify({
    id: "what-if",
    title: { id: "Bagaimana jika", en: "What if" },
    reason: { id: "Uji", en: "Test" },
    patches: [{ kind: "tower_delay", towerId, months: 2 }],
  });
}

describe("teams in one tower", () => {
  const teams = {
    id: "teams",
    name: { id: "Tim", en: "Teams" },
    citation: { text: "An example of a test" },
    of: "unit",
    largest: 60,
  };
  async function withTeams(stages: readonly string[]): Promise<string> {
    const policy = JSON.parse(await readFile(join(demo, "policy.json"), "utf8"));
    const file = join(root, `teams-${stages.length}.json`);
    const asked = {
      ...policy,
      housing: { ...policy.housing, stages },
      waves: { ...policy.waves, teams },
    };
    await writeFile(file, JSON.stringify(asked));
    return file;
  }

  test("a policy with the stage cohesion prints the gap, and each row names the team's tower", async () => {
    const policy = await withTeams(["coverage", "fit", "cohesion", "preference"]);
    const words = ["--data", demo, "--policy", policy, "--lang", "en"];
    const { code, stdout, stderr } = await pindah("allocate", ...words);
    expect(code).toBe(0);
    expect(stderr).toMatch(/households of teams live in the tower of their team; .*\(gap 0/);
    const [head, ...rows] = stdout.split("\n").map((line) => line.split(","));
    const tower = head?.indexOf("tower_id") ?? -1;
    const ofTeam = head?.indexOf("team_tower") ?? -1;
    const kept = rows.filter((row) => (row[ofTeam] ?? "") !== "");
    expect(kept.length).toBeGreaterThan(100);
    const together = kept.filter((row) => row[tower] === row[ofTeam]);
    expect(together.length).toBeGreaterThan(kept.length * 0.9);
    const [household] = kept[0] ?? [];
    const told = await pindah("explain", household ?? "", ...words);
    expect(told.stdout).toContain("keeps most members together");
  });

  test("teams whose stage the policy does not name are refused with the orders that have one", async () => {
    const policy = await withTeams(["coverage", "fit", "preference"]);
    const { code, stderr } = await pindah("allocate", "--data", demo, "--policy", policy);
    expect(code).toBe(3);
    expect(stderr).toContain("cohesion_stage_unsupported");
  });
});

describe("homes given by hand", () => {
  test("pins.csv beside the data: one is honoured, one refused; each says why, and what would have been", async () => {
    const plain = await pindah("allocate", "--data", demo, "--lang", "en");
    const [head, first, second] = plain.stdout.split("\n").map((line) => line.split(","));
    const homeAt = head?.indexOf("home_id") ?? -1;
    const [one = "", two = "", home = ""] = [first?.[0], second?.[0], first?.[homeAt]];
    const data = join(root, "pinned");
    await cp(demo, data, { recursive: true });
    const rows = [
      "household_id,home_id,reason,pinned_by,pinned_on",
      `${one},${home},near the dialysis ward,officer-1,2024-07-01`,
      `${two},${home},a friend of the officer,officer-2,2024-07-02`,
    ];
    await writeFile(join(data, "pins.csv"), `${rows.join("\n")}\n`);
    const words = ["--data", data, "--lang", "en"];
    const { code, stdout, stderr } = await pindah("allocate", ...words);
    expect(code).toBe(0);
    expect(stderr).toMatch(/near the dialysis ward"\. Honoured in wave /);
    expect(stderr).toContain(`Refused: an earlier pin gives it to ${one}.`);
    const [columns, ...placed] = stdout.split("\n").map((line) => line.split(","));
    const pinned = placed.filter((row) => row[columns?.indexOf("pinned") ?? -1] === "yes");
    expect(pinned.map((row) => [row[0], row[homeAt]])).toEqual([[one, home]]);
    const told = await pindah("explain", one, ...words);
    expect(told.stdout).toContain(`Without it the computation gives: ${home} in wave`);
    const blank = `${rows[0]}\n${one},${home},too short,officer-1,\n`;
    await writeFile(join(data, "pins.csv"), blank);
    const wrong = await pindah("allocate", ...words);
    expect(wrong.code).not.toBe(0);
    expect(wrong.stderr).toMatch(/pins\.csv, row 2, column pinned_on, E2: This cell is empty/);
  });
});
