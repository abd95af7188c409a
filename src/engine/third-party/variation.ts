/**
 * Coefficient of variation (变异系数): how far prices scatter around their mean, as the standard
 * deviation of the sample over the mean.
 *
 * Complexity: O(prices).
 *
 * @param prices positive, at least two
 * @returns a share; 0 if all are equal
 * @throws {RangeError} if there are fewer than two
 * @example
 * variationOf([2, 4]).toFixed(4); // => "0.4714"
 */
export function variationOf(prices: readonly number[]): number {
  if (prices.length < 2) throw new RangeError('variationOf: at least two prices are needed');
  const mean = sum(prices) / prices.length;
  const squares = prices.map((price) => (price - mean) ** 2);
  return Math.sqrt(sum(squares) / (prices.length - 1)) / mean;
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
