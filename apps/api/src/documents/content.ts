import type { Bilingual, LocalDate } from "@pindah/domain/kernel";

/** What a document says, before it has a number. Its hash is what a signature is bound to. */
export type DocumentContent =
  | {
      readonly kind: "decree";
      readonly title: Bilingual;
      readonly planHash: string;
      readonly asOf: LocalDate;
      readonly wave: Bilingual;
      readonly movesOn: LocalDate | null;
      readonly illustrative: boolean;
      readonly annex: readonly DecreeRow[];
    }
  | {
      readonly kind: "entitlement";
      readonly title: Bilingual;
      readonly planHash: string;
      readonly asOf: LocalDate;
      readonly illustrative: boolean;
      readonly person: string;
      readonly unit: string;
      readonly facts: readonly { readonly name: string; readonly value: string }[];
    };

/** One line of the annex, in the order of the allocation. */
export type DecreeRow = {
  readonly rank: number;
  readonly name: string;
  readonly nip: string;
  readonly unit: string;
  readonly tower: string;
  readonly floor: number;
  readonly home: string;
};
