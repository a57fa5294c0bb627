import { err, ok, type Result } from "../kernel/index.ts";
import { faultsOf } from "./admit.ts";
import { compile } from "./compile.ts";
import { at } from "./ints.ts";
import { keepHomes } from "./keep.ts";
import { moveFewest } from "./move-fewest.ts";
import type { Network } from "./network.ts";
import { orderOf } from "./order.ts";
import type { HousingPolicy } from "./policy.ts";
import type { HousingProblem } from "./problem.ts";
import type { Reallocation, ReallocationMode, ReallocationRefusal } from "./reallocation.ts";
import { tradeHomes } from "./trade.ts";
import { valuesReader } from "./values.ts";

/**
 * Allocates again while some households live in homes of the problem: `held` gives the home of
 * each, -1 for none. A home that the rules no longer allow its household does not count as held.
 */
export function reallocateHomes(
  problem: HousingProblem,
  policy: HousingPolicy,
  held: Int32Array,
  mode: ReallocationMode,
): Result<Reallocation, ReallocationRefusal> {
  const valuesIn = valuesReader();
  const faults = faultsOf(problem, policy, valuesIn);
  if (faults.length > 0) return err({ kind: "housing_refused", faults });
  const wrong = heldFault(problem, held);
  if (wrong !== null) return err(wrong);
  const quotas = policy.quotas ?? [];
  if (mode === "trade" && quotas.length > 0) {
    return err({ kind: "quotas_with_trade", quotas: quotas.map(({ id }) => id) });
  }
  const compiled = compile(problem, policy, valuesIn);
  if (!compiled.ok) return err({ kind: "housing_refused", faults: compiled.error });
  const network = compiled.value;
  const valid = validHomes(network, held);
  const order = orderOf(problem.households);
  const placed =
    mode === "keep"
      ? keepHomes(problem, policy, valid)
      : mode === "trade"
        ? ok({ homeOf: tradeHomes(problem, network, order, valid), fewestMoves: null })
        : ok(moveFewest(problem, policy, network, order, valid));
  if (!placed.ok) return placed;
  return ok({ mode, ...placed.value, ...countChanges(valid, placed.value.homeOf) });
}

function heldFault({ households, homes }: HousingProblem, held: Int32Array) {
  if (held.length !== households.count) {
    return { kind: "held_length", expected: households.count, found: held.length } as const;
  }
  const holder = new Int32Array(homes.count).fill(-1);
  for (let household = 0; household < held.length; household++) {
    const home = at(held, household);
    if (home === -1) continue;
    if (home < 0 || home >= homes.count) {
      return { kind: "no_such_home", household, home } as const;
    }
    const first = at(holder, home);
    if (first >= 0) return { kind: "home_held_twice", home, first, second: household } as const;
    holder[home] = household;
  }
  return null;
}

/** The homes that households hold and may still live in. */
function validHomes({ households, homes, start, target }: Network, held: Int32Array): Int32Array {
  return held.map((home, household) => {
    if (home < 0) return -1;
    const profile = at(households.typeOf, household);
    const type = at(homes.typeOf, home);
    for (let arc = at(start, profile); arc < at(start, profile + 1); arc++) {
      if (at(target, arc) === type) return home;
    }
    return -1;
  });
}

function countChanges(
  valid: Int32Array,
  homeOf: Int32Array,
): Pick<Reallocation, "stayed" | "moved" | "lost" | "entered"> {
  const counts = { stayed: 0, moved: 0, lost: 0, entered: 0 };
  for (let household = 0; household < valid.length; household++) {
    const before = at(valid, household);
    const after = at(homeOf, household);
    if (before < 0) counts.entered += after >= 0 ? 1 : 0;
    else if (after < 0) counts.lost++;
    else if (after === before) counts.stayed++;
    else counts.moved++;
  }
  return counts;
}
