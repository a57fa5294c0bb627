/** A moment in UTC as day and time of western Indonesia (UTC+7, no summer time). */
export function momentInJakarta(moment: string): { readonly day: string; readonly time: string } {
  const local = new Date(Date.parse(moment) + 7 * 3_600_000).toISOString();
  return { day: local.slice(0, 10), time: local.slice(11, 16) };
}

/** Today in western Indonesia, the zone of most deadlines. */
export function todayInJakarta(): string {
  return momentInJakarta(new Date().toISOString()).day;
}
