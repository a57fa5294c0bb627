import { datasetTables, identitiesAsTable } from "@pindah/domain/registry";
import { generateDataset, generateIdentities, loadIllustrativePolicy } from "@pindah/nusantara";
import { writeCsv } from "@pindah/sheets";
import { formatNumber, type Language } from "@pindah/ui";
import { writeDirectory } from "../output/write-directory.ts";
import { exitCode, type Terminal } from "../terminal.ts";

export type DemoOptions = {
  readonly out: string;
  readonly people: number;
  readonly seed: number;
  readonly lang: Language;
};

/** `pindah demo`: writes the demonstration data as the CSV files that `pindah plan` reads. */
export async function demoCommand(options: DemoOptions, terminal: Terminal): Promise<number> {
  terminal.progress(options.lang === "id" ? "Membuat data peragaan…" : "Making the demonstration…");
  const dataset = generateDataset({ people: options.people, seed: options.seed });
  const identities = generateIdentities(dataset, options.seed);
  const tables = [...datasetTables(dataset), identitiesAsTable(identities)];
  const files = [
    ...tables.map((table) => ({ path: table.file, text: writeCsv(table) })),
    { path: "policy.json", text: `${JSON.stringify(loadIllustrativePolicy(), null, 2)}\n` },
  ];
  await writeDirectory(options.out, files, "dataset.csv");
  const people = formatNumber(dataset.people.length, options.lang);
  terminal.result(
    options.lang === "id"
      ? `${files.length} berkas peragaan di ${options.out}: ${people} orang rekaan, ${dataset.units.length} unit.`
      : `${files.length} demonstration files in ${options.out}: ${people} synthetic people, ${dataset.units.length} units.`,
  );
  return exitCode.complete;
}
