import type { Dataset } from "@pindah/domain/registry";
import { compareText } from "@pindah/domain/kernel";
import type { users } from "../access/access.table.ts";
import { roles, type Role } from "../access/roles.ts";
import { timestampOf, type Environment } from "../environment.ts";

const names: Record<Role, string> = {
  planner: "Perencana Contoh",
  screening_assessor: "Penilai Penapisan Contoh",
  competency_assessor: "Asesor Kompetensi Contoh",
  institution_officer: "Petugas Instansi Contoh",
  institution_admin: "Admin Instansi Contoh",
  housing_officer: "Petugas Hunian Contoh",
  minister_house_officer: "Petugas Rumah Menteri Contoh",
  finance_officer: "Petugas Keuangan Contoh",
  approver: "Pejabat Penyetuju Contoh",
  publisher: "Petugas Publikasi Contoh",
  auditor: "Auditor Contoh",
  privacy_officer: "Pejabat Pelindungan Data Contoh",
  system_admin: "Admin Sistem Contoh",
  policy_drafter: "Perancang Kebijakan Contoh",
  objection_officer: "Petugas Keberatan Contoh",
  employee: "Pegawai Contoh",
};

/** One account for each role, and a second one of those whose acts need two of them. */
export function demonstrationAccounts(
  dataset: Dataset,
  environment: Environment,
  passwordHash: string,
): (typeof users.$inferInsert)[] {
  const institutionCode = largestInstitution(dataset);
  const [firstPerson] = dataset.people.map(({ personId }) => personId).toSorted(compareText);
  const account = (role: Role, signInName: string, displayName: string) => ({
    userId: environment.newId(),
    signInName,
    displayName,
    role,
    institutionCode:
      role === "institution_officer" || role === "institution_admin" ? institutionCode : null,
    personId: role === "employee" ? (firstPerson ?? null) : null,
    passwordHash,
    waiting: false,
    demonstration: true,
    createdAt: timestampOf(environment),
  });
  return [
    ...roles.map((role) => account(role, role.replaceAll("_", "-"), names[role])),
    ...(["approver", "publisher", "privacy_officer", "system_admin"] as const).map((role) =>
      account(role, `${role.replaceAll("_", "-")}-2`, `${names[role]} Kedua`),
    ),
  ];
}

/** The institution with the most people, so that its officer has something to look at. */
function largestInstitution(dataset: Dataset): string | null {
  const institutionOf = new Map(dataset.units.map((unit) => [unit.code, unit.institutionCode]));
  const counts = new Map<string, number>();
  for (const { unitCode } of dataset.people) {
    const code = institutionOf.get(unitCode);
    if (code !== undefined) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const [largest] = [...counts].toSorted(
    ([codeA, a], [codeB, b]) => b - a || compareText(codeA, codeB),
  );
  return largest?.[0] ?? null;
}
