import type { KnownJudgment } from '../comparison-graph.ts';
import { filled } from '../linear-algebra.ts';
import type { NonNegativeMatrix } from '../perron.ts';

/** For each element, the others that it was not compared with. */
export type Gaps = readonly (readonly number[])[];

/**
 * Gaps: for each element, the others that it was not compared with.
 *
 * Complexity: O(n² + comparisons).
 */
export function gapsOf(known: readonly KnownJudgment[], size: number): Gaps {
  const isKnown = Array.from({ length: size }, (_, i) => new Set([i]));
  for (const [i, j] of known) {
    isKnown[i]?.add(j);
    isKnown[j]?.add(i);
  }
  return isKnown.map((own) => isKnown.flatMap((_, j) => (own.has(j) ? [] : [j])));
}

/**
 * Completed matrix a_ij · e^(p_j − p_i): scaled by what it implies, so that no entry overflows.
 *
 * Complexity: O(n²).
 */
export function completedMatrix(
  known: readonly KnownJudgment[],
  potentials: readonly number[],
): NonNegativeMatrix {
  return withKnown(filled(potentials.length, 1), known, potentials);
}

/**
 * Harker’s matrix, scaled in the same way: 0 for what is missing, 1 + their number on the diagonal.
 *
 * Complexity: O(n²).
 */
export function harkerMatrix(
  known: readonly KnownJudgment[],
  potentials: readonly number[],
): NonNegativeMatrix {
  const rows = filled(potentials.length, 0);
  for (const row of rows.keys()) add(rows[row] as number[], row, rows.length);
  for (const [i, j] of known) {
    add(rows[i] as number[], i, -1);
    add(rows[j] as number[], j, -1);
  }
  return withKnown(rows, known, potentials);
}

function withKnown(
  rows: number[][],
  known: readonly KnownJudgment[],
  potentials: readonly number[],
): NonNegativeMatrix {
  for (const [i, j, value] of known) {
    const scaled = value * Math.exp((potentials[j] as number) - (potentials[i] as number));
    (rows[i] as number[])[j] = scaled;
    (rows[j] as number[])[i] = 1 / scaled;
  }
  return rows;
}

/**
 * Missing judgments: the ratios that potentials imply for the gaps, i < j.
 *
 * Complexity: O(n²).
 */
export function missingJudgments(
  known: readonly KnownJudgment[],
  potentials: readonly number[],
): KnownJudgment[] {
  return gapsOf(known, potentials.length).flatMap((others, i) =>
    others.flatMap((j): KnownJudgment[] =>
      i < j ? [[i, j, Math.exp((potentials[i] as number) - (potentials[j] as number))]] : [],
    ),
  );
}

/**
 * Adds one comparison, with a weight, to the Laplacian of a graph.
 *
 * Complexity: O(1).
 */
export function addToLaplacian(rows: number[][], i: number, j: number, weight: number): void {
  add(rows[i] as number[], i, weight);
  add(rows[j] as number[], j, weight);
  add(rows[i] as number[], j, -weight);
  add(rows[j] as number[], i, -weight);
}

/**
 * Adds to one number of a row.
 *
 * Complexity: O(1).
 */
export function add(row: number[], k: number, value: number): void {
  row[k] = (row[k] as number) + value;
}
