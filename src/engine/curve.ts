/** A point of a curve: an indicator's value and the safety score that it earns. */
export type Anchor = readonly [value: number, score: number];

/**
 * Safety curve: the score of an indicator value, piecewise linear between the anchors and held at
 * the ends. Source: contracts of this project, `heheng score`.
 *
 * @param anchors at least two points, values strictly ascending, scores 0–100
 * @param value a finite number, in the unit of the anchors
 * @returns the safety score, 0–100, where 100 is safe
 * @throws {RangeError} if the value is not finite, so that nothing unreadable earns points
 * @example
 * curveScore([[0.3, 100], [0.5, 80]], 0.4); // => 90
 */
export function curveScore(anchors: readonly Anchor[], value: number): number {
  if (!Number.isFinite(value)) throw new RangeError('curveScore: the value must be finite');
  const upper = anchors.findIndex(([anchorValue]) => value <= anchorValue);
  if (upper === -1) return (anchors.at(-1) as Anchor)[1];
  const [right, rightScore] = anchors[upper] as Anchor;
  if (upper === 0) return rightScore;
  const [left, leftScore] = anchors[upper - 1] as Anchor;
  return leftScore + ((value - left) / (right - left)) * (rightScore - leftScore);
}

/**
 * Score rounding: to 4 decimals, half up, the number that people see and levels are read off.
 * The same expression is exact in SQL over double precision.
 *
 * @param score 0–100
 * @returns the score with at most 4 decimals
 * @example
 * roundScore(79.99995); // => 80
 */
export function roundScore(score: number): number {
  return Math.floor(score * 10000 + 0.5) / 10000;
}
