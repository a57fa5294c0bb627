import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { assertNever, err, type LocalDate, ok, type Result } from "@pindah/domain/kernel";
import {
  policyFlawText,
  policyInForce,
  provePolicy,
  readPolicies,
  type Policy,
  type PolicyFlaw,
  type PolicyRefusal,
} from "@pindah/domain/policy";
import type { InputProblem } from "@pindah/domain/registry";
import { Scenario } from "@pindah/domain/scenario";
import { loadIllustrativePolicy, loadScenarios } from "@pindah/nusantara";
import { problemIn } from "./problems.ts";
import { readJson } from "./read-json.ts";

/** The policies of the named files, or the illustrative policy when none is named. */
export async function readPolicyFiles(
  paths: readonly string[],
): Promise<Result<readonly Policy[], readonly InputProblem[]>> {
  if (paths.length === 0) return ok([loadIllustrativePolicy()]);
  const read = await Promise.all(paths.map((path) => readText(path)));
  const missing = read.flatMap((file) => (file.ok ? [] : [file.error]));
  if (missing.length > 0) return err(missing);
  return readPolicies(read.flatMap((file) => (file.ok ? [file.value] : [])));
}

/** The one policy in force on the day, proved; or what is wrong with the set. */
export function policyOn(
  policies: readonly Policy[],
  date: LocalDate,
  paths: readonly string[],
): Result<Policy, readonly InputProblem[]> {
  const file = paths.length === 0 ? "policy" : paths.map((path) => basename(path)).join(", ");
  const found = policyInForce(policies, date);
  if (!found.ok) return err([refusalProblem(found.error, file)]);
  const proof = provePolicy(found.value);
  return proof.ok ? found : err(proof.error.map((flaw) => flawProblem(flaw, file)));
}

function refusalProblem(refusal: PolicyRefusal, file: string): InputProblem {
  switch (refusal.kind) {
    case "no_policy_in_force": {
      const known = termsText(refusal.known);
      return problemIn(file, "policy_missing", "inForceFrom", {
        wrong: {
          id: `Tidak ada kebijakan yang berlaku pada ${refusal.date} (${known}).`,
          en: `No policy is in force on ${refusal.date} (${known}).`,
        },
        cure: {
          id: "Beri kebijakan yang masa berlakunya mencakup hari itu dengan --policy.",
          en: "Give a policy whose term covers the day with --policy.",
        },
      });
    }
    case "several_policies_in_force": {
      const inForce = termsText(refusal.inForce);
      return problemIn(file, "policy_overlap", "inForceFrom", {
        wrong: {
          id: `${refusal.inForce.length} kebijakan berlaku bersamaan pada ${refusal.date}: ${inForce}.`,
          en: `${refusal.inForce.length} policies are in force on ${refusal.date}: ${inForce}.`,
        },
        cure: {
          id: "Akhiri yang lama (inForceUntil) sehari sebelum yang baru mulai.",
          en: "End the older one (inForceUntil) the day before the newer one begins.",
        },
      });
    }
    default:
      return assertNever(refusal);
  }
}

function termsText(terms: Extract<PolicyRefusal, { kind: "no_policy_in_force" }>["known"]): string {
  return terms
    .map(({ id, inForceFrom, inForceUntil }) => `${id} ${inForceFrom}..${inForceUntil ?? ""}`)
    .join(", ");
}

export function flawProblem(flaw: PolicyFlaw, file: string): InputProblem {
  const { id, en } = policyFlawText(flaw);
  return problemIn(file, "inconsistent", null, {
    wrong: {
      id: `Kebijakan tidak lolos uji diri: ${id}`,
      en: `The policy fails its self-proof: ${en}`,
    },
    cure: {
      id: "docs/rules/policy.md menjelaskan setiap cacat dan obatnya.",
      en: "docs/rules/policy.md explains each flaw and its cure.",
    },
  });
}

/** A scenario by the id under which it ships with Pindah, or from a file; null when none is named. */
export async function readScenario(
  name: string | undefined,
): Promise<Result<Scenario | null, readonly InputProblem[]>> {
  if (name === undefined) return ok(null);
  const shipped = loadScenarios().map(({ scenario }) => scenario);
  const known = shipped.find(({ id }) => id === name);
  if (known !== undefined) return ok(known);
  const file = await readText(name);
  if (!file.ok) return err([scenarioUnknown(name, shipped)]);
  return readJson(file.value.file, file.value.text, Scenario, "docs/rules/scenario.md");
}

function scenarioUnknown(name: string, shipped: readonly Scenario[]): InputProblem {
  const ids = shipped.map(({ id }) => id).join(", ");
  return problemIn(name, "file_missing", null, {
    wrong: {
      id: "Tidak ada berkas atau skenario bernama ini.",
      en: "There is no file and no scenario of this name.",
    },
    cure: { id: `Skenario bawaan: ${ids}.`, en: `Scenarios that ship with it: ${ids}.` },
  });
}

async function readText(
  path: string,
): Promise<Result<{ file: string; text: string }, InputProblem>> {
  try {
    return ok({ file: basename(path), text: await readFile(path, "utf8") });
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return err(
      problemIn(path, "file_missing", null, {
        wrong: { id: "Berkas ini tidak dapat dibaca.", en: "This file cannot be read." },
        cure: { id: "Periksa nama dan letaknya.", en: "Check its name and place." },
      }),
    );
  }
}
