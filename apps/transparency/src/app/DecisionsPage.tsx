import { formatDate, formatMonth } from "@pindah/ui";
import { Source, Table } from "../site/parts.tsx";
import { common } from "../site/texts.ts";
import type { View } from "../site/view.ts";
import { announcements, promiseText } from "../waves/announcements.ts";
import { reading } from "../publication/reading-texts.ts";

/** What this release rests on, and what each decision replaced. */
export function DecisionsPage({ view }: { readonly view: View }) {
  const { language, release } = view;
  const { content, manifest } = release;
  const text = reading[language].decisions;
  const { policy, head } = content;
  const said = announcements(content);
  return (
    <>
      <h1>{text.heading}</h1>
      <p className="lead">{text.lead}</p>
      <h2>{text.inForce}</h2>
      <Table
        quiet
        caption={text.inForce}
        columns={[
          { title: text.columns.what },
          { title: text.columns.mark },
          { title: text.columns.from },
          { title: text.columns.ground },
        ]}
        rows={[
          {
            key: "plan",
            cells: [
              text.plan,
              <code key="mark">{head.planHash.slice(0, 16)}</code>,
              formatDate(head.asOf, language),
              text.planGround(policy.id, head.engine),
            ],
          },
          {
            key: "policy",
            cells: [
              policy.title[language],
              <code key="mark">{policy.id}</code>,
              `${formatDate(policy.inForceFrom, language)}${policy.inForceUntil === null ? "" : `–${formatDate(policy.inForceUntil, language)}`}`,
              <Grounds key="ground" view={view} />,
            ],
          },
          ...policy.screening.overrides.map((override) => ({
            key: override.id,
            cells: [
              override.reason[language],
              <code key="mark">{override.id}</code>,
              `${formatDate(override.from, language)}${override.until === null ? "" : `–${formatDate(override.until, language)}`}`,
              <Cited key="ground" view={view} citation={override.citation} />,
            ],
          })),
        ]}
        {...(policy.illustrative ? { note: common[language].illustrationPolicy } : {})}
      />
      <h2>{text.dates}</h2>
      <Table
        caption={text.datesNote}
        columns={[
          { title: text.columns.stated },
          { title: text.columns.promised },
          { title: text.columns.replaced },
          { title: text.columns.ground },
        ]}
        rows={said.map((claim, index) => {
          const next = said[index + 1];
          return {
            key: `${claim.statedOn} ${claim.source}`,
            cells: [
              formatDate(claim.statedOn, language),
              next === undefined ? (
                <b key="now">{promiseText(claim, language)}</b>
              ) : (
                <s key="then">{promiseText(claim, language)}</s>
              ),
              next === undefined
                ? text.stands
                : text.replacedBy(
                    promiseText(next, language),
                    formatMonth(next.statedOn, language),
                  ),
              <Source key="source" text={claim.source} language={language} />,
            ],
          };
        })}
      />
      <h2>{text.release}</h2>
      <p>
        {manifest.number === 1 ? text.first : text.later(String(manifest.number))} {text.kept}
      </p>
    </>
  );
}

type Cite = View["release"]["content"]["policy"]["legalBasis"][number];

function Grounds({ view }: { readonly view: View }) {
  return view.release.content.policy.legalBasis.map((citation) => (
    <span key={citation.text}>
      <Cited view={view} citation={citation} />{" "}
    </span>
  ));
}

function Cited({ view, citation }: { readonly view: View; readonly citation: Cite }) {
  const { text, url } = citation;
  return (
    <Source text={url === undefined ? `${text}.` : `${text}: ${url}`} language={view.language} />
  );
}
