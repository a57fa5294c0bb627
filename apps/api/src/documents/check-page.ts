import { html } from "hono/html";
import type { ReadDatabase } from "../db/database.ts";
import { checkDocument } from "./documents.store.ts";

const states = {
  draft: { id: "rancangan", en: "draft" },
  valid: { id: "BERLAKU", en: "VALID" },
  revoked: { id: "DICABUT", en: "REVOKED" },
  replaced: { id: "DIGANTI", en: "REPLACED" },
} as const;

/**
 * The page behind the QR of a printed document: number, day, hash and state, and nobody's name.
 * Wrong numbers and wrong codes look the same.
 */
export async function checkPage(db: ReadDatabase, number: string, checkCode: string) {
  const found = await checkDocument(db, number, checkCode);
  const body =
    found === null
      ? html`<h1>Dokumen tidak dikenal</h1>
          <p>Tidak ada dokumen dengan nomor dan kode ini. Periksa kembali alamatnya.</p>
          <p lang="en">No document has this number and code. Check the address again.</p>`
      : html`<h1>${states[found.state].id} <span lang="en">/ ${states[found.state].en}</span></h1>
          <dl>
            <dt>Nomor / <span lang="en">Number</span></dt>
            <dd>${found.number}</dd>
            <dt>Tanggal / <span lang="en">Date</span></dt>
            <dd>${found.issuedOn}</dd>
            <dt>SHA-256</dt>
            <dd>${found.sha256}</dd>
            ${
              found.replacedBy === null
                ? ""
                : html`<dt>Diganti oleh / <span lang="en">Replaced by</span></dt>
                    <dd>${found.replacedBy}</dd>`
            }
          </dl>
          <p>Bandingkan nomor, tanggal, dan sidik SHA-256 berkas dengan yang tercetak.</p>
          <p lang="en">Compare number, date and the SHA-256 of the file with what you hold.</p>`;
  const page = html`<!doctype html>
    <html lang="id">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>Periksa dokumen · Pindah</title>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`;
  return { page, status: found === null ? (404 as const) : (200 as const) };
}
