import { catalogue } from "@pindah/ui";
import { TRPCClientError } from "@trpc/client";
import { useText } from "../language/index.ts";
import type { Failure } from "../parts/index.ts";

const texts = catalogue({
  id: {
    unknown: "Terjadi kegagalan di server. Sebutkan nomor rujukan bila Anda melaporkannya.",
    reasons: {
      not_found: "Yang dicari tidak ada, atau tidak dalam wewenang Anda.",
      too_many_calls: "Terlalu banyak permintaan dalam waktu singkat. Tunggu sebentar.",
      too_many_sign_ins: "Terlalu banyak percobaan masuk. Tunggu beberapa menit.",
      wrong_name_or_password: "Nama atau kata sandi salah.",
      state_does_not_allow_it: "Keadaan sudah berubah: tindakan ini tidak berlaku lagi.",
      changed_since_seen: "Orang lain mengubahnya sejak Anda membuka halaman ini. Muat ulang dulu.",
      kin_concerned: "Ini menyangkut keluarga Anda. Mintalah orang lain.",
      same_person: "Yang membuat tidak boleh menyetujui. Mintalah orang lain.",
      cursor_unreadable: "Halaman lanjutan tidak dikenali. Muat ulang daftar.",
      input_invalid: "Isian tidak sesuai.",
      server_busy: "Server sedang sibuk. Coba lagi sebentar.",
      step_up_required: "Tindakan ini meminta Anda membuktikan diri sekali lagi.",
      second_factor_required:
        "Peran Anda wajib memakai faktor kedua. Pasang dulu di halaman Keamanan akun.",
      code_wrong_or_used: "Kode salah atau sudah dipakai. Tunggu kode berikutnya.",
      passkey_not_accepted: "Kunci sandi tidak diterima.",
      link_not_valid: "Tautan ini sudah dipakai atau habis masanya. Mintalah yang baru.",
      password_too_weak: "Kata sandi terlalu mudah ditebak: pakai kalimat, minimal 12 huruf.",
      roles_conflict: "Peran itu tidak boleh dipegang bersama peran yang sudah ada.",
      scope_does_not_fit: "Lingkup tidak sesuai dengan peran.",
      sign_in_name_taken: "Nama masuk atau alamat surel sudah dipakai.",
    },
  },
  en: {
    unknown: "Something failed on the server. Give the reference when you report it.",
    reasons: {
      not_found: "It does not exist, or it is outside your scope.",
      too_many_calls: "Too many requests in a short time. Wait a moment.",
      too_many_sign_ins: "Too many sign-in attempts. Wait a few minutes.",
      wrong_name_or_password: "The name or the password is wrong.",
      state_does_not_allow_it: "The state has changed: this action no longer applies.",
      changed_since_seen: "Somebody changed it since you opened this page. Reload first.",
      kin_concerned: "This concerns your own kin. Ask another person.",
      same_person: "Who made it may not approve it. Ask another person.",
      cursor_unreadable: "The next page is not recognised. Reload the list.",
      input_invalid: "The input is not as expected.",
      server_busy: "The server is busy. Try again shortly.",
      step_up_required: "This act asks you to prove once more who you are.",
      second_factor_required:
        "Your role needs a second factor. Set it up on the Account security page first.",
      code_wrong_or_used: "The code is wrong or was used. Wait for the next one.",
      passkey_not_accepted: "The passkey was not accepted.",
      link_not_valid: "This link was used or is too old. Ask for a new one.",
      password_too_weak: "The password is easy to guess: use a sentence of 12 letters or more.",
      roles_conflict: "That role may not be held beside a role held already.",
      scope_does_not_fit: "The scope does not fit the role.",
      sign_in_name_taken: "The sign-in name or e-mail address is taken.",
    },
  },
});

/** Refusals to prove who one is: the reader's to mend. */
const noEntry = new Set([
  "wrong_name_or_password",
  "too_many_sign_ins",
  "code_wrong_or_used",
  "passkey_not_accepted",
  "link_not_valid",
  "password_too_weak",
]);

type Answer = { readonly reason: string | null; readonly requestId: string | null };

function answerOf(error: unknown): Answer | null {
  if (!(error instanceof TRPCClientError)) return null;
  const data: unknown = error.data;
  if (typeof data !== "object" || data === null) return null;
  return {
    reason: "reason" in data && typeof data.reason === "string" ? data.reason : null,
    requestId: "requestId" in data && typeof data.requestId === "string" ? data.requestId : null,
  };
}

/** The word by which the API says why it refused; null when it said none. */
export function reasonOf(error: unknown): string | null {
  return answerOf(error)?.reason ?? null;
}

/** What a refusal says beside its word, e.g. the rule that refused. */
export function figuresOf(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof TRPCClientError)) return {};
  const data: unknown = error.data;
  if (typeof data !== "object" || data === null || !("figures" in data)) return {};
  const { figures } = data;
  return typeof figures === "object" && figures !== null ? { ...figures } : {};
}

/** An error of a request in words for the reader. */
export function useFailure(): (error: unknown) => Failure {
  const text = useText(texts);
  return (error) => {
    const answer = answerOf(error);
    if (answer === null) return { kind: "offline" };
    if (answer.reason === "not_allowed") return { kind: "no_permission" };
    const reasons: Readonly<Record<string, string>> = text.reasons;
    const message = reasons[answer.reason ?? ""] ?? text.unknown;
    if (noEntry.has(answer.reason ?? "")) return { kind: "no_entry", message };
    return { kind: "failed", message, reference: answer.requestId };
  };
}
