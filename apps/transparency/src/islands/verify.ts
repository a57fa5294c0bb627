import { fetchText, hashText, startBlock, tell } from "./block.ts";

// Downloads the manifest and every file it names, and compares the hashes one by one.
startBlock("verify", async ({ data, result, say }) => {
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
      if (text === null) problems.push(say("missing", { path }));
      else if (hashText(text) !== sha256)
        problems.push(say("changed", { path, expected: sha256, found: hashText(text) }));
    }),
  );
  const ms = Math.round(performance.now() - started);
  const same = say("same", { same: files.length - problems.length, files: files.length, ms });
  tell(result, problems.length === 0 ? "good" : "bad", [same, ...problems.toSorted()]);
});
