import type { JudgmentMatrix } from '../judgment-matrix.ts';
import type { PriorityMethod } from '../priorities.ts';

/** One matrix for each expert, all of the same elements, or weights that are known. */
export type CertaintyComparison =
  | { readonly experts: readonly JudgmentMatrix[] }
  | { readonly weights: readonly number[] };

/** A criterion over further criteria: its comparison has one element a child, in their order. */
export type CertaintyBranch = {
  readonly name: string;
  readonly comparison: CertaintyComparison;
  readonly children: readonly CertaintyNode[];
};

/** A criterion that alternatives are scored under, as in a synthesis by ratings. */
export type CertaintyLeaf = { readonly name: string; readonly scores: readonly number[] };

export type CertaintyNode = CertaintyBranch | CertaintyLeaf;

/** A level that a total reaches from this score on. */
export type CertaintyLevel = { readonly name: string; readonly scoreMin: number };

export type CertaintyOptions = {
  readonly method: PriorityMethod;
  /** How many times all judgments are drawn, 1 to 100,000. */
  readonly draws: number;
  /** 0 to 2^53 − 1; the same seed gives the same answer. */
  readonly seed: number;
  /** The share of draws between low and high, above 0 and below 1; 0.9 by default. */
  readonly confidence?: number;
  /** A further standard deviation of each judgment's natural logarithm; 0 by default. */
  readonly spread?: number;
  readonly levels?: readonly CertaintyLevel[];
};

/** A figure without noise, and where the draws of it lie. */
export type Interval = {
  readonly point: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
};

/** An alternative's total, and how probable each level is for it. */
export type AlternativeCertainty = Interval & {
  readonly levels: Readonly<Record<string, number>>;
};

export type Certainty = {
  readonly draws: number;
  readonly confidence: number;
  /** Of each leaf, globally. */
  readonly weights: Readonly<Record<string, Interval>>;
  /** Of each criterion between the root and the leaves, globally. */
  readonly criteria: Readonly<Record<string, Interval>>;
  readonly alternatives: readonly AlternativeCertainty[];
  /** How probable it is that each alternative is first. */
  readonly firstPlace: readonly number[];
};
