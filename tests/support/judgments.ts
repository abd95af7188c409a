import { type JudgmentMatrix, judgmentMatrix } from '../../ahp/index.ts';
import { fc } from './properties.ts';

/** Saaty's scale: 1/9 … 1/2, 1, 2 … 9. */
const SAATY_SCALE = [
  ...Array.from({ length: 8 }, (_, i) => 1 / (9 - i)),
  1,
  2,
  3,
  4,
  5,
  6,
  7,
  8,
  9,
];

/** A reciprocal matrix from the judgments above its diagonal, row by row. */
export function reciprocalMatrix(size: number, upper: readonly number[]): JudgmentMatrix {
  const cells = Array.from({ length: size }, () => Array.from({ length: size }, () => 1));
  let next = 0;
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++) {
      const judgment = upper[next++] ?? 1;
      (cells[i] as number[])[j] = judgment;
      (cells[j] as number[])[i] = 1 / judgment;
    }
  }
  return judgmentMatrix(cells);
}

/** Any judgments on Saaty's scale, consistent or not, of 1 to 9 elements. */
export const anyMatrix: fc.Arbitrary<JudgmentMatrix> = fc
  .integer({ min: 1, max: 9 })
  .chain((size) =>
    fc
      .array(fc.constantFrom(...SAATY_SCALE), { minLength: 36, maxLength: 36 })
      .map((upper) => reciprocalMatrix(size, upper)),
  );

/** Judgments as far apart as the library reads, 1e-9 to 1e9. */
export const anyExtremeMatrix: fc.Arbitrary<JudgmentMatrix> = fc
  .integer({ min: 3, max: 7 })
  .chain((size) =>
    fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 21, maxLength: 21 }).map((powers) =>
      reciprocalMatrix(
        size,
        powers.map((power) => 10 ** power),
      ),
    ),
  );

/** Weights, and the perfectly consistent matrix of their ratios. */
export const anyConsistent: fc.Arbitrary<{ weights: number[]; matrix: JudgmentMatrix }> = fc
  .array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 9 })
  .map((parts) => {
    const total = parts.reduce((sum, part) => sum + part, 0);
    const matrix = parts.map((above) => parts.map((below) => above / below));
    return { weights: parts.map((part) => part / total), matrix: judgmentMatrix(matrix) };
  });

/** The matrix with its elements in another order: the i-th is the order[i]-th of before. */
export function reordered(matrix: JudgmentMatrix, order: readonly number[]): JudgmentMatrix {
  return order.map((i) => order.map((j) => (matrix[i] as readonly number[])[j] as number));
}

/** A · w. */
export function multiply(matrix: JudgmentMatrix, vector: readonly number[]): number[] {
  return matrix.map((row) => row.reduce((sum, cell, j) => sum + cell * (vector[j] as number), 0));
}

export const sumOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0);

/** The largest distance of two lists, entry by entry. */
export function distance(left: readonly number[], right: readonly number[]): number {
  if (left.length !== right.length) return Number.POSITIVE_INFINITY;
  return Math.max(0, ...left.map((value, i) => Math.abs(value - (right[i] as number))));
}

/** How an input is refused: the code and the place. */
export function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    const { code, pointer } = error as { code: string; pointer: string };
    return `${code} at ${pointer}`;
  }
  return 'accepted';
}
