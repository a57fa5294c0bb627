import { provePolicy } from "@pindah/domain/policy";
import { formatNumber, type Language } from "@pindah/ui";
import { reportProblems } from "../input/read-inputs.ts";
import { flawProblem, readPolicyFiles } from "../input/read-policy.ts";
import { exitCode, type Terminal } from "../terminal.ts";

export type PolicyCheckOptions = { readonly json: boolean; readonly lang: Language };

/** `pindah policy check`: every policy proves itself, or every flaw is named with its witness. */
export async function policyCheckCommand(
  files: readonly string[],
  options: PolicyCheckOptions,
  terminal: Terminal,
): Promise<number> {
  const read = await readPolicyFiles(files);
  if (!read.ok) return reportProblems(read.error, options, terminal);
  const proofs = read.value.map((policy) => ({ policy, proof: provePolicy(policy) }));
  const flaws = proofs.flatMap(({ policy, proof }) =>
    proof.ok ? [] : proof.error.map((flaw) => flawProblem(flaw, policy.id)),
  );
  if (flaws.length > 0) return reportProblems(flaws, options, terminal);
  const certificates = proofs.flatMap(({ proof }) => (proof.ok ? [proof.value] : []));
  if (options.json) {
    terminal.result(JSON.stringify({ ok: true, certificates }, null, 2));
    return exitCode.complete;
  }
  for (const { policyId, hash, screening, rates } of certificates) {
    const profiles = formatNumber(screening.profiles, options.lang);
    terminal.result(
      options.lang === "id"
        ? `${policyId} lolos uji diri: ${profiles} profil, masing-masing tepat satu kelas; ${rates} tarif. Sidik ${hash}`
        : `${policyId} proves itself: ${profiles} profiles, exactly one class each; ${rates} rates. Hash ${hash}`,
    );
  }
  return exitCode.complete;
}
