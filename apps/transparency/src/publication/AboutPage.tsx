import type { View } from "../site/view.ts";
import { texts } from "./texts.ts";

export function AboutPage({ view }: { readonly view: View }) {
  const text = texts[view.language].about;
  return (
    <>
      <h1>{text.heading}</h1>
      {Object.values(text.paragraphs).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <h2>{text.accessibility}</h2>
      <ul>
        {Object.values(text.accessibilityList).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <h2>{text.privacy}</h2>
      <p>{text.privacyText}</p>
      <h2>{text.missing}</h2>
      <p>
        {text.missingText} {view.release.log === null ? text.missingSignature : null}
      </p>
    </>
  );
}
