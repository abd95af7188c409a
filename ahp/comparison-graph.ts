import { requireList, requireWithin } from './checks.ts';
import { AhpError, invalidRequest, type Path } from './errors.ts';
import { readJudgment, requireSize } from './judgment-matrix.ts';

/** One known judgment: element i is `value` times as important as element j. */
export type KnownJudgment = readonly [i: number, j: number, value: number];

/**
 * Check of known judgments: each is [i, j, value] with two different elements, and no pair comes
 * twice, whichever way round.
 *
 * Complexity: O(comparisons).
 *
 * @param size the number of elements, 1 to 100
 * @param known what was given, values as numbers or fractions in strings
 * @param path where it stands, for the refusals
 * @returns the judgments
 * @throws {AhpError} AHP_NOT_POSITIVE for a value of 0 or less, AHP_SIZE_UNSUPPORTED for too many
 *   elements, AHP_INVALID_REQUEST for anything else
 * @example
 * requireKnown(2, [[0, 1, '1/3']], []); // => [[0, 1, 0.3333333333333333]]
 */
export function requireKnown(size: number, known: unknown, path: Path): KnownJudgment[] {
  const elements = { min: 0, max: requireSize(size) - 1, whole: true };
  const seen = new Set<string>();
  return requireList(known, path, 0).map((entry, k) => {
    const place = [...path, k];
    const [from, to, value] = Array.isArray(entry) && entry.length === 3 ? entry : [];
    const requireNew = (isNew: boolean) => {
      if (isNew) return;
      throw invalidRequest(
        place,
        'known judgments are [i, j, value] of two elements, each pair once',
        '已知判断应为 [i, j, 值]，i、j 不同，每对一次',
      );
    };
    requireNew(from !== to);
    const i = requireWithin(from, elements, [...place, 0]);
    const j = requireWithin(to, elements, [...place, 1]);
    const pair = String([i, j].sort());
    requireNew(!seen.has(pair));
    seen.add(pair);
    return [i, j, readJudgment(value, [...place, 2])];
  });
}

/**
 * Components of the graph of comparisons: elements of different components were never compared, not
 * even through others.
 *
 * Complexity: O(n + comparisons).
 *
 * @param size the number of elements, 1 to 100
 * @param known comparisons, each pair once at most
 * @param path where they stand, for the refusals
 * @returns the elements of each component, ascending
 * @throws {AhpError} as `requireKnown` does
 * @example
 * comparisonComponents(4, [[0, 1, 2], [2, 3, 4]]); // => [[0, 1], [2, 3]]
 */
export function comparisonComponents(
  size: number,
  known: readonly KnownJudgment[],
  path: Path = [],
): readonly (readonly number[])[] {
  return componentsOf(size, requireKnown(size, known, path));
}

/**
 * Components of a graph that was checked before.
 *
 * Complexity: O(n + comparisons).
 *
 * @param size the number of elements
 * @param known comparisons
 * @returns the elements of each component, ascending
 * @example
 * componentsOf(3, [[0, 2, 1]]); // => [[0, 2], [1]]
 */
export function componentsOf(
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
  const components = componentsOf(size, known);
  if (components.length <= 1) return;
  const named = components.map((component) => `{${component.join(', ')}}`).join(' ');
  throw new AhpError(
    'AHP_GRAPH_DISCONNECTED',
    path,
    `these groups of elements were never compared with each other: ${named}`,
    `以下各组元素之间没有任何比较：${named}`,
  );
}
