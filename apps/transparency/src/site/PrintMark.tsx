import { renderSVG } from "uqr";
import type { View } from "./view.ts";
import { folderOf } from "./address.ts";
import { common } from "./texts.ts";

/** On paper alone: which page of which release this is, as words and as a QR code. */
export function PrintMark({ view }: { readonly view: View }) {
  const { language, page, release, origin } = view;
  const path = folderOf(page, language);
  const address = origin === null ? path : new URL(path, origin).href;
  const { releaseId } = release.manifest;
  const mark = `${address}\nSHA-256 ${release.manifestSha256}`;
  // A fixed mask: finding the handsomest of eight would take longer than writing the page.
  const drawn = renderSVG(mark, { pixelSize: 1, maskPattern: 2 });
  const [, size = "0", body = ""] = /viewBox="0 0 (\d+) [^>]*>(.*)<\/svg>$/s.exec(drawn) ?? [];
  return (
    <div className="paper">
      <svg
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={common[language].paperCode}
        dangerouslySetInnerHTML={{ __html: body }}
      />
      <p>
        {address} · {releaseId}
        <br />
        SHA-256 <code>{release.manifestSha256}</code>
      </p>
    </div>
  );
}
