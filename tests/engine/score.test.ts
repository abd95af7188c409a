import { describe, expect, it } from 'vitest';
import { roundScore } from '../../src/engine/curve.ts';
import {
  type IndicatorValues,
  levelWithoutScore,
  scoreIndicators,
} from '../../src/engine/score.ts';
import { defaultModel, type Indicator } from '../../src/engine/scoring-model.ts';
import { fc } from '../support/properties.ts';
import example from './worked-example.json' with { type: 'json' };

const model = defaultModel();
const indicators = model.criteria.flatMap((criterion) => criterion.indicators);
const weightOf = Object.fromEntries(indicators.map(({ id, weight }) => [id, weight]));
const score = (values: IndicatorValues) => scoreIndicators(model, values);
const without = (...ids: string[]): IndicatorValues => ({
  ...example.values,
  ...Object.fromEntries(ids.map((id) => [id, null])),
});

/** The value at which an indicator earns a number of points, on the best side of its curve. */
function valueEarning({ anchors }: Indicator, points: number): number {
  const exact = anchors.find(([, earned]) => earned === points);
  if (exact !== undefined) return exact[0];
  const [first, last] = [anchors[0], anchors.at(-1)];
  if (first === undefined || last === undefined) throw new Error('a curve has anchors');
  return first[0] + ((last[0] - first[0]) * (points - first[1])) / (last[1] - first[1]);
}

/** A value between the worst and the best anchor, or nothing. */
const anyValue = ({ anchors }: Indicator, share: number): number => {
  const [low, high] = [anchors[0]?.[0] ?? 0, anchors.at(-1)?.[0] ?? 0];
  return low + (high - low) * share;
};

const anyValues: fc.Arbitrary<IndicatorValues> = fc
  .array(fc.option(fc.double({ min: -0.2, max: 1.2, noNaN: true }), { freq: 8 }), {
    minLength: indicators.length,
    maxLength: indicators.length,
  })
  .map((shares) =>
    Object.fromEntries(
      indicators.map((indicator, i) => {
        const share = shares[i] ?? null;
        return [indicator.id, share === null ? null : anyValue(indicator, share)];
      }),
    ),
  );

describe('the worked example', () => {
  const answer = score(example.values);

  it('scores 80.7394 and is NORMAL without triggers', () => {
    expect(answer).toMatchObject({
      score: example.score,
      level: 'NORMAL',
      levelByScore: 'NORMAL',
      triggers: [],
      missingWeight: 0,
    });
  });

  it.each(Object.entries(example.scores))('gives %s a score of %d', (id, points) => {
    expect(answer.indicators[id]?.score).toBeCloseTo(points, 10);
    expect(answer.indicators[id]?.weight).toBeCloseTo(weightOf[id] as number, 14);
  });

  it.each(Object.entries(example.criterionScores))('gives %s a score of %d', (id, points) => {
    expect(answer.criteria[id]?.score).toBeCloseTo(points, 4);
  });
});

describe('a score', () => {
  it('is what the contributions add up to', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const answer = score(values);
        if (answer.score === null) return;
        const parts = Object.values(answer.indicators);
        const points = parts.reduce((sum, { contribution }) => sum + contribution, 0);
        expect(Math.abs(points - answer.score)).toBeLessThan(0.00005 + 1e-9);
        expect(parts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
      }),
    );
  });

  it('never falls when one indicator becomes safer', () => {
    const step = fc.record({
      values: anyValues,
      place: fc.nat(indicators.length - 1),
      shares: fc.tuple(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
      ),
    });
    fc.assert(
      fc.property(step, ({ values, place, shares }) => {
        const indicator = indicators[place] as Indicator;
        const at = (share: number) => ({ ...values, [indicator.id]: anyValue(indicator, share) });
        const [one, other] = [score(at(shares[0])), score(at(shares[1]))];
        const points = (it: typeof one) => it.indicators[indicator.id]?.score as number;
        const [worse, better] = points(one) <= points(other) ? [one, other] : [other, one];
        if (worse.score === null || better.score === null) return;
        expect(better.score).toBeGreaterThanOrEqual(worse.score);
      }),
      { numRuns: 500 },
    );
  });

  it('lies between 0 and 100 and has at most four decimals', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        const { score: total } = score(values);
        if (total === null) return;
        expect(total).toBeGreaterThanOrEqual(0);
        expect(total).toBeLessThanOrEqual(100);
        expect(roundScore(total)).toBe(total);
      }),
    );
  });

  it('does not depend on the order of the values, nor on ids that the model does not have', () => {
    const backwards = Object.fromEntries(Object.entries(example.values).reverse());
    const hostile: IndicatorValues = JSON.parse('{"__proto__": 0, "constructor": 1, "F99": 2}');
    expect(score(backwards)).toEqual(score(example.values));
    expect(score({ ...hostile, ...example.values })).toEqual(score(example.values));
  });

  it('refuses a value that is not finite', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => score({ ...example.values, F2: value })).toThrow(RangeError);
    }
  });
});

describe('a criterion exactly at a threshold', () => {
  it.each(model.criteria)('is not below it: $id at 60', ({ id, indicators: own }) => {
    const straight = own.filter(({ id: indicator }) => indicator !== 'G2' && indicator !== 'K1');
    const values = Object.fromEntries(straight.map((it_) => [it_.id, valueEarning(it_, 60)]));
    const answer = score({
      ...example.values,
      ...(id === 'GOV' ? { G2: null } : {}),
      ...(id === 'CRE' ? { K1: null } : {}),
      ...values,
    });
    expect(answer.criteria[id]?.score).toBe(60);
    expect(answer.triggers).toEqual([]);
  });
});

describe('a criterion below a threshold', () => {
  const weakLand = { P1: 0.8, P2: 100, P3: 0 };

  it('asks for BLUE below 60 although the total is NORMAL', () => {
    const best = Object.fromEntries(indicators.map((it_) => [it_.id, valueEarning(it_, 100)]));
    const answer = score({ ...best, M2: 0.4, ...weakLand, P3: 0.5 });
    expect(answer.levelByScore).toBe('NORMAL');
    expect(answer.level).toBe('BLUE');
    expect(answer.triggers.map(({ code }) => code)).toEqual(['CRITERION_BELOW_60:ECO']);
  });

  it('asks for YELLOW below 40, which replaces BLUE', () => {
    const answer = score({ ...example.values, ...weakLand, P2: 50 });
    expect(answer.level).toBe('YELLOW');
    expect(answer.triggers.map(({ code }) => code)).toEqual(['CRITERION_BELOW_40:ECO']);
  });

  it('does not lift a level that is already worse by score', () => {
    const answer = score({ ...example.values, F1: 2, F2: 0, F3: 0, F4: -1, M1: 0, M2: 1, N1: 0 });
    expect(answer.levelByScore).toBe('ORANGE');
    expect(answer.level).toBe('ORANGE');
  });
});

describe('an overdue loan', () => {
  it.each([
    [30, 'NORMAL', []],
    [31, 'ORANGE', ['OVERDUE_31_90']],
    [90, 'ORANGE', ['OVERDUE_31_90']],
    [91, 'RED', ['OVERDUE_OVER_90']],
  ])('of %d days makes the level %s at least', (K1, least, codes) => {
    const answer = score({ ...example.values, K1 });
    const ownCodes = answer.triggers.map(({ code }) => code);
    expect(ownCodes.filter((code) => code.startsWith('OVERDUE'))).toEqual(codes);
    expect(answer.level === 'BLUE' ? 'NORMAL' : answer.level).toBe(least);
  });
});

describe('a missing indicator', () => {
  it('hands its weight to the others of its criterion in proportion', () => {
    const answer = score(without('F3'));
    const share = 1 - (example.localWeights.FIN[2] as number);
    expect(answer.indicators.F3).toEqual({ value: null, score: null, weight: 0, contribution: 0 });
    expect(answer.indicators.F1?.weight).toBeCloseTo((weightOf.F1 as number) / share, 6);
    expect(answer.indicators.G1?.weight).toBeCloseTo(weightOf.G1 as number, 14);
    expect(answer.criteria.FIN?.weight).toBeCloseTo(example.criterionWeights.FIN, 6);
    expect(answer.missingWeight).toBeCloseTo(weightOf.F3 as number, 14);
  });

  it('may be absent or null', () => {
    const { F3: _, ...absent } = example.values;
    expect(score(absent)).toEqual(score(without('F3')));
  });

  it('gives a whole criterion’s weight to the other criteria in proportion', () => {
    const answer = score(without('P1', 'P2', 'P3'));
    expect(answer.criteria.ECO).toEqual({ score: null, weight: 0 });
    const rest = 1 - example.criterionWeights.ECO;
    expect(answer.criteria.FIN?.weight).toBeCloseTo(example.criterionWeights.FIN / rest, 5);
    expect(answer.missingWeight).toBeCloseTo(example.criterionWeights.ECO, 6);
    expect(answer.score).toBeGreaterThan(80);
  });

  it('leaves a score up to a missing weight of 0.20, and none above it', () => {
    const ids = ['GOV', 'ECO'];
    const below = score(without('G1', 'G2', 'G3', 'G4', 'G5', 'F3'));
    expect(below.missingWeight).toBeLessThanOrEqual(0.2);
    expect(below.score).not.toBeNull();
    const above = score(without('G1', 'G2', 'G3', 'G4', 'G5', 'P1', 'P2', 'P3'));
    expect(above.missingWeight).toBeGreaterThan(0.2);
    expect(above).toMatchObject({ score: null, levelByScore: null, level: 'DATA_GAP' });
    expect(ids.map((id) => above.criteria[id]?.score)).toEqual([null, null]);
  });

  it('leaves a score exactly at the limit', () => {
    const limit = score(without('F1', 'F3')).missingWeight;
    const file = {
      ...model.file,
      missingWeightLimit: { ...model.file.missingWeightLimit, value: limit },
    };
    expect(scoreIndicators({ ...model, file }, without('F1', 'F3')).score).not.toBeNull();
  });

  it('raises no criterion trigger when there is no score', () => {
    const values = { ...without('G1', 'G2', 'G3', 'G4', 'G5', 'P1'), P2: 0, P3: 0 };
    const answer = score(values);
    expect(answer.criteria.ECO?.score).toBe(0);
    expect(answer.missingWeight).toBeLessThanOrEqual(0.2);
    const gap = score({ ...values, F1: null });
    expect(gap).toMatchObject({ level: 'DATA_GAP', triggers: [] });
  });

  it('is everything: DATA_GAP with a missing weight of 1', () => {
    const answer = score({});
    expect(answer).toMatchObject({ score: null, level: 'DATA_GAP', triggers: [] });
    expect(answer.missingWeight).toBeCloseTo(1, 14);
  });
});

describe('withholding data hides nothing:', () => {
  it.each([
    ['K1', 31, 'ORANGE'],
    ['K1', 90, 'ORANGE'],
    ['K1', 91, 'RED'],
    ['K3', 0, 'RED'],
    ['K4', 0, 'RED'],
    ['K5', 0, 'RED'],
    ['K1', 30, 'DATA_GAP'],
    ['K3', 30, 'DATA_GAP'],
  ])('%s = %d alone is %s', (id, value, level) => {
    const answer = score({ [id]: value });
    expect(answer.level).toBe(level);
    expect(answer.score).toBeNull();
    expect(answer.triggers).toHaveLength(level === 'DATA_GAP' ? 0 : 1);
  });

  it('of several triggers the worst counts, and only ORANGE and RED do', () => {
    const trigger = (level: 'BLUE' | 'ORANGE' | 'RED') => ({ code: level, level, zh: '', en: '' });
    expect(levelWithoutScore([trigger('ORANGE'), trigger('RED')], 'DATA_GAP')).toBe('RED');
    expect(levelWithoutScore([trigger('BLUE')], 'REVIEW')).toBe('REVIEW');
  });
});
