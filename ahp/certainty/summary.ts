import { sum } from '../linear-algebra.ts';
import { TIE_TOLERANCE } from '../sensitivity.ts';
import type { Leaf, Weighed } from './draws.ts';
import type { AlternativeCertainty, Certainty, CertaintyLevel, Interval } from './types.ts';

type Summary = {
  readonly draws: number;
  readonly confidence: number;
  readonly levels: readonly CertaintyLevel[];
};

/**
 * Totals and first places, one alternative at a time, so that only weights are kept in memory.
 *
 * Complexity: O(alternatives · (leaves · draws + draws · log draws)).
 */
export function rank(
  leaves: readonly Leaf[],
  weighed: readonly Weighed[],
  { draws, confidence, levels }: Summary,
): Pick<Certainty, 'alternatives' | 'firstPlace'> {
  const totals = new Float64Array(draws);
  const greatest = new Float64Array(draws);
  const sharers = new Uint32Array(draws);
  /** Overwrites the totals with Σ weight · score of one alternative, for each draw. */
  const addUp = (alternative: number): void => {
    totals.fill(0);
    leaves.forEach(({ scores }, l) => {
      const { sample } = weighed[l] as Weighed;
      const score = scores[alternative] as number;
      for (let draw = 0; draw < draws; draw++) {
        totals[draw] = (totals[draw] as number) + (sample[draw] as number) * score;
      }
    });
  };
  const isFirst = (draw: number): boolean =>
    (totals[draw] as number) >= (greatest[draw] as number) * (1 - TIE_TOLERANCE);
  const { scores: first } = leaves[0] as Leaf;
  const alternatives = first.map((_, a): AlternativeCertainty => {
    const point = sum(
      leaves.map(({ scores }, l) => (weighed[l] as Weighed).point * (scores[a] as number)),
    );
    addUp(a);
    totals.forEach((total, draw) => {
      if (total > (greatest[draw] as number)) greatest[draw] = total;
    });
    const sorted = totals.sort();
    return { ...intervalOf(point, sorted, confidence), levels: levelsOf(sorted, levels) };
  });
  const eachFirst = (act: (alternative: number, draw: number) => void): void =>
    first.forEach((_, a) => {
      addUp(a);
      for (let draw = 0; draw < draws; draw++) if (isFirst(draw)) act(a, draw);
    });
  const times = first.map(() => 0);
  eachFirst((_, draw) => {
    sharers[draw] = (sharers[draw] as number) + 1;
  });
  eachFirst((a, draw) => {
    times[a] = (times[a] as number) + 1 / (sharers[draw] as number);
  });
  return { alternatives, firstPlace: times.map((count) => count / draws) };
}

/**
 * Interval of a figure from its draws.
 *
 * Complexity: O(draws).
 */
export function intervalOf(point: number, sorted: Float64Array, confidence: number): Interval {
  let beyond = 0;
  for (let draw = 0; draw < sorted.length; draw++) beyond += (sorted[draw] as number) - point;
  return {
    point,
    mean: point + beyond / sorted.length,
    low: quantile(sorted, (1 - confidence) / 2),
    high: quantile(sorted, (1 + confidence) / 2),
  };
}

/** The quantile of type 7 (Hyndman & Fan 1996): linear between the values in order. */
function quantile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (place - below) * (high - low);
}

/** The share of totals in each level; levels come with the highest first. */
function levelsOf(
  sorted: Float64Array,
  levels: readonly CertaintyLevel[],
): Readonly<Record<string, number>> {
  let above = 0;
  const shares = levels.map(({ name, scoreMin }): [string, number] => {
    // Rounding must not decide on a level, as it does not on a place.
    const least = scoreMin - TIE_TOLERANCE * Math.abs(scoreMin);
    const first = sorted.findIndex((total) => total >= least);
    const reached = first === -1 ? 0 : sorted.length - first;
    const share = (reached - above) / sorted.length;
    above = reached;
    return [name, share];
  });
  return Object.fromEntries(shares);
}
