import { AhpError, type Path } from './errors.ts';
import { requireSize } from './judgment-matrix.ts';

/** One known judgment: element i is `value` times as important as element j. */
export type KnownJudgment = readonly [i: number, j: number, value: number];

/**
 * Components of the graph of comparisons: elements of different components were never compared, not
 * even through others.
 *
 * Complexity: O(n + comparisons).
 *
 * @param size the number of elements
 * @param known comparisons
 * @returns the elements of each component, ascending
 * @example
 * comparisonComponents(4, [[0, 1, 2], [2, 3, 4]]); // => [[0, 1], [2, 3]]
 */
export function comparisonComponents(
  size: number,
  known: readonly KnownJudgment[],
): readonly (readonly number[])[] {
  const neighbours = Array.from({ length: size }, (): number[] => []);
  for (const [i, j] of known) {
    neighbours[i]?.push(j);
    neighbours[j]?.push(i);
  }
  const seen = new Set<number>();
  return neighbours.flatMap((_, start) => {
    if (seen.has(start)) return [];
    const component: number[] = [];
    const waiting = [start];
    for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
      if (seen.has(element)) continue;
      seen.add(element);
      component.push(element);
      waiting.push(...(neighbours[element] as number[]));
    }
    return [component.sort((a, b) => a - b)];
  });
}

/**
 * Connection check: every element must be reachable from every other one through comparisons.
 *
 * Complexity: O(n + comparisons).
 *
 * @param size the number of elements
 * @param known comparisons
 * @param path where they stand
 * @throws {AhpError} AHP_GRAPH_DISCONNECTED with the components named
 * @example
 * requireConnected(2, [[0, 1, 3]], []); // => undefined
 */
export function requireConnected(size: number, known: readonly KnownJudgment[], path: Path): void {
  requireSize(size, path);
  const components = comparisonComponents(size, known);
  if (components.length <= 1) return;
  const named = components.map((component) => `{${component.join(', ')}}`).join(' ');
  throw new AhpError(
    'AHP_GRAPH_DISCONNECTED',
    path,
    `these groups of elements were never compared with each other: ${named}`,
    `以下各组元素之间没有任何比较：${named}`,
  );
}
