import { formatMonth } from "@pindah/ui";
import { Source } from "../site/parts.tsx";
import { common } from "../site/texts.ts";
import type { View } from "../site/view.ts";
import { questions } from "./questions.ts";
import { reading } from "./reading-texts.ts";

/** What civil servants and their families ask: each answer with who said so and when. */
export function QuestionsPage({ view }: { readonly view: View }) {
  const { language } = view;
  const text = reading[language].questions;
  return (
    <>
      <h1>{text.heading}</h1>
      <p className="lead">{text.lead}</p>
      {questions.map(({ id, question, answer, sources, more }) => (
        <section key={id} id={id}>
          <h2>{question[language]}</h2>
          <p>{answer[language]}</p>
          <p className="small">
            {sources.length === 0 ? `${text.byThisPlan} ` : `${text.saidBy} `}
            {sources.map(({ url, saidIn }) => (
              <span key={url}>
                <Source text={url} language={language} /> (
                {saidIn.length === 4 ? saidIn : formatMonth(saidIn, language)}).{" "}
              </span>
            ))}
            <a href={view.link({ kind: more })}>
              {text.more}: {common[language].nav[more]}
            </a>
          </p>
        </section>
      ))}
    </>
  );
}
