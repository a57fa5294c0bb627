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
  const [, body = ""] = /^<svg[^>]*>(.*)<\/svg>$/s.exec(renderSVG(mark, { pixelSize: 1 })) ?? [];
  const [, size = "0"] = /viewBox="0 0 (\d+) /.exec(renderSVG(mark, { pixelSize: 1 })) ?? [];
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
