import type { View } from "../site/view.ts";
import { texts } from "./texts.ts";

/** The block that lets a visitor run the screening again. Its script reads the data attributes. */
export function Rerun({ view }: { readonly view: View }) {
  const { release, assets, language } = view;
  const text = texts[language];
  const hashes = new Map(release.manifest.files.map(({ path, sha256 }) => [path, sha256]));
  const inputs = "inputs/screening.json";
  const fingerprints = "results/fingerprints.json";
  return (
    <section
      className="box"
      id="hitung-ulang"
      data-rerun=""
      data-rules={view.asset(assets.rules.path)}
      data-rules-sha256={assets.rules.sha256}
      data-inputs={view.file(inputs)}
      data-inputs-sha256={hashes.get(inputs)}
      data-fingerprints={view.file(fingerprints)}
      data-fingerprints-sha256={hashes.get(fingerprints)}
      data-messages={JSON.stringify(text.messages)}
    >
      <h2>{text.rerun}</h2>
      <p>{text.rerunText}</p>
      <p data-without-script="">{text.rerunNoScript}</p>
      <p>
        <button type="button" hidden>
          {text.rerunButton}
        </button>
      </p>
      <div role="status" data-result="" />
      <p className="small">
        <a href={view.file(inputs)}>{text.rerunFiles.inputs}</a>,{" "}
        <a href={view.file(fingerprints)}>{text.rerunFiles.fingerprints}</a>,{" "}
        <a href={view.asset(assets.rules.path)}>{text.rerunFiles.rules}</a> (SHA-256{" "}
        <code>{assets.rules.sha256}</code>)
      </p>
    </section>
  );
}
