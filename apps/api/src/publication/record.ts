import type { PublicRecord } from "@pindah/domain/publication";
import { publishedClaims, publishedFigures } from "@pindah/nusantara";

/** What was published before, as it stands beside a plan's figures. */
export function publicRecord(): PublicRecord {
  return { figures: [...publishedFigures()], claims: [...publishedClaims()] };
}
