import { expect, test } from "vitest";
import { demo, visit } from "./harness/index.ts";

const screening = () => `${demo().siteUrl}/id/penapisan/`;

test("a stranger screens all 527 units again in the browser and finds every result the same", async () => {
  const { page, problems, screenshot } = await visit(screening(), { width: 360 });
  await page.getByRole("button", { name: "Hitung ulang di peramban ini" }).click();
  const result = page.locator("[data-rerun]").getByRole("status");
  await expect
    .poll(() => result.textContent(), { timeout: 20_000 })
    .toMatch(/527 dari 527 unit sama/);
  expect(problems()).toEqual([]);
  await screenshot("site-rerun-same-360");
});

test("tampered scores of one unit: the file is named with both hashes, and the unit that now differs", async () => {
  const { page, screenshot } = await visit(screening());
  await page.route("**/inputs/screening.json", async (route) => {
    const answer = await route.fetch();
    const inputs = (await answer.text()).replaceAll(
      /"level":[1-5](,"unitCode":"KEMENKEU-DJA")/g,
      '"level":1$1',
    );
    await route.fulfill({ response: answer, body: inputs });
  });
  await page.getByRole("button").click();
  const result = page.locator("[data-rerun]").getByRole("status");
  await expect
    .poll(() => result.textContent(), { timeout: 20_000 })
    .toMatch(/KEMENKEU-DJA: diterbitkan/);
  expect(await result.textContent()).toMatch(
    /inputs\/screening\.json tidak sama .* diharapkan [0-9a-f]{64}, ditemukan [0-9a-f]{64}/,
  );
  await screenshot("site-rerun-tampered");
});

test("a rules file that is not the pinned one is not run", async () => {
  const { page } = await visit(screening());
  await page.route("**/assets/rules-*.js", (route) =>
    route.fulfill({
      contentType: "text/javascript",
      body: "postMessage({ units: 527, same: 527 })",
    }),
  );
  await page.getByRole("button").click();
  const result = page.locator("[data-rerun]").getByRole("status");
  await expect.poll(() => result.textContent(), { timeout: 20_000 }).toMatch(/Tidak dijalankan/);
});

test("the check of files finds every file whole, and names one changed byte", async () => {
  const { page, problems } = await visit(`${demo().siteUrl}/en/verify/`);
  const result = page.locator("[data-verify]").getByRole("status");
  await page.getByRole("button").click();
  await expect
    .poll(() => result.textContent(), { timeout: 20_000 })
    .toMatch(/(\d+) of \1 files are as in the manifest/);
  expect(problems()).toEqual([]);
  await page.route("**/data/units.csv", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `${await answer.text()} ` });
  });
  await page.getByRole("button").click();
  await expect
    .poll(() => result.textContent(), { timeout: 20_000 })
    .toMatch(/data\/units\.csv has changed: expected/);
});

test("the filter leaves the units that hold all the words typed", async () => {
  const { page } = await visit(screening());
  await page.getByRole("searchbox").fill("anggaran kemenkeu");
  await page.getByText("1 / 527").waitFor();
  expect(await page.getByRole("link", { name: "Direktorat Jenderal Anggaran" }).isVisible()).toBe(
    true,
  );
});
