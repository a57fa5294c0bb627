import type { Language } from "@pindah/ui";
import { texts } from "./texts.ts";

/** The verifier as one file, for keeping: it carries its style, its script and the rules. */
export function StandaloneVerifier({
  language,
  css,
  script,
}: {
  readonly language: Language;
  readonly css: string;
  readonly script: string;
}) {
  const text = texts[language].standalone;
  const messages = { ...texts[language].verify.messages, ...text.messages };
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{text.title}</title>
        <style dangerouslySetInnerHTML={{ __html: css }} />
      </head>
      <body>
        <main className="wide">
          <h1>{text.title}</h1>
          <p className="lead">{text.lead}</p>
          <section className="box" data-standalone="" data-messages={JSON.stringify(messages)}>
            <h2>{text.heading}</h2>
            <p data-without-script="">{text.noScript}</p>
            <label>
              {text.folder}
              {/* @ts-expect-error -- choosing a folder is in every browser, but not in the types */}
              <input type="file" webkitdirectory="" multiple />
            </label>
            <label>
              {text.root}
              <input type="text" name="root" autoComplete="off" spellCheck={false} />
            </label>
            <p>
              <button type="button" hidden>
                {text.button}
              </button>
            </p>
            <div role="status" data-result="" />
          </section>
          <p className="small">{text.hash}</p>
        </main>
        <script type="module" dangerouslySetInnerHTML={{ __html: script }} />
      </body>
    </html>
  );
}
