import { catalogue } from "@pindah/ui";

export const text = catalogue({
  id: {
    title: "Rilis",
    lead: "Kumpulan berkas publik yang dibuat dari rencana yang berlaku, dengan hash tiap berkas.",
    build: "Buat rilis dari rencana yang berlaku",
    building: "Meminta…",
    none: "Belum ada rilis.",
    states: { building: "sedang dibuat", draft: "rancangan", failed: "gagal" },
    requested: "Diminta",
    built: "Selesai",
    run: "Perhitungan",
    files: (count: string) => `${count} berkas`,
    file: "Berkas",
    bytes: "Ukuran (byte)",
    failure: "Sebab",
  },
  en: {
    title: "Releases",
    lead: "Sets of public files built from the plan of record, with the hash of each file.",
    build: "Build a release from the plan of record",
    building: "Asking…",
    none: "No release yet.",
    states: { building: "being built", draft: "draft", failed: "failed" },
    requested: "Requested",
    built: "Built",
    run: "Run",
    files: (count: string) => `${count} files`,
    file: "File",
    bytes: "Size (bytes)",
    failure: "Cause",
  },
});
