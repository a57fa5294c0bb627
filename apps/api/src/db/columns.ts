import { timestamp } from "drizzle-orm/pg-core";

/** A moment, in UTC. Written from the environment's clock. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "string" });
