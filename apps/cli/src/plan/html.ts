/** HTML built from text: everything that is not markup goes through `escape`. */
export function escape(text: string | number): string {
  return String(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** A table: the first cell of a row names it; columns of numbers stand to the right. */
export function htmlTable(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const numeric = head.map(
    (_, index) => index > 0 && rows.every((row) => NUMBER.test(String(row[index] ?? ""))),
  );
  const right = (index: number) => (numeric[index] === true ? ' class="number"' : "");
  const headCells = head.map((name, i) => `<th scope="col"${right(i)}>${escape(name)}</th>`);
  const bodyRows = rows.map((row) => {
    const cells = row.map((value, i) =>
      i === 0 ? `<th scope="row">${escape(value)}</th>` : `<td${right(i)}>${escape(value)}</td>`,
    );
    return `<tr>${cells.join("")}</tr>`;
  });
  return `<div class="scroll"><table><caption>${escape(caption)}</caption><thead><tr>${headCells.join("")}</tr></thead><tbody>${bodyRows.join("")}</tbody></table></div>`;
}

const NUMBER = /^(?:–|(?:Rp)?[−+]?[\d.,]+)$/;

export type Bar = {
  readonly name: string;
  readonly value: number;
  /** The whole the bar fills, drawn as an outline; null for none. */
  readonly of: number | null;
  readonly label: string;
};

/** Horizontal bars with their figures beside them, as one drawing that also reads as text. */
export function htmlBars(title: string, bars: readonly Bar[]): string {
  const most = Math.max(1, ...bars.map(({ value, of }) => Math.max(value, of ?? 0)));
  const width = (value: number) => Math.round((value * 400) / most);
  const rows = bars.map(({ name, value, of, label }, index) => {
    const y = index * 28;
    const outline =
      of === null
        ? ""
        : `<rect class="whole" x="150" y="${y + 5}" width="${width(of)}" height="16"/>`;
    return `<text x="142" y="${y + 18}" text-anchor="end">${escape(name)}</text>${outline}<rect class="part" x="150" y="${y + 5}" width="${width(value)}" height="16"/><text x="${158 + width(Math.max(value, of ?? 0))}" y="${y + 18}">${escape(label)}</text>`;
  });
  return `<figure><figcaption>${escape(title)}</figcaption><svg viewBox="0 0 720 ${bars.length * 28}" role="img" aria-label="${escape(title)}: ${escape(bars.map(({ name, label }) => `${name} ${label}`).join("; "))}">${rows.join("")}</svg></figure>`;
}

export const reportStyle = `
:root{color-scheme:light dark;--ink:#1b2333;--soft:#5a6478;--line:#d4d9e3;--mark:#196bcd;--paper:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#e7ebf3;--soft:#a5afc2;--line:#39435a;--mark:#6fa8ee;--paper:#141a27}}
*{box-sizing:border-box}body{margin:0 auto;max-width:60rem;padding:1.5rem;font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .25rem}h2{font-size:1.2rem;margin:2.5rem 0 .5rem;border-top:1px solid var(--line);padding-top:1.25rem}
.note{border-left:4px solid var(--mark);padding:.5rem .75rem;background:color-mix(in srgb,var(--mark) 8%,transparent)}
dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:1rem;margin:1rem 0}dt{color:var(--soft);font-size:.9rem}dd{margin:0;font-size:1.5rem;font-variant-numeric:tabular-nums}dd small{display:block;font-size:.8rem;color:var(--soft)}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem}caption{text-align:left;color:var(--soft);padding:.25rem 0}th,td{text-align:left;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line);vertical-align:top}tbody th{font-weight:500}.number{text-align:right;font-variant-numeric:tabular-nums}
figure{margin:1rem 0}figcaption{font-weight:600;margin-bottom:.25rem}svg{width:100%;max-width:45rem;height:auto;font:13px system-ui,sans-serif}svg text{fill:currentColor}.part{fill:var(--mark)}.whole{fill:none;stroke:var(--soft)}
details{margin:.4rem 0}summary{cursor:pointer}code{overflow-wrap:anywhere}
@media print{body{max-width:none}details{break-inside:avoid}}`;
