import { type JudgmentMatrix, judgmentEffects, repair, worstTriads } from '../../ahp/index.ts';
import {
  type Dialect,
  judgedMatrix,
  knownJudgments,
  type NodeStanding,
  nodeStanding,
  type SaidJudgment,
} from './judged-node.ts';
import { ratioText } from './ratio-text.ts';

type Pair = { readonly row: string; readonly column: string };

/** The same with what helps to go on; all of it is proposed, nothing is changed by itself. */
export type NodeFigures = NodeStanding & {
  readonly implied: readonly (Pair & { readonly value: number })[];
  readonly triads: readonly { elements: readonly string[]; inconsistency: number }[];
  readonly askAgain:
    | (Pair & { value: string; best: string; consistencyRatioAtBest: number })
    | null;
  readonly repair: {
    readonly steps: readonly (Pair & {
      from: string;
      to: string;
      consistencyRatioAfter: number;
    })[];
    readonly isMet: boolean;
  } | null;
};

/** More would not be read. */
const TRIADS_MAX = 3;

/** A repair ends below the limit, not at it. */
const MARGIN = 1e-9;

/**
 * Figures of a node: its standing, and what helps one person to judge on: what the open pairs would
 * be, which judgments contradict each other, which one to ask again, and the smallest repair. What is
 * proposed is about judgments that were given, never about gaps.
 *
 * @param elements their ids, in the order of the matrix
 * @param said each pair once
 * @param dialect of the model
 * @returns nothing but the standing where not all elements are linked
 * @example
 * judgmentFigures(
 *   ['A', 'B', 'C'],
 *   [
 *     { row: 'A', column: 'B', value: '2' },
 *     { row: 'A', column: 'C', value: '8' },
 *     { row: 'B', column: 'C', value: '1/2' },
 *   ],
 *   { method: 'eigenvector', randomIndex: 'saaty-1980', consistencyRatioLimit: 0.1 },
 * ).repair.isMet; // => true
 */
export function judgmentFigures(
  elements: readonly string[],
  said: readonly SaidJudgment[],
  dialect: Dialect,
): NodeFigures {
  const standing = nodeStanding(elements, said, dialect);
  const matrix = judgedMatrix(elements, said, dialect.randomIndex);
  if (matrix === undefined) {
    return { ...standing, implied: [], triads: [], askAgain: null, repair: null };
  }
  const known = knownJudgments(elements, said);
  const isKnown = ({ i, j }: Place) =>
    known.some(([a, b]) => (a === i && b === j) || (a === j && b === i));
  const { isAcceptable } = standing;
  return {
    ...standing,
    implied: impliedJudgments(elements, matrix, isKnown),
    triads: worstTriads(matrix, TRIADS_MAX).map((triad) => ({
      elements: triad.elements.map((e) => elements[e] as string),
      inconsistency: triad.inconsistency,
    })),
    askAgain: isAcceptable ? null : questionOf(elements, matrix, dialect, isKnown),
    repair: isAcceptable ? null : repairOf(elements, matrix, dialect, isKnown),
  };
}

type Place = { readonly i: number; readonly j: number };
type IsKnown = (place: Place) => boolean;

const pairOf = (elements: readonly string[], { i, j }: Place): Pair => ({
  row: elements[i] as string,
  column: elements[j] as string,
});

function impliedJudgments(
  elements: readonly string[],
  matrix: JudgmentMatrix,
  isKnown: IsKnown,
): (Pair & { value: number })[] {
  return matrix.flatMap((row, i) =>
    row.flatMap((value, j) =>
      i < j && !isKnown({ i, j }) ? [{ ...pairOf(elements, { i, j }), value }] : [],
    ),
  );
}

function questionOf(
  elements: readonly string[],
  matrix: JudgmentMatrix,
  { randomIndex }: Dialect,
  isKnown: IsKnown,
): NodeFigures['askAgain'] {
  const effect = judgmentEffects(matrix, randomIndex).find((it) => it.gain > 0 && isKnown(it));
  if (effect === undefined) return null;
  return {
    ...pairOf(elements, effect),
    value: ratioText(effect.value),
    best: ratioText(effect.best),
    consistencyRatioAtBest: effect.consistencyRatioAtBest,
  };
}

function repairOf(
  elements: readonly string[],
  matrix: JudgmentMatrix,
  { randomIndex, consistencyRatioLimit }: Dialect,
  isKnown: IsKnown,
): NodeFigures['repair'] {
  const { steps, met } = repair(matrix, consistencyRatioLimit - MARGIN, randomIndex);
  if (!steps.every(isKnown)) return null;
  return {
    steps: steps.map((step) => ({
      ...pairOf(elements, step),
      from: ratioText(step.from),
      to: ratioText(step.to),
      consistencyRatioAfter: step.consistencyRatioAfter,
    })),
    isMet: met,
  };
}
