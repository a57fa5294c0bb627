import type { Bilingual } from "../kernel/index.ts";
import type { CompetencyResult, KnockOut } from "./result.ts";

export const outcomes: Readonly<Record<CompetencyResult["outcome"], Bilingual>> = {
  eligible: { id: "memenuhi syarat", en: "eligible" },
  conditional: {
    id: "memenuhi syarat setelah pelatihan",
    en: "eligible after training",
  },
  not_eligible: { id: "belum memenuhi syarat", en: "not eligible" },
  undecided: { id: "belum dapat diputuskan", en: "undecided" },
};

export const standings: Readonly<
  Record<Extract<KnockOut, { kind: "standing" }>["standing"], Bilingual>
> = {
  active: { id: "aktif", en: "active" },
  unpaid_leave: { id: "cuti di luar tanggungan negara", en: "unpaid leave" },
  study_leave: { id: "tugas belajar", en: "study leave" },
  suspended: { id: "pemberhentian sementara", en: "suspended" },
  pre_retirement_leave: { id: "masa persiapan pensiun", en: "leave before retirement" },
};

export const disciplines: Readonly<
  Record<Extract<KnockOut, { kind: "discipline" }>["discipline"], Bilingual>
> = {
  none: { id: "tidak ada", en: "void" },
  light: { id: "ringan", en: "light" },
  medium: { id: "sedang", en: "medium" },
  severe: { id: "berat", en: "severe" },
};
