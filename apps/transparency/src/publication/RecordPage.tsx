import type { PublishedClaim } from "@pindah/domain/publication";
import { conflictingTopics } from "@pindah/domain/publication";
import { formatDate, formatHundredths, formatMonth, formatNumber, labels } from "@pindah/ui";
import { Source, Table } from "../site/parts.tsx";
import type { View } from "../site/view.ts";
import { texts } from "./texts.ts";

export function RecordPage({ view }: { readonly view: View }) {
  const { language, release } = view;
  const { record } = release.content;
  const text = texts[language].record;
  const topics = [...Map.groupBy(record.claims, (claim) => claim.topic)];
  return (
    <>
      <h1>{text.heading(formatNumber(conflictingTopics(record).length, language))}</h1>
      <p className="lead">{text.lead}</p>
      {topics.map(([topic, claims]) => (
        <Topic key={topic} view={view} topic={topic} claims={claims} />
      ))}
      <h2>{text.figures}</h2>
      <Table
        caption={text.description}
        columns={[
          { title: text.columns.said },
          { title: text.columns.value, number: true },
          { title: text.columns.statedOn },
          { title: text.columns.source },
        ]}
        rows={record.figures.map((figure) => ({
          key: figure.id,
          cells: [
            language === "id" ? figure.nameId : figure.nameEn,
            formatNumber(figure.value, language),
            formatDate(figure.statedOn, language),
            <Source key="source" text={figure.source} language={language} />,
          ],
        }))}
      />
    </>
  );
}

function Topic({
  view,
  topic,
  claims,
}: {
  readonly view: View;
  readonly topic: string;
  readonly claims: readonly PublishedClaim[];
}) {
  const { language } = view;
  const text = texts[language].record;
  const defined = claims.some((claim) => claim.definition !== null);
  const sorted = claims.toSorted((a, b) => (a.statedOn < b.statedOn ? -1 : 1));
  return (
    <>
      <h2>{topicText(topic, view)}</h2>
      <Table
        quiet
        caption={topicText(topic, view)}
        columns={[
          { title: text.columns.value },
          { title: text.columns.said },
          ...(defined ? [{ title: text.columns.meaning }] : []),
          { title: text.columns.statedOn },
          { title: text.columns.source },
        ]}
        rows={sorted.map((claim) => ({
          key: `${claim.value} ${claim.statedOn} ${claim.source}`,
          cells: [
            <b key="value">{valueText(claim, view)}</b>,
            language === "id" ? claim.nameId : claim.nameEn,
            ...(defined ? [meaningText(claim.definition, view)] : []),
            formatDate(claim.statedOn, language),
            <Source key="source" text={claim.source} language={language} />,
          ],
        }))}
      />
    </>
  );
}

function topicText(topic: string, view: View): string {
  const text = texts[view.language].record;
  const known: Readonly<Record<string, string>> = text.topic;
  if (topic === "progress:all") return text.progressAll;
  if (topic.startsWith("progress:")) return text.progress(topic.slice("progress:".length));
  return known[topic] ?? topic;
}

function valueText({ value, measure }: PublishedClaim, view: View): string {
  const { language } = view;
  const measures: Readonly<Record<string, string>> = texts[language].measure;
  if (measure === "date") {
    if (value === "not_decided") return labels[language].outcome.undecided;
    return value.length === 4 ? value : formatMonth(value, language);
  }
  if (measure === "percent_hundredths") return `${formatHundredths(Number(value), language)} %`;
  return `${formatNumber(Number(value), language)} ${measures[measure] ?? measure}`;
}

function meaningText(definition: string | null, view: View): string {
  const names: Readonly<Record<string, string>> = labels[view.language].readiness;
  return definition === null ? "–" : (names[definition] ?? definition);
}
