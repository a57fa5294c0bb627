/** The closed sets that stopped households from getting a better wish, in order of time. */
export type PreferenceCuts = {
  /**
   * When it closed: the place in the order of the household that met it, plus the number of
   * households if it was met in the second round, by those with no wish left to meet.
   */
  readonly clock: Int32Array;
  /**
   * 0: the classes are only just enough for those still to choose who can live nowhere else.
   * 1: everyone still to choose who could live in the classes is needed to fill them.
   */
  readonly needed: Int32Array;
  /** Members of cut c: `member[start[c]]` to `member[start[c + 1] - 1]`, class numbers. */
  readonly start: Int32Array;
  readonly member: Int32Array;
};

/**
 * What proves an allocation right, for a checker that shares nothing with the solver. A profile is
 * a set of households, a class a set of homes, that no rule tells apart.
 */
export type Certificate = {
  readonly profileOf: Int32Array;
  readonly classOf: Int32Array;
  readonly profiles: number;
  readonly classes: number;
  /** Homes that a quota keeps back: of which quota and class, and how many. */
  readonly keptBack: {
    readonly quota: Int32Array;
    readonly class: Int32Array;
    readonly homes: Int32Array;
  };
  /** Null where the stage was not asked for. */
  readonly coverage: {
    /** Closed set to which the class belongs, -1 while homes are within reach. */
    readonly level: Int32Array;
    /** Nobody at or after this place in the order got a home of the level. */
    readonly cutRank: Int32Array;
  } | null;
  readonly fit: {
    readonly profilePrice: Int32Array;
    readonly classPrice: Int32Array;
    readonly freePrice: number;
  } | null;
  readonly preference: PreferenceCuts | null;
};

/** The figures that the stages are solved for. */
export type AllocationTotals = {
  readonly housed: number;
  readonly misfit: number;
  /** Households by wish: first, second, ... and last those housed outside their wishes. */
  readonly byPreference: readonly number[];
};

/** Who lives where, the order in which people were served, and the proof. */
export type Allocation = {
  /** Home of each household, -1 when it waits. */
  readonly homeOf: Int32Array;
  /** Households in the order in which they are served: band, then ticket, then id. */
  readonly order: Uint32Array;
  /** Place of each household in that order, from 0. */
  readonly rankOf: Uint32Array;
  /** 1 for the first wish; 0 when it waits or lives in a tower it did not name. */
  readonly wish: Uint8Array;
  readonly misfit: Int32Array;
  readonly totals: AllocationTotals;
  readonly certificate: Certificate;
};
