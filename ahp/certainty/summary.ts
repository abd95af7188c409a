import type { Leaf } from './draws.ts';
import type { AlternativeCertainty, Certainty, CertaintyLevel, Interval } from './types.ts';

type Summary = { readonly confidence: number; readonly levels: readonly CertaintyLevel[] };

/** Totals and first places, one alternative at a time, so that only weights are kept in memory. */
export function rank(
  leaves: readonly Leaf[],
  points: readonly number[],
  samples: readonly Float64Array[],
  count: number,
  { confidence, levels }: Summary,
): Pick<Certainty, 'alternatives' | 'firstPlace'> {
  const draws = (samples[0] as Float64Array).length;
  const totals = new Float64Array(draws);
  const greatest = new Float64Array(draws).fill(-1);
  const sharers = new Uint32Array(draws);
  const alternatives = Array.from({ length: count }, (_, a): AlternativeCertainty => {
    const point = points.reduce((total, weight, l) => total + weight * scoreOf(leaves, l, a), 0);
    addUp(totals, leaves, samples, a);
    for (let draw = 0; draw < draws; draw++) {
      const total = totals[draw] as number;
      if (total < (greatest[draw] as number)) continue;
      sharers[draw] = total === greatest[draw] ? (sharers[draw] as number) + 1 : 1;
      greatest[draw] = total;
    }
    const sorted = totals.sort();
    return { ...intervalOf(point, sorted, confidence), levels: levelsOf(sorted, levels) };
  });
  const firstPlace = alternatives.map((_, a) => {
    addUp(totals, leaves, samples, a);
    let times = 0;
    for (let draw = 0; draw < draws; draw++) {
      if (totals[draw] === greatest[draw]) times += 1 / (sharers[draw] as number);
    }
    return times / draws;
  });
  return { alternatives, firstPlace };
}

function scoreOf(leaves: readonly Leaf[], leaf: number, alternative: number): number {
  return (leaves[leaf] as Leaf).scores[alternative] as number;
}

/** Overwrites the totals with Σ weight · score of one alternative, for each draw. */
function addUp(
  totals: Float64Array,
  leaves: readonly Leaf[],
  samples: readonly Float64Array[],
  alternative: number,
): void {
  totals.fill(0);
  samples.forEach((weights, l) => {
    const score = scoreOf(leaves, l, alternative);
    for (let draw = 0; draw < totals.length; draw++) {
      totals[draw] = (totals[draw] as number) + (weights[draw] as number) * score;
    }
  });
}

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
    const first = sorted.findIndex((total) => total >= scoreMin);
    const reached = first === -1 ? 0 : sorted.length - first;
    const share = (reached - above) / sorted.length;
    above = reached;
    return [name, share];
  });
  return Object.fromEntries(shares);
}
