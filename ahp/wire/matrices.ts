import type { KnownJudgment } from '../comparison-graph.ts';
import { COMPLETION_CRITERIA, type Completion, complete } from '../completion.ts';
import { invalidRequest, requireWithin } from '../errors.ts';
import { type Priorities, priorities } from '../hierarchy.ts';
import { type JudgmentEffect, judgmentEffects, worstTriads } from '../improvement.ts';
import { judgmentMatrix, readJudgment, requireSize } from '../judgment-matrix.ts';
import { type RepairStep, repair } from '../repair.ts';
import {
  SAMPLES_MIN,
  type SimulatedRandomIndex,
  simulateRandomIndex,
} from '../simulated-random-index.ts';
import {
  type Fields,
  matrixReader,
  readChoice,
  readDialect,
  readList,
  readNumber,
  readRandomIndex,
  readReciprocity,
  refuseUnknownKeys,
} from './read.ts';

/* Operations on one matrix of judgments. */

/** How many triads an answer names. */
const TRIADS_MAX = 20;

/** Samples × (n + 5)³ in one request: about two seconds. */
const SIMULATED_MAX = 1.5e9;

const SEEDS = { min: 0, max: Number.MAX_SAFE_INTEGER, whole: true };

export type Improvement = {
  readonly steps: readonly RepairStep[];
  readonly triads: readonly (readonly [number, number, number])[];
  readonly judgments: readonly JudgmentEffect[];
  /** The single answer to ask again; null where none is better. */
  readonly ask: JudgmentEffect | null;
  /** Whether the steps reach the target. */
  readonly met: boolean;
  /** Whether fewer or smaller steps are proven not to do. */
  readonly exact: boolean;
};

export function answerPriorities(fields: Fields): Priorities {
  const known = ['op', 'matrix', 'method', 'randomIndex', 'reciprocity', 'scale'];
  refuseUnknownKeys(fields, known, []);
  const { method, randomIndex } = readDialect(fields);
  const matrix = matrixReader(fields)(fields.matrix, ['matrix']);
  return priorities(matrix, method, randomIndex, ['matrix']);
}

export function answerComplete(fields: Fields): Completion {
  refuseUnknownKeys(fields, ['op', 'size', 'known', 'criterion', 'randomIndex'], []);
  const size = requireSize(fields.size, ['size']);
  const known = readKnown(fields.known, size);
  const criterion = readChoice(fields, 'criterion', COMPLETION_CRITERIA, 'lambda-max', []);
  return complete(size, known, criterion, readRandomIndex(fields), ['known']);
}

function readKnown(value: unknown, size: number): KnownJudgment[] {
  const seen = new Set<string>();
  const elements = { min: 0, max: size - 1, whole: true };
  return readList(value, ['known']).map((entry, k) => {
    const path = ['known', k];
    const cells = readList(entry, path);
    if (cells.length !== 3) {
      throw invalidRequest(path, 'a known judgment is [i, j, value]', '已知判断应为 [i, j, 值]');
    }
    const [i, j] = [
      requireWithin(cells[0], elements, [...path, 0]),
      requireWithin(cells[1], elements, [...path, 1]),
    ];
    const pair = `${Math.min(i, j)},${Math.max(i, j)}`;
    if (i === j || seen.has(pair)) {
      throw invalidRequest(
        path,
        'each pair of two different elements is given once at most',
        '每一对不同的元素最多给出一次',
      );
    }
    seen.add(pair);
    return [i, j, readJudgment(cells[2], [...path, 2])];
  });
}

export function answerImprove(fields: Fields): Improvement {
  refuseUnknownKeys(fields, ['op', 'matrix', 'target', 'randomIndex', 'reciprocity'], []);
  const matrix = judgmentMatrix(fields.matrix, readReciprocity(fields), ['matrix']);
  const target = readNumber(fields, 'target', { min: 0, max: 100 }, 0.1);
  const randomIndex = readRandomIndex(fields);
  const judgments = judgmentEffects(matrix, randomIndex, ['matrix']);
  const [first] = judgments;
  const { steps, met, exact } = repair(matrix, target, randomIndex, ['matrix']);
  return {
    steps,
    triads: worstTriads(matrix, TRIADS_MAX).map(({ elements }) => elements),
    judgments,
    ask: first !== undefined && first.gain > 0 ? first : null,
    met,
    exact,
  };
}

export function answerRandomIndex(fields: Fields): SimulatedRandomIndex {
  refuseUnknownKeys(fields, ['op', 'size', 'samples', 'seed'], []);
  const size = requireSize(fields.size, ['size']);
  const most = Math.floor(SIMULATED_MAX / (size + 5) ** 3);
  const counts = { min: SAMPLES_MIN, max: most, whole: true };
  const samples = readNumber(fields, 'samples', counts, 1000);
  const seed = readNumber(fields, 'seed', SEEDS, 0);
  return simulateRandomIndex(size, samples, seed);
}
