import { requireChoice } from './checks.ts';
import { type Path, sizeUnsupported } from './errors.ts';

/** What a published table says for each size. */
export type RandomIndexTable = ReadonlyMap<number, number>;

const fromSizeOne = (values: readonly number[]): ReadonlyMap<number, number> =>
  new Map(values.map((value, i) => [i + 1, value]));

/**
 * Random indices RI(n): the mean consistency index of random reciprocal matrices of size n, as
 * published. They differ, and so does the verdict on a matrix near the limit: a model version
 * therefore names its table. A size that a table does not print is not extrapolated.
 */
export const RANDOM_INDEX_TABLES = {
  // Saaty 1980, The Analytic Hierarchy Process, as printed in AHPWR and pyDecision
  'saaty-1980': fromSizeOne([
    0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59,
  ]),
  // Saaty 2005, Theory and Applications of the ANP, as printed in AHPy and AHPtools
  'saaty-2005': fromSizeOne([
    0, 0, 0.52, 0.89, 1.11, 1.25, 1.35, 1.4, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59,
  ]),
  // Donegan & Dodd 1991, A note on Saaty’s random indexes
  'donegan-dodd': new Map([
    ...fromSizeOne([
      0, 0, 0.4914, 0.8286, 1.0591, 1.1797, 1.2519, 1.3171, 1.3733, 1.4055, 1.4213, 1.4497, 1.4643,
      1.4822, 1.4969, 1.5078, 1.5153, 1.5262, 1.5313, 1.5371,
    ]),
    [25, 1.5619],
    [30, 1.5772],
    [40, 1.5976],
    [50, 1.6102],
    [60, 1.6178],
    [70, 1.6237],
    [80, 1.6277],
    [90, 1.6213],
    [100, 1.6339],
  ]),
  // Alonso & Lamata 2006, Consistency in the analytic hierarchy process: a new approach
  'alonso-lamata': fromSizeOne([
    0, 0, 0.5247, 0.8816, 1.1086, 1.2479, 1.3417, 1.4057, 1.4499, 1.4854, 1.514, 1.5365, 1.5551,
    1.5713, 1.5838,
  ]),
  // Aguarón & Moreno-Jiménez 2003, The geometric consistency index
  'aguaron-moreno': fromSizeOne([
    0, 0, 0.525, 0.882, 1.115, 1.252, 1.341, 1.404, 1.452, 1.484, 1.513, 1.535, 1.555, 1.57, 1.583,
    1.595,
  ]),
  // ahpsurvey 0.4.1 (R), 500,000 simulated matrices a size
  'ahpsurvey-500k': fromSizeOne([
    0, 0, 0.5251686, 0.8836651, 1.1081014, 1.2492774, 1.3415514, 1.4048466, 1.4507197, 1.4857266,
    1.5141022, 1.5356638, 1.5545925, 1.5703498, 1.5839958, 1.5955704, 1.6053208, 1.6140648, 1.62189,
    1.6288505, 1.6355145, 1.6410749, 1.6462439, 1.6509834, 1.6554325, 1.6592237, 1.663105,
    1.6662368, 1.6696396, 1.6723214, 1.6751007, 1.6778474, 1.6801459, 1.6824754, 1.6844494,
    1.6865981, 1.6884438, 1.6901943, 1.6918461, 1.6935071, 1.6950605, 1.6965334, 1.6979425,
    1.6992006, 1.7004654, 1.7016392, 1.702778, 1.7038778, 1.7050314, 1.7060381,
  ]),
} as const satisfies Record<string, RandomIndexTable>;

/** The name of a published table. */
export type RandomIndexName = keyof typeof RANDOM_INDEX_TABLES;

/** All table names, the default first. */
export const RANDOM_INDEX_NAMES = Object.keys(RANDOM_INDEX_TABLES) as RandomIndexName[];

/**
 * Random index RI(n): the figure that a consistency index is divided by.
 *
 * Complexity: O(1).
 *
 * @param name the table
 * @param size the number of compared elements, n ≥ 1
 * @param path where the matrix stands, for the refusal
 * @returns RI(n), 0 for n ≤ 2
 * @throws {AhpError} AHP_SIZE_UNSUPPORTED if the table does not print that size;
 *   AHP_INVALID_REQUEST if there is no such table
 * @example
 * randomIndex('saaty-1980', 5); // => 1.12
 */
export function randomIndex(name: RandomIndexName, size: number, path: Path = []): number {
  requireChoice(name, RANDOM_INDEX_NAMES, ['randomIndex']);
  const table: RandomIndexTable = RANDOM_INDEX_TABLES[name];
  const value = table.get(size);
  if (value === undefined) {
    throw sizeUnsupported(
      path,
      `the table ${name} has no value for ${size} elements`,
      `${name} 表没有 ${size} 个元素的取值`,
    );
  }
  return value;
}
