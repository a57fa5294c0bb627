import { Table } from "../site/parts.tsx";
import type { View } from "../site/view.ts";
import { glossary } from "./glossary.ts";
import { reading } from "./reading-texts.ts";

export function GlossaryPage({ view }: { readonly view: View }) {
  const { language } = view;
  const text = reading[language].glossary;
  return (
    <>
      <h1>{text.heading}</h1>
      <p className="lead">{text.lead}</p>
      {glossary.map(({ heading, terms }) => (
        <section key={heading.en}>
          <h2>{heading[language]}</h2>
          <Table
            quiet
            caption={heading[language]}
            columns={[{ title: text.indonesian }, { title: text.english }]}
            rows={terms.map(({ id, en }) => ({
              key: id,
              cells: [
                <span key="id" lang="id">
                  {id}
                </span>,
                <span key="en" lang="en">
                  {en}
                </span>,
              ],
            }))}
          />
        </section>
      ))}
    </>
  );
}
