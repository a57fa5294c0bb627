import { canonicalJson, type Json, type Random } from "@pindah/domain/kernel";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { adminOrigin } from "../testing/world.ts";

/** A command that a client made: its id stays the same however often it is sent. */
export type Sent = {
  readonly path: string;
  readonly input: { readonly commandId: string } & { readonly [key: string]: Json };
  /** The answer of the server; null while none came. */
  answer: string | null;
};

/** Somebody with a session who keeps writing, and remembers all that he sent. */
export type Client = {
  readonly cookie: string;
  /** The next command of his own. */
  readonly next: () => Omit<Sent, "answer">;
  readonly sent: Sent[];
  /** Commands that were answered otherwise when they were sent again. */
  readonly otherAnswers: Sent[];
};

const Done = z.object({ result: z.object({ data: z.json() }) });

/**
 * Writes until `stopped`: first what no answer came for, under its own id, then what is new. One
 * answered command in eight is sent again, as after a network that lost the answer.
 */
export async function keepWriting(
  client: Client,
  url: string,
  random: Random,
  stopped: AbortSignal,
): Promise<void> {
  const { sent, otherAnswers } = client;
  while (!stopped.aborted) {
    const open = sent.find(({ answer }) => answer === null);
    const again = random.below(8) === 0 ? sent[random.below(sent.length || 1)] : undefined;
    let command = open ?? again;
    if (command === undefined) {
      command = { ...client.next(), answer: null };
      sent.push(command);
    }
    const answer = await send(client.cookie, url, command);
    if (answer === null) await pause(10);
    else if (command.answer !== null && command.answer !== answer) otherAnswers.push(command);
    else command.answer = answer;
  }
}

/** The answer, or null where none came or it was none: the command may or may not have been done. */
async function send(cookie: string, url: string, { path, input }: Sent): Promise<string | null> {
  try {
    const response = await fetch(`${url}/trpc/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: adminOrigin, cookie },
      body: JSON.stringify(input),
    });
    const read = Done.safeParse(await response.json());
    return response.ok && read.success ? canonicalJson(read.data.result.data) : null;
  } catch {
    // The server was killed, or is not there yet: to a client that is no answer.
    return null;
  }
}
