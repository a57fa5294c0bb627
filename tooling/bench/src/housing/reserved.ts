import type { HousingPolicy, HousingProblem } from "@pindah/domain/housing";

const INSTITUTIONS = 24;

/**
 * Two towers of three reserved for one institution, with some others let in at a misfit: a rule
 * that tells nearly all households and homes apart, so that little collapses.
 */
export function withReservedTowers(
  problem: HousingProblem,
  policy: HousingPolicy,
): { readonly problem: HousingProblem; readonly policy: HousingPolicy } {
  const { homes } = problem;
  const reserved = Uint16Array.from(homes.tower, (tower) =>
    tower % 3 === 0 ? 0 : 1 + ((tower * 7) % INSTITUTIONS),
  );
  const table = Array.from({ length: INSTITUTIONS }, (_, institution) =>
    Array.from({ length: INSTITUTIONS + 1 }, (__, owner) => {
      if (owner === 0 || owner === institution + 1) return 0;
      return (institution + owner) % 3 === 0 ? 1 : null;
    }),
  );
  return {
    problem: { ...problem, homes: { ...homes, attributes: { ...homes.attributes, reserved } } },
    policy: {
      ...policy,
      rules: [
        ...policy.rules,
        {
          kind: "table",
          id: "reserved",
          name: { id: "Dicadangkan", en: "Reserved" },
          household: "institution",
          home: "reserved",
          table,
          citation: { text: "Illustrative rule of the benchmark" },
        },
      ],
    },
  };
}
