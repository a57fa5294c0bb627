import { useState } from "react";
import { useFormat, useText } from "../language/index.ts";
import { Figure, Notice, Section } from "../parts/index.ts";
import { DifferenceSection } from "./DifferenceSection.tsx";
import { FindingsSection } from "./FindingsSection.tsx";
import { MatchStep } from "./MatchStep.tsx";
import type { Counts, Import } from "./state.ts";
import { text as texts } from "./text.ts";

/** What the check found and what would change; and, once it is saved, what is left to do. */
export function CheckStep({ data }: { readonly data: Import }) {
  const text = useText(texts);
  const format = useFormat();
  const [isMatching, setMatching] = useState(false);
  if (isMatching) return <MatchStep data={data} onKeep={() => setMatching(false)} />;
  const { counts } = data;
  const held = counts?.held ?? 0;
  return (
    <>
      {data.state === "committed" && (
        <Notice
          tone={held > 0 ? "notice" : "positive"}
          title={text.outcome.committed}
          body={[
            text.outcome.committedBody(format.number(data.written)),
            ...(held > 0 ? [text.outcome.heldBody(format.number(held))] : []),
          ].join(" ")}
        />
      )}
      {counts !== null && <CountsSection counts={counts} />}
      {!data.fileIsKept && data.state === "checked" && (
        <Notice tone="notice" title={text.fileGone} />
      )}
      <FindingsSection data={data} />
      <DifferenceSection data={data} />
      {data.state === "checked" && data.fileIsKept && (
        <button type="button" className="button" onClick={() => setMatching(true)}>
          {text.match.again}
        </button>
      )}
    </>
  );
}

function CountsSection({ counts }: { readonly counts: Counts }) {
  const { counts: text } = useText(texts);
  const format = useFormat();
  return (
    <Section title={text.title}>
      <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4 lg:grid-cols-7">
        {(["rows", "added", "changed", "removed", "same", "held", "toConfirm"] as const).map(
          (key) => (
            <Figure
              key={key}
              name={text[key]}
              value={format.number(counts[key])}
              beside={key === "held" && counts.held > 0 ? text.heldNote : undefined}
            />
          ),
        )}
      </dl>
    </Section>
  );
}
