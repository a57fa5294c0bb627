import { formatNumber } from "@pindah/ui";
import { folderOf } from "../site/address.ts";
import { standingTexts } from "../site/standing.ts";
import type { View } from "../site/view.ts";
import { reading } from "./reading-texts.ts";

/** How a reader reports an error: a letter that names the release, without an account. */
export function ReportPage({ view }: { readonly view: View }) {
  const { language, release } = view;
  const text = reading[language].report;
  const name = standingTexts(release, language).name(
    formatNumber(release.manifest.number, language),
  );
  const letter = text.letter(name, release.manifestSha256, folderOf({ kind: "home" }, language));
  const address = `mailto:?subject=${encodeURIComponent(text.subject(name))}&body=${encodeURIComponent(letter)}`;
  return (
    <>
      <h1>{text.heading}</h1>
      <p className="lead">{text.lead}</p>
      <ol>
        {Object.values(text.steps).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>
        <a href={address}>{text.open}</a>
      </p>
      <h2>{text.byHand}</h2>
      <pre tabIndex={0}>{letter}</pre>
      <p className="small">{text.privacy}</p>
    </>
  );
}
