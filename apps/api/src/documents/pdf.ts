import { createRequire } from "node:module";
import { assertNever, type LocalDate } from "@pindah/domain/kernel";
import Pages from "pdfkit";
import { encode } from "uqr";
import type { DocumentContent } from "./content.ts";

/** What makes a document of its content: its number, its day, and where it can be checked. */
export type Issue = {
  readonly number: string;
  readonly issuedOn: LocalDate;
  readonly signer: string;
  /** Address of the public page that says whether the document is valid. */
  readonly checkUrl: string;
  readonly contentHash: string;
};

const fonts = createRequire(import.meta.url);
const regular = fonts.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf");
const bold = fonts.resolve("dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf");
const margin = 56;
const qrPoints = 84;

/** The printed form, A4. The same content and issue give the same bytes. */
export function renderPdf(content: DocumentContent, issue: Issue): Promise<Uint8Array> {
  const pdf = new Pages({
    size: "A4",
    margin,
    bufferPages: true,
    lang: "id-ID",
    info: {
      Title: `${content.title.id} ${issue.number}`,
      Producer: "Pindah",
      Creator: "Pindah",
      CreationDate: new Date(`${issue.issuedOn}T00:00:00Z`),
      ModDate: new Date(`${issue.issuedOn}T00:00:00Z`),
    },
  });
  const bytes = collect(pdf);
  pdf.registerFont("regular", regular);
  pdf.registerFont("bold", bold);
  head(pdf, content, issue);
  switch (content.kind) {
    case "decree":
      decree(pdf, content, issue);
      break;
    case "entitlement":
      entitlement(pdf, content, issue);
      break;
    default:
      assertNever(content);
  }
  numberPages(pdf, issue);
  pdf.end();
  return bytes;
}

type Pdf = InstanceType<typeof Pages>;

function collect(pdf: Pdf): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Uint8Array[] = [];
    pdf.on("data", (part: Uint8Array) => parts.push(part));
    pdf.on("end", () => resolve(new Uint8Array(Buffer.concat(parts))));
    pdf.on("error", reject);
  });
}

const left = (pdf: Pdf) => pdf.page.margins.left;
const width = (pdf: Pdf) => pdf.page.width - 2 * margin;

function head(pdf: Pdf, content: DocumentContent, { number, issuedOn }: Issue): void {
  pdf.font("bold").fontSize(13).text(content.title.id, { align: "center" });
  pdf.font("regular").fontSize(10).text(`Nomor ${number}`, { align: "center" });
  pdf.text(`Ditetapkan ${issuedOn}`, { align: "center" });
  if (content.illustrative)
    pdf
      .moveDown(0.5)
      .font("bold")
      .fontSize(9)
      .text("PERAGAAN: bobot, standar, dan orang adalah ilustrasi. Bukan keputusan resmi.", {
        align: "center",
      });
  pdf.moveDown(1).font("regular").fontSize(10);
}

function decree(
  pdf: Pdf,
  content: Extract<DocumentContent, { kind: "decree" }>,
  issue: Issue,
): void {
  const { wave, movesOn, annex, asOf, planHash } = content;
  pdf.text(
    `Menetapkan pemindahan ${annex.length} rumah tangga aparatur sipil negara ke Nusantara dalam ${wave.id}` +
      `${movesOn === null ? "" : `, pada ${movesOn}`}, sebagaimana tercantum dalam lampiran.`,
  );
  pdf.moveDown(0.5);
  pdf.text(`Dasar: rencana yang berlaku dengan data per ${asOf}.`);
  pdf.text(`Sidik rencana (SHA-256): ${planHash}`);
  pdf.text(`Sidik isi keputusan ini: ${issue.contentHash}`);
  pdf.text(
    "Hasil perhitungan menjadi keputusan hanya karena ditetapkan oleh pejabat yang namanya tercantum di bawah.",
  );
  sign(pdf, issue);
  pdf.addPage();
  pdf.font("bold").fontSize(11).text(`Lampiran Keputusan ${issue.number}`);
  pdf.moveDown(0.5);
  table(
    pdf,
    [
      ["No.", 34],
      ["Nama", 116],
      ["NIP", 108],
      ["Unit", 122],
      ["Menara", 42],
      ["Hunian", 60],
    ],
    annex.map((row) => [String(row.rank), row.name, row.nip, row.unit, row.tower, row.home]),
  );
}

function entitlement(
  pdf: Pdf,
  content: Extract<DocumentContent, { kind: "entitlement" }>,
  issue: Issue,
): void {
  pdf.font("bold").text(content.person);
  pdf.font("regular").text(content.unit).moveDown(0.5);
  table(
    pdf,
    [
      ["Hal", 180],
      ["Keterangan", 300],
    ],
    content.facts.map(({ name, value }) => [name, value]),
  );
  pdf.moveDown(0.5);
  pdf.text(`Data per ${content.asOf}. Sidik rencana: ${content.planHash}`, left(pdf), pdf.y, {
    width: width(pdf),
  });
  sign(pdf, issue);
}

function sign(pdf: Pdf, { signer, checkUrl }: Issue): void {
  if (pdf.y > pdf.page.height - margin - 150) pdf.addPage();
  pdf.moveDown(2);
  const top = pdf.y;
  qr(pdf, checkUrl, left(pdf), top);
  const beside = left(pdf) + qrPoints + 16;
  pdf
    .fontSize(9)
    .text("Periksa keabsahan dokumen ini tanpa masuk:", beside, top, { width: 220 })
    .text(checkUrl, { width: 220 });
  pdf.fontSize(10).text("Ditetapkan secara elektronik oleh", beside, top + 52, { width: 300 });
  pdf.font("bold").text(signer, { width: 300 }).font("regular");
  pdf.y = Math.max(pdf.y, top + qrPoints);
}

/** The address as squares: no picture, and sharp in print. */
function qr(pdf: Pdf, text: string, x: number, y: number): void {
  const { data, size } = encode(text, { ecc: "M", border: 2 });
  const side = qrPoints / size;
  for (const [row, cells] of data.entries())
    for (const [column, dark] of cells.entries())
      if (dark) pdf.rect(x + column * side, y + row * side, side, side);
  pdf.fill("black");
}

function table(
  pdf: Pdf,
  columns: readonly (readonly [name: string, width: number])[],
  rows: readonly (readonly string[])[],
): void {
  const line = (cells: readonly string[], font: "regular" | "bold") => {
    pdf.font(font).fontSize(8);
    const heights = cells.map((cell, place) =>
      pdf.heightOfString(cell, { width: (columns[place]?.[1] ?? 0) - 6 }),
    );
    const height = Math.max(...heights) + 5;
    if (pdf.y + height > pdf.page.height - margin - 20) {
      pdf.addPage();
      if (font === "regular") line(names, "bold");
      pdf.font(font).fontSize(8);
    }
    const top = pdf.y;
    let x = left(pdf);
    for (const [place, cell] of cells.entries()) {
      const room = columns[place]?.[1] ?? 0;
      pdf.text(cell, x, top + 2, { width: room - 6 });
      x += room;
    }
    pdf
      .moveTo(left(pdf), top + height)
      .lineTo(x, top + height)
      .lineWidth(0.4)
      .stroke("#999999");
    pdf.fill("black");
    pdf.x = left(pdf);
    pdf.y = top + height;
  };
  const names = columns.map(([name]) => name);
  line(names, "bold");
  for (const row of rows) line(row, "regular");
  pdf.font("regular").fontSize(10);
}

/** Only now is it known how many pages there are. */
function numberPages(pdf: Pdf, { number }: Issue): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page);
    // Below the margin, where text would otherwise begin another page.
    pdf.page.margins.bottom = 0;
    pdf
      .font("regular")
      .fontSize(8)
      .text(`${number}  ·  halaman ${page + 1} dari ${count}`, margin, pdf.page.height - 40, {
        width: width(pdf),
        align: "center",
        lineBreak: false,
      });
  }
}
