import type { BackupRefusal, DamagedFile } from "@pindah/api/operations";
import type { Language } from "@pindah/ui";

/** What is wrong with a backup, where, and what to do. */
export function backupRefusalText(refusal: BackupRefusal, language: Language): string {
  return texts(refusal)[language];
}

function texts(refusal: BackupRefusal): Readonly<Record<Language, string>> {
  switch (refusal.kind) {
    case "folder_not_empty":
      return {
        id: `${refusal.folder} tidak kosong. Pilih folder baru: cadangan tidak menimpa apa pun.`,
        en: `${refusal.folder} is not empty. Choose a new folder: a backup overwrites nothing.`,
      };
    case "recipient_unreadable":
      return {
        id: "Kunci penerima tidak terbaca. Yang diperlukan: kunci publik age, berawalan age1.",
        en: "The recipient's key cannot be read. Needed: an age public key, which begins with age1.",
      };
    case "log_broken":
      return {
        id: `Catatan tindakan rusak di ${refusal.problems} tempat; tidak dicadangkan. Lihat dengan: pindah db verify-log`,
        en: `The action log is broken in ${refusal.problems} places; not backed up. See: pindah db verify-log`,
      };
    case "no_backup":
      return {
        id: `Di ${refusal.folder} tidak ada manifest.json: bukan cadangan, atau cadangan yang tidak selesai.`,
        en: `${refusal.folder} has no manifest.json: it is no backup, or one that was not finished.`,
      };
    case "manifest_unreadable":
      return {
        id: `manifest.json tidak dapat dipakai, di: ${refusal.at.join(", ") || "seluruh berkas"}. Ambil salinan lain.`,
        en: `manifest.json cannot be used, at: ${refusal.at.join(", ") || "the whole file"}. Take another copy.`,
      };
    case "files_damaged":
      return {
        id: `Cadangan rusak; tidak ada yang diubah. ${refusal.files.map((f) => damageText(f).id).join("; ")}. Ambil salinan lain.`,
        en: `The backup is damaged; nothing was changed. ${refusal.files.map((f) => damageText(f).en).join("; ")}. Take another copy.`,
      };
    case "key_needed":
      return {
        id: "Cadangan ini tersegel. Beri kunci rahasianya dengan --identity-file.",
        en: "This backup is sealed. Give its secret key with --identity-file.",
      };
    case "key_wrong":
      return {
        id: `${refusal.file} tidak terbuka dengan kunci ini. Pakai kunci pasangan penerimanya.`,
        en: `${refusal.file} does not open with this key. Use the other half of the recipient's key.`,
      };
    case "other_schema":
      return {
        id: `Skema cadangan (${refusal.backup} migrasi) bukan skema program ini (${refusal.program}). Pulihkan dengan versi Pindah yang membuatnya, lalu: pindah db migrate`,
        en: `The backup's schema (${refusal.backup} migrations) is not this program's (${refusal.program}). Restore it with the version of Pindah that made it, then: pindah db migrate`,
      };
    case "other_log":
      return {
        id: `Sidik akhir catatan di cadangan ${refusal.found}, seharusnya ${refusal.expected}: cadangan lebih tua, atau dari basis data lain.`,
        en: `The backup's last hash of the log is ${refusal.found}, expected ${refusal.expected}: it is older, or of another database.`,
      };
    case "database_not_empty":
      return {
        id: `Basis data tujuan tidak kosong (${refusal.tables.join(", ")}). Pulihkan ke basis data baru, lalu alihkan.`,
        en: `The target database is not empty (${refusal.tables.join(", ")}). Restore into a new one, then switch over.`,
      };
  }
}

function damageText({ file, how }: DamagedFile): Readonly<Record<Language, string>> {
  const what = {
    missing: { id: "tidak ada", en: "is missing" },
    other_length: { id: "panjangnya lain", en: "has another length" },
    other_content: { id: "isinya lain", en: "has other content" },
    not_in_manifest: { id: "tidak disebut manifest", en: "is not in the manifest" },
  }[how];
  return { id: `${file} ${what.id}`, en: `${file} ${what.en}` };
}
