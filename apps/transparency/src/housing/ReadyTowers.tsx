import type { PublishedClaim } from "@pindah/domain/publication";
import { formatDate, formatNumber, labels } from "@pindah/ui";
import { Source, Table } from "../site/parts.tsx";
import type { View } from "../site/view.ts";
import { texts } from "./texts.ts";

const SIZE = 10;

/**
 * How many towers were called ready, once for each official answer: the same towers, one square
 * each, under each meaning of the word. Answers of one meaning stand together, oldest first.
 */
export function ReadyTowers({ view }: { readonly view: View }) {
  const { language } = view;
  const text = texts[language];
  const { record, packages } = view.release.content;
  const towers = packages.reduce((sum, each) => sum + each.towers, 0);
  const said = record.claims.filter(({ topic }) => topic === "towers_ready");
  const meanings = [...Map.groupBy(said, ({ definition }) => definition ?? "")];
  if (said.length === 0) return null;
  return (
    <>
      <h2>{text.byMeaning}</h2>
      <p>{text.byMeaningText(formatNumber(towers, language))}</p>
      <div className="packages">
        {meanings.map(([meaning, claims]) => (
          <div key={meaning}>
            <h3>{meaningName(meaning, view)}</h3>
            {inOrder(claims).map((claim) => (
              <TowerRow
                key={`${claim.statedOn} ${claim.value}`}
                view={view}
                claim={claim}
                towers={towers}
              />
            ))}
          </div>
        ))}
      </div>
      <Table
        quiet
        caption={text.byMeaning}
        columns={[
          { title: text.columns.meaning },
          { title: text.columns.towers, number: true },
          { title: text.columns.statedOn },
          { title: text.columns.source },
        ]}
        rows={meanings.flatMap(([meaning, claims]) =>
          inOrder(claims).map((claim) => ({
            key: `${claim.statedOn} ${claim.value}`,
            cells: [
              meaningName(meaning, view),
              formatNumber(Number(claim.value), language),
              formatDate(claim.statedOn, language),
              <Source key="source" text={claim.source} language={language} />,
            ],
          })),
        )}
      />
    </>
  );
}

function TowerRow({
  view,
  claim,
  towers,
}: {
  readonly view: View;
  readonly claim: PublishedClaim;
  readonly towers: number;
}) {
  const { language } = view;
  const text = texts[language];
  const ready = Number(claim.value);
  const all = Math.max(towers, ready);
  const told = text.towersCalledReady(
    formatNumber(ready, language),
    formatNumber(all, language),
    formatDate(claim.statedOn, language),
  );
  return (
    <>
      <p>{told}</p>
      <svg viewBox={`0 0 ${24 * SIZE} ${Math.ceil(all / 24) * SIZE}`} role="img" aria-label={told}>
        <path d={squares(0, ready)} fill="var(--class-1)" stroke="var(--class-1)" />
        <path d={squares(ready, all)} fill="none" stroke="var(--home-outline)" />
      </svg>
    </>
  );
}

/** Squares from one place to another, 24 to a row. */
function squares(from: number, to: number): string {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => {
    const at = from + index;
    return `M${(at % 24) * SIZE + 1.5} ${Math.floor(at / 24) * SIZE + 1.5}h7v7h-7z`;
  }).join("");
}

function inOrder(claims: readonly PublishedClaim[]): readonly PublishedClaim[] {
  return claims.toSorted((a, b) => (a.statedOn < b.statedOn ? -1 : 1));
}

function meaningName(meaning: string, { language }: View): string {
  const names: Readonly<Record<string, string>> = labels[language].readiness;
  return names[meaning] ?? meaning;
}
