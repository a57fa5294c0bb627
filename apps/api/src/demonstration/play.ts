import type { Services } from "../trpc.ts";
import { review } from "./scenes/decisions.ts";
import { write } from "./scenes/documents.ts";
import { nominate } from "./scenes/nominations.ts";
import { object } from "./scenes/objections.ts";
import { offer } from "./scenes/offers.ts";
import { findStage, recordStep } from "./stage.ts";

/**
 * Brings the workflows of the demonstration to life, once: lists, offers, objections, hardship
 * reviews and documents in several states. Each is a command of an account, with every check that
 * a person's would meet, and stands in the log like it.
 */
export async function playDemonstration(services: Services): Promise<void> {
  const stage = await findStage(services);
  if (stage === null) return;
  await nominate(stage);
  await offer(stage);
  await object(stage);
  await review(stage);
  await write(stage);
  await recordStep(services, "ended");
  services.wakeSequencer();
}
