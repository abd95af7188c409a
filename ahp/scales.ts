import { requireChoice, requireWithin } from './checks.ts';
import type { Path } from './errors.ts';
import { type JudgmentMatrix, requireJudgments, requireSize } from './judgment-matrix.ts';

/** How a judgment's intensity on Saaty's scale from 1 to 9 becomes a ratio. */
export const JUDGMENT_SCALES = [
  'linear',
  'logarithmic',
  'root',
  'inverse-linear',
  'balanced',
  'balanced-n',
  'adaptive-balanced',
  'adaptive',
  'power',
  'geometric',
] as const;
export type JudgmentScale = (typeof JUDGMENT_SCALES)[number];

/** Saaty's scale with its reciprocals, from 1/9 to 9. */
export const SAATY_SCALE: readonly number[] = [
  ...Array.from({ length: 8 }, (_, k) => 1 / (9 - k)),
  ...Array.from({ length: 9 }, (_, k) => k + 1),
];

/** The end of Saaty's scale. */
export const INTENSITY_MAX = 9;

/** A ratio of two weights, of which the first has that share of what both and n − 2 equals have. */
const fromShare = (share: number, size: number): number => (share * (size - 1)) / (1 - share);

/** Shares that grow evenly from 1/n for "equal" to the last one for intensity 9. */
const evenShare = (intensity: number, size: number, last: number): number =>
  1 / size + ((last - 1 / size) * (intensity - 1)) / (INTENSITY_MAX - 1);

const RATIOS: Record<JudgmentScale, (intensity: number, size: number) => number> = {
  linear: (x) => x,
  logarithmic: (x) => Math.log2(x + 1),
  root: (x) => Math.sqrt(x),
  'inverse-linear': (x) => 9 / (10 - x),
  balanced: (x) => (9 + x) / (11 - x),
  'balanced-n': (x, n) => fromShare(evenShare(x, n, 9 / (n + 8)), n),
  'adaptive-balanced': (x, n) => fromShare(evenShare(x, n, 0.9), n),
  adaptive: (x, n) => x ** (1 + Math.log(n - 1) / Math.log(9)),
  power: (x) => x * x,
  geometric: (x) => 2 ** (x - 1),
};

/**
 * Judgment-scale ratio: the ratio that an intensity stands for. Words and intensities of Saaty's
 * scale stay as they are asked; what "9" means for weights is the choice of the scale.
 * Source: the ten scales of Goepel 2019, Comparison of judgment scales of the AHP (Int. J.
 * Information Technology & Decision Making 18), after Saaty 1980, Lootsma 1989, Ma & Zheng 1991,
 * Salo & Hämäläinen 1997, Ishizaka et al. 2006.
 *
 * Complexity: O(1).
 *
 * @param scale the scale's name
 * @param intensity from 1 (equal) to 9 (extreme)
 * @param size the number of compared elements, 1 to 100: three scales adapt to it
 * @returns a ratio of 1 or more, 1 for intensity 1
 * @throws {AhpError} AHP_INVALID_REQUEST if the intensity is not within 1 to 9 or the scale unknown;
 *   AHP_SIZE_UNSUPPORTED if there are too many elements
 * @example
 * scaleRatio('balanced', 9, 4); // => 9
 */
export function scaleRatio(scale: JudgmentScale, intensity: number, size: number): number {
  requireChoice(scale, JUDGMENT_SCALES, ['scale']);
  requireWithin(intensity, { min: 1, max: INTENSITY_MAX }, ['intensity']);
  return scaledJudgment(intensity, scale, requireSize(size));
}

/**
 * Scaled judgment matrix: every judgment read as an intensity and replaced by its ratio; reciprocals
 * stay reciprocal.
 *
 * Complexity: O(n²).
 *
 * @param matrix a judgment matrix, every entry from 1/9 to 9 unless the scale is linear
 * @param scale the scale's name; 'linear' changes nothing
 * @param path where the matrix stands, for the refusals
 * @returns n × n ratios
 * @throws {AhpError} as `judgmentMatrix` does; AHP_INVALID_REQUEST if a judgment lies outside the
 *   scale, or the scale is unknown
 * @example
 * scaledMatrix([[1, 3], [1 / 3, 1]], 'power'); // => [[1, 9], [0.1111111111111111, 1]]
 */
export function scaledMatrix(
  matrix: JudgmentMatrix,
  scale: JudgmentScale,
  path: Path = [],
): JudgmentMatrix {
  requireChoice(scale, JUDGMENT_SCALES, ['scale']);
  const sound = requireJudgments(matrix, path);
  if (scale === 'linear') return sound;
  const bounds = { min: 1 / INTENSITY_MAX, max: INTENSITY_MAX };
  return sound.map((row, i) =>
    row.map((cell, j) =>
      scaledJudgment(requireWithin(cell, bounds, [...path, i, j]), scale, row.length),
    ),
  );
}

/**
 * Scaled judgment: one judgment read as an intensity, whichever way round, and replaced by its ratio.
 *
 * Complexity: O(1).
 *
 * @param judgment from 1/9 to 9; any positive number if the scale is linear
 * @param scale the scale's name; 'linear' changes nothing
 * @param size the number of compared elements, n ≥ 1
 * @returns the ratio, below 1 for a judgment below 1
 * @example
 * scaledJudgment(1 / 3, 'power', 4); // => 0.1111111111111111
 */
export function scaledJudgment(judgment: number, scale: JudgmentScale, size: number): number {
  if (scale === 'linear') return judgment;
  if (size < 2) return 1;
  const ratio = RATIOS[scale];
  return judgment >= 1 ? ratio(judgment, size) : 1 / ratio(1 / judgment, size);
}
