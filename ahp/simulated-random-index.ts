import { consistencyIndex } from './consistency.ts';
import { principalEigenpair } from './perron.ts';
import { seededRandom } from './random.ts';
import { SAATY_SCALE } from './scales.ts';

/** One sample has no standard error. */
export const SAMPLES_MIN = 2;

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
 * @param samples how many matrices, 2 or more
 * @param seed an integer, 0 or more
 * @returns the mean and its standard error; 0 and 0 for n ≤ 2
 * @throws {RangeError} if the seed is not such an integer, or there are fewer samples
 * @example
 * Math.abs(simulateRandomIndex(5, 2000, 1).value - 1.11) < 0.05; // => true
 */
export function simulateRandomIndex(
  size: number,
  samples: number,
  seed: number,
): SimulatedRandomIndex {
  if (!(samples >= SAMPLES_MIN)) throw new RangeError('at least two samples are needed');
  const random = seededRandom(seed);
  if (size <= 2) return { value: 0, standardError: 0 };
  const matrix = Array.from({ length: size }, () => Array<number>(size).fill(1));
  let [total, squares] = [0, 0];
  for (let sample = 0; sample < samples; sample++) {
    for (let i = 0; i < size; i++) {
      for (let j = i + 1; j < size; j++) {
        const value = SAATY_SCALE[Math.floor(random() * SAATY_SCALE.length)] as number;
        (matrix[i] as number[])[j] = value;
        (matrix[j] as number[])[i] = 1 / value;
      }
    }
    const index = consistencyIndex(principalEigenpair(matrix).value, size);
    total += index;
    squares += index * index;
  }
  const value = total / samples;
  const variance = Math.max(0, squares / samples - value * value) / (samples - 1);
  return { value, standardError: Math.sqrt(variance) };
}
