import { requireWithin } from './checks.ts';

/** A source of numbers, each uniform on [0, 1), the same ones for the same seed on every machine. */
export type Random = () => number;

const TWO_TO_32 = 2 ** 32;

/**
 * Seeded random numbers: sfc32 (Doty-Humphrey 2010, PractRand), which passes the usual batteries of
 * tests and needs 32-bit integers only, so that it gives the same numbers everywhere.
 *
 * Complexity: O(1) a number.
 *
 * @param seed an integer from 0 to 2^53 − 1
 * @returns a source of uniform numbers with 32 random bits each
 * @throws {AhpError} AHP_INVALID_REQUEST if the seed is not such an integer
 * @example
 * seededRandom(1)() === seededRandom(1)(); // => true
 */
export function seededRandom(seed: number): Random {
  requireWithin(seed, { min: 0, max: Number.MAX_SAFE_INTEGER, whole: true }, ['seed']);
  let [a, b, c, counter] = [seed >>> 0, Math.floor(seed / TWO_TO_32), 0, 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / TWO_TO_32;
  };
  // The first numbers still show the seed.
  for (let step = 0; step < 16; step++) next();
  return next;
}

/**
 * Normal random numbers: mean 0, variance 1, by the polar method (Marsaglia & Bray 1964).
 *
 * Complexity: O(1) a number, 1.27 tries of two uniform numbers on average for two normal ones.
 *
 * @param random a source of uniform numbers
 * @returns a source of normal numbers
 * @example
 * Math.abs(normalRandom(seededRandom(1))()) < 10; // => true
 */
export function normalRandom(random: Random): Random {
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    for (;;) {
      const x = 2 * random() - 1;
      const y = 2 * random() - 1;
      const square = x * x + y * y;
      if (square === 0 || square >= 1) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      spare = y * factor;
      return x * factor;
    }
  };
}
