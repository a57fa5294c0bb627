import type { ReceiptChecker } from "./receipt-check.ts";
import { fetchText, hashText, startBlock, tell } from "./block.ts";

// Checks a person's own receipt against the root that the release publishes. The receipt stays in
// this page: a link may carry it behind the #, which a browser never sends to a server.
const field = document.querySelector<HTMLTextAreaElement>("[data-receipt] textarea");
if (field !== null && location.hash.length > 1)
  field.value = decodeURIComponent(location.hash.slice(1));

startBlock("receipt", async ({ data, result, say }) => {
  const text = await fetchText(data["published"] ?? "");
  if (hashText(text) !== data["publishedSha256"]) {
    tell(result, "bad", [say("changed")]);
    return;
  }
  const address = new URL(data["checker"] ?? "", location.href).href;
  const checker: ReceiptChecker = await import(/* @vite-ignore */ address);
  const check = checker.check(field?.value.trim() ?? "", text);
  if (check.kind !== "holds") {
    tell(result, "bad", [say(check.kind)]);
    return;
  }
  const { standing, waveId, homeId, waitingFor } = check.decision;
  tell(result, "good", [
    say("holds"),
    say(`standing_${standing}`),
    ...(waveId === null ? [] : [say("wave", { wave: waveId })]),
    ...(homeId === null ? [] : [say("home", { home: homeId })]),
    ...(waitingFor === null ? [] : [say("waiting")]),
  ]);
});
