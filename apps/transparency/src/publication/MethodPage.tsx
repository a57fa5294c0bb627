import { formatNumber } from "@pindah/ui";
import { Source, Table } from "../site/parts.tsx";
import { common } from "../site/texts.ts";
import type { View } from "../site/view.ts";
import { texts } from "./texts.ts";

export function MethodPage({ view }: { readonly view: View }) {
  const { language, release } = view;
  const { policy, disclosure, head } = release.content;
  const text = texts[language].method;
  const number = (value: number) => formatNumber(value, language);
  const rules = policy.disclosure;
  const rows = [
    "cells",
    "shown",
    "structuralZeros",
    "primary",
    "secondary",
    "intervals",
    "narrowest",
    "rounds",
  ] as const;
  return (
    <>
      <h1>{text.heading}</h1>
      <p className="lead">{text.lead}</p>
      <h2>{text.rules}</h2>
      <ul>
        <li>{text.rule.small(number(rules.threshold))}</li>
        <li>{text.rule.rounded(number(rules.roundingBase))}</li>
        <li>{text.rule.group(number(rules.minimumGroup))}</li>
        <li>
          {text.rule.sensitive(
            number(rules.sensitiveThreshold),
            number(rules.sensitiveRoundingBase),
          )}
        </li>
        <li>{text.rule.mark}</li>
        <li>{text.rule.never}</li>
      </ul>
      <p className="small">
        <Source text={rules.citation.text} language={language} />
      </p>
      <h2>{text.example}</h2>
      <p>{text.exampleText}</p>
      <h2>{text.audit}</h2>
      <p>{text.coarsening[disclosure.coarsening]}</p>
      <Table
        caption={text.auditNote}
        columns={[{ title: text.audit }, { title: common[language].nav.data, number: true }]}
        rows={rows.map((row) => ({
          key: row,
          cells: [text.auditRows[row], disclosure[row] === null ? "–" : number(disclosure[row])],
        }))}
      />
      <p>
        <a href={view.file("disclosure.json")}>disclosure.json</a>
      </p>
      <h2>{text.plan}</h2>
      <p>{text.planText(head.engine, head.policyId)}</p>
      <p>
        {text.planHash}: <code>{head.planHash}</code>
      </p>
      <p>
        {text.seed(head.lottery.seed, head.lottery.source)} {text.draw}
      </p>
      <h2>{text.legal}</h2>
      <p>{policy.title[language]}</p>
      <ul>
        {policy.legalBasis.map((citation) => (
          <li key={citation.text}>
            <Source
              text={
                citation.url === undefined ? citation.text : `${citation.text}: ${citation.url}`
              }
              language={language}
            />
          </li>
        ))}
      </ul>
      <p className="mark">{policy.note[language]}</p>
    </>
  );
}
