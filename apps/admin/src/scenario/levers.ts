import { Patch } from "@pindah/domain/scenario";

/** What a patch changes: two patches of one key replace each other. */
export function leverOf(patch: Patch): string {
  switch (patch.kind) {
    case "tower_ready":
    case "tower_delay":
      return `tower ${patch.towerId}`;
    case "package_delay":
      return `package ${patch.packageCode}`;
    case "wave_date":
      return `wave ${patch.waveId}`;
    case "housing_priority":
      return "priority";
    case "majority":
      return "majority";
    case "tower_reserved_for":
      return `reserved ${patch.towerId}`;
    case "institution_homes":
      return `homes ${patch.institutionCode} ${patch.waveId}`;
    case "office_seats":
      return `seats ${patch.waveId}`;
    case "budget_ceiling":
      return `budget ${patch.waveId ?? "all"}`;
    case "ready_means":
    case "people_wanted":
    case "cores_together":
    case "sharing":
      return patch.kind;
  }
}

/** The patches with one lever moved; `null` puts it back where the plan of record has it. */
export function withLever(
  patches: readonly Patch[],
  lever: string,
  patch: Patch | null,
): readonly Patch[] {
  const others = patches.filter((each) => leverOf(each) !== lever);
  return patch === null ? others : [...others, patch];
}

/** The patches that an address names. What is no patch is left out, so an old link still opens. */
export function fromAddress(named: readonly unknown[] | undefined): readonly Patch[] {
  let patches: readonly Patch[] = [];
  for (const each of named ?? []) {
    const patch = Patch.safeParse(each);
    if (patch.success) patches = withLever(patches, leverOf(patch.data), patch.data);
  }
  return patches;
}
