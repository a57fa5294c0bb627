import type { View } from "../site/view.ts";
import { reading } from "./reading-texts.ts";

/** A person's own decision, checked against the root in the release; nothing leaves the browser. */
export function ReceiptPage({ view }: { readonly view: View }) {
  const { language, release } = view;
  const text = reading[language].receipt;
  const issued = release.manifest.files.some(({ path }) => path === "receipts.json");
  return (
    <>
      <h1>{text.heading}</h1>
      <p className="lead">{text.lead}</p>
      {issued ? (
        <section
          className="box"
          data-receipt=""
          data-checker={view.asset(view.assets.receiptCheck)}
          data-published={view.file("receipts.json")}
          data-published-sha256={
            release.manifest.files.find(({ path }) => path === "receipts.json")?.sha256
          }
          data-messages={JSON.stringify(text.messages)}
        >
          <h2>{text.check}</h2>
          <p data-without-script="">{text.noScript}</p>
          <label>
            {text.field}
            <textarea rows={6} spellCheck={false} autoComplete="off" />
          </label>
          <p>
            <button type="button" hidden>
              {text.button}
            </button>
          </p>
          <div role="status" data-result="" />
        </section>
      ) : (
        <p>
          <b>{text.notIssued}</b>
        </p>
      )}
      <h2>{text.what}</h2>
      <ul>
        {Object.values(text.points).map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </>
  );
}
