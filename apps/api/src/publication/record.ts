import { PublicRecord } from "@pindah/domain/publication";
import { publishedClaims, publishedFigures } from "@pindah/nusantara";

/** What was published before, as it stands beside a plan's figures. */
export function publicRecord(): PublicRecord {
  return PublicRecord.parse({
    figures: publishedFigures().map((figure) => ({
      figureId: figure.id,
      value: figure.value,
      measure: figure.measure,
      name: { id: figure.nameId, en: figure.nameEn },
      source: figure.source,
      statedOn: figure.statedOn,
    })),
    claims: publishedClaims().map((claim) => ({
      topic: claim.topic,
      value: claim.value,
      measure: claim.measure,
      definition: claim.definition,
      name: { id: claim.nameId, en: claim.nameEn },
      source: claim.source,
      statedOn: claim.statedOn,
    })),
  });
}
