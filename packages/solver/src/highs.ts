import type { LinearModel, LinearSolution, LinearSolver } from "@pindah/domain/housing";
import type { Highs } from "highs";

/** HiGHS as a solver of the domain's linear models. Loaded when asked for, not before. */
export async function highsSolver(): Promise<LinearSolver> {
  const highs = await loadRuntime();
  return (model, { relativeGap, nodes }) => {
    const hasInteger = model.integer.includes(1);
    const native = highs.createModel({
      numCols: model.cost.length,
      numRows: model.rowLower.length,
      colCost: model.cost,
      colLower: new Float64Array(model.cost.length),
      colUpper: model.upper,
      rowLower: model.rowLower,
      rowUpper: model.rowUpper,
      matrix: matrixOf(model),
      ...(hasInteger ? { integrality: Int32Array.from(model.integer) } : {}),
    });
    try {
      native.options.set({
        output_flag: false,
        // Of its methods the one that is faster on our larger linear models.
        solver: !hasInteger && model.cost.length > 50_000 ? "ipm" : "choose",
        mip_rel_gap: relativeGap,
        mip_max_nodes: nodes,
      });
      native.run();
      const { modelStatus } = highs.constants;
      const status = native.getModelStatus();
      const objective = native.getObjectiveValue();
      const bound = hasInteger ? Number(native.info.get("mip_dual_bound")) : objective;
      const known = new Map<number, LinearSolution["status"]>([
        [modelStatus.optimal, "optimal"],
        [modelStatus.solutionLimit, "stopped"],
        [modelStatus.iterationLimit, "stopped"],
        [modelStatus.infeasible, "infeasible"],
      ]);
      return {
        status: known.get(status) ?? "failed",
        objective,
        bound,
        x: native.getSolution().colValue,
      };
    } finally {
      native.dispose();
    }
  };
}

/** The package's types describe its CommonJS build; Node loads the other, whose default it is. */
async function loadRuntime(): Promise<Highs> {
  const loaded: { readonly default: unknown } = await import("highs");
  if (!isLoader(loaded.default)) throw new Error("The package highs exports no loader");
  return loaded.default();
}

function isLoader(value: unknown): value is () => Promise<Highs> {
  return typeof value === "function";
}

function matrixOf(model: LinearModel) {
  return {
    format: "csc" as const,
    numRows: model.rowLower.length,
    numCols: model.cost.length,
    starts: model.start,
    indices: model.index,
    values: model.value,
  };
}
