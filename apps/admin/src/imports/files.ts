import { z } from "zod";

/** Why the API did not take or give a file, in its own word. */
export type FileRefusal = { readonly kind: "refused"; readonly error: string };

const Uploaded = z.object({ importId: z.string() });
const Refused = z.object({ error: z.string() });

/**
 * Sends a file to the API and tells how much of it has left. The command's id is the caller's, so
 * that a file sent again after a broken connection is taken once.
 */
export function sendFile(
  api: string,
  file: File,
  commandId: string,
  onPercent: (percent: number) => void,
): Promise<{ readonly kind: "sent"; readonly importId: string } | FileRefusal> {
  const body = new FormData();
  body.set("commandId", commandId);
  body.set("file", file);
  return new Promise((resolve) => {
    // `fetch` does not tell how much of a body has been sent.
    const request = new XMLHttpRequest();
    request.open("POST", `${api}/imports/upload`);
    request.withCredentials = true;
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      onPercent(Math.floor((loaded * 100) / Math.max(1, total))),
    );
    request.addEventListener("error", () => resolve({ kind: "refused", error: "offline" }));
    request.addEventListener("load", () => {
      const answer = parsed(request.responseText);
      const sent = Uploaded.safeParse(answer);
      if (sent.success) resolve({ kind: "sent", ...sent.data });
      else resolve({ kind: "refused", error: refusalIn(answer) });
    });
    request.send(body);
  });
}

/** Fetches a file and hands it to the reader's own folder; null when it came. */
export async function saveFile(
  api: string,
  path: string,
  fileName: string,
): Promise<FileRefusal | null> {
  const answer = await fetch(`${api}/imports${path}`, {
    method: "POST",
    credentials: "include",
    headers: { "content-type": "application/json" },
    body: "{}",
  }).catch(() => null);
  if (answer === null) return { kind: "refused", error: "offline" };
  if (!answer.ok) return { kind: "refused", error: refusalIn(parsed(await answer.text())) };
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
  return null;
}

/** The name of the file that comes back: the one that was sent, with a word more. */
export function backName(fileName: string, word: string): string {
  return `${fileName.replace(/\.[^.]*$/, "")} - ${word}.xlsx`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function refusalIn(answer: unknown): string {
  const refused = Refused.safeParse(answer);
  return refused.success ? refused.data.error : "unknown";
}
