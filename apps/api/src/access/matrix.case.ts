import type { Json } from "@pindah/domain/kernel";
import { z } from "zod";
import type { Place, Places } from "../testing/places.ts";
import type { World } from "../testing/world.ts";

/** How the matrix calls a procedure, and how it tells whose the answer is. */
export type Case =
  /** The same for all who may. */
  | {
      readonly kind: "plain";
      readonly input: (world: World) => Json | Promise<Json>;
      /** What who may call gets; a password or a code that is not right is refused after all. */
      readonly status?: number;
    }
  /** About the caller's own record, which the input does not name. */
  | { readonly kind: "self"; readonly input: () => Json }
  /** About one thing that is made for the call and is somebody's. */
  | {
      readonly kind: "made";
      readonly of: (world: World, place: Place) => Promise<Json>;
      readonly missing: () => Json;
    }
  /** About one thing that is somebody's: another's looks like one that does not exist. */
  | {
      readonly kind: "one";
      /** Brings it into being for both places, where the demonstration has none. */
      readonly prepare?: (world: World, places: Places) => Promise<void>;
      readonly of: (place: Place) => Json;
      readonly missing: Json;
    }
  /** A list: of the caller's own rows where he reaches no further. */
  | {
      readonly kind: "list";
      readonly prepare?: (world: World, places: Places) => Promise<void>;
      readonly input: (places: Places) => Json;
      readonly owners: (data: unknown) => readonly string[];
      /** What `owners` names the caller's own rows by; absent: the institution. */
      readonly mine?: (own: Place) => string;
    };

/** The same input for all who may. */
export const plain = (input: Json, status = 200): Case => ({
  kind: "plain",
  input: () => input,
  status,
});

/** What every command carries. */
export const command = () => ({ commandId: crypto.randomUUID() });

/** A row that says whose it is. */
export const Owned = z.object({ institutionCode: z.string() });

/** Whose the rows of a list are. */
export const ownersOfRows = (data: unknown) =>
  z
    .object({ rows: z.array(Owned) })
    .parse(data)
    .rows.map(({ institutionCode }) => institutionCode);
