import { requireWithin } from './checks.ts';
import { consistencyIndex } from './consistency.ts';
import { requireSize } from './judgment-matrix.ts';
import { filled } from './linear-algebra.ts';
import { perronPair } from './perron.ts';
import { seededRandom } from './random.ts';
import { SAATY_SCALE } from './scales.ts';

/** One sample has no standard error. */
const SAMPLES_MIN = 2;

/** Samples × (n + 5)³: about two seconds. */
const EFFORT_MAX = 1.5e9;

export type SimulatedRandomIndex = {
  readonly value: number;
  /** Of the mean: a simulation with another seed lies within two of them most times. */
  readonly standardError: number;
};

/**
 * Simulated random index: the mean consistency index of random reciprocal matrices, each judgment
 * above the diagonal drawn evenly from the 17 values of Saaty's scale (Saaty 1977; Alonso & Lamata
 * 2006), the same for the same seed.
 *
 * Complexity: O(samples · n³).
 *
 * @param size n, 1 to 100
 * @param samples how many matrices, 2 to 1.5 · 10⁹ / (n + 5)³, which is 1295 for n = 100
 * @param seed an integer, 0 or more
 * @returns the mean and its standard error; 0 and 0 for n ≤ 2
 * @throws {AhpError} AHP_SIZE_UNSUPPORTED for a larger n, AHP_INVALID_REQUEST for anything else
 * @example
 * Math.abs(simulateRandomIndex(5, 2000, 1).value - 1.11) < 0.05; // => true
 */
export function simulateRandomIndex(
  size: number,
  samples: number,
  seed: number,
): SimulatedRandomIndex {
  const most = Math.floor(EFFORT_MAX / (requireSize(size) + 5) ** 3);
  requireWithin(samples, { min: SAMPLES_MIN, max: most, whole: true }, ['samples']);
  const random = seededRandom(seed);
  if (size <= 2) return { value: 0, standardError: 0 };
  const matrix = filled(size, 1);
  let [total, squares] = [0, 0];
  for (let sample = 0; sample < samples; sample++) {
    for (let i = 0; i < size; i++) {
      for (let j = i + 1; j < size; j++) {
        const value = SAATY_SCALE[Math.floor(random() * SAATY_SCALE.length)] as number;
        (matrix[i] as number[])[j] = value;
        (matrix[j] as number[])[i] = 1 / value;
      }
    }
    const index = consistencyIndex(perronPair(matrix).value, size);
    total += index;
    squares += index * index;
  }
  const value = total / samples;
  const variance = Math.max(0, squares / samples - value * value) / (samples - 1);
  return { value, standardError: Math.sqrt(variance) };
}
