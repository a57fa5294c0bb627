import type { HousingPolicy } from "@pindah/domain/housing";
import type { Patch } from "@pindah/domain/scenario";

/** What the levers stand on before they are moved. */
export type LeverBase = {
  readonly packages: readonly { readonly code: string; readonly towers: number }[];
  readonly towers: readonly string[];
  readonly waves: readonly {
    readonly waveId: string;
    readonly name: { readonly id: string; readonly en: string };
    readonly movesOn: string;
  }[];
  readonly priority: HousingPolicy["priority"];
  readonly majority: number;
};

/** Where the levers stand, and how one is moved. */
export type Moved = {
  readonly base: LeverBase;
  readonly patches: readonly Patch[];
  readonly onMove: (patches: readonly Patch[]) => void;
};
