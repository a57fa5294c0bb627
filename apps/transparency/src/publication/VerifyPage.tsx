import { formatNumber } from "@pindah/ui";
import { standingTexts } from "../site/standing.ts";
import type { View } from "../site/view.ts";
import { logFiles } from "../site/release.ts";
import { texts } from "./texts.ts";

export function VerifyPage({ view }: { readonly view: View }) {
  const { language, release } = view;
  const text = texts[language].verify;
  const standing = standingTexts(release, language);
  return (
    <>
      <h1>{release.log === null ? text.draftHeading : text.heading}</h1>
      {release.log === null ? (
        <p>
          <b>{standing.name(formatNumber(release.manifest.number, language))}</b>
        </p>
      ) : null}
      <p className="lead">{text.lead}</p>
      <p>
        {standing.root}: <code>{release.manifestSha256}</code>
        <br />
        {text.manifest}: <a href={view.file("manifest.json")}>manifest.json</a>
      </p>
      <section
        className="box"
        data-verify=""
        data-folder={view.file("")}
        data-root={release.manifestSha256}
        data-log={release.log === null ? undefined : JSON.stringify(release.log)}
        data-messages={JSON.stringify(text.messages)}
      >
        <h2>{text.title}</h2>
        <p data-without-script="">{text.noScript}</p>
        <p>
          <button type="button" hidden>
            {text.button}
          </button>
        </p>
        <div role="status" data-result="" />
      </section>
      <h2>{text.log}</h2>
      {release.log === null ? (
        <p>{text.noLog}</p>
      ) : (
        <>
          <p>{text.logText}</p>
          <p>
            {text.origin}: <code>{release.log.origin}</code>
          </p>
          <ul>
            {release.log.keys.map((key) => (
              <li key={key}>
                <code>{key}</code>
              </li>
            ))}
          </ul>
          <p>
            <a href={view.file(logFiles.proof)}>{logFiles.proof}</a>,{" "}
            <a href={view.file(logFiles.leaves)}>{logFiles.leaves}</a>
          </p>
        </>
      )}
      <h2>{texts[language].standalone.title}</h2>
      <p>
        <a href={view.asset(view.assets.standalone[language].path)} download="">
          {texts[language].standalone.download}
        </a>{" "}
        (SHA-256 <code>{view.assets.standalone[language].sha256}</code>).{" "}
        {texts[language].standalone.downloadText}
      </p>
      <h2>{text.command}</h2>
      <pre tabIndex={0}>
        <code>{`sha256sum manifest.json\n# ${release.manifestSha256}\n`}</code>
      </pre>
      <p>{text.limit}</p>
    </>
  );
}
