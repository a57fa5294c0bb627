import { customType } from "drizzle-orm/pg-core";

/** A moment in UTC, as ISO 8601 text with milliseconds. Written from the environment's clock. */
export const moment = customType<{ data: string; driverData: string | Date }>({
  dataType: () => "timestamp (3) with time zone",
  fromDriver: (value) => new Date(value).toISOString(),
});

/** Bytes as they are. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => "bytea",
});

/** A code or id: compared by code unit, as the domain does, whatever the database's locale. */
export const code = customType<{ data: string }>({ dataType: () => 'text collate "C"' });
