import { describe, expect, it } from 'vitest';
import { improvements } from '../../src/engine/improvements.ts';
import { type IndicatorValues, scoreIndicators } from '../../src/engine/score.ts';
import { defaultModel } from '../../src/engine/scoring-model.ts';
import example from './worked-example.json' with { type: 'json' };

const model = defaultModel();
const found = improvements(model, example.values);
const scoreOf = (values: IndicatorValues) => scoreIndicators(model, values).score as number;

describe('what would raise a score', () => {
  it('is true: the score does rise by the points that are promised', () => {
    expect(found.length).toBeGreaterThan(15);
    for (const { indicator, nextValue, points, level } of found) {
      const after = { ...example.values, [indicator]: nextValue };
      expect(scoreOf(after) - example.score).toBeCloseTo(points, 8);
      expect(scoreIndicators(model, after).level).toBe(level);
    }
  });

  it('begins with what gains most, and gains no less at its best', () => {
    const points = found.map((it_) => it_.points);
    expect(points).toEqual([...points].sort((a, b) => b - a));
    for (const it_ of found) {
      expect(it_.points).toBeGreaterThan(0);
      expect(it_.pointsAtBest).toBeGreaterThanOrEqual(it_.points);
    }
  });

  it('goes to the next anchor of the curve, in the direction that is safer', () => {
    const next = Object.fromEntries(found.map((it_) => [it_.indicator, it_.nextValue]));
    expect(next).toMatchObject({ F1: 0.3, F2: 1.5, F5: 60, M1: 0.6, K2: 0, P2: 100 });
  });

  it('does not name what is at its best or is not known', () => {
    const named = found.map(({ indicator }) => indicator);
    for (const best of ['G2', 'M5', 'K1', 'K3']) expect(named).not.toContain(best);
    const without = improvements(model, { ...example.values, F1: null });
    expect(without.map(({ indicator }) => indicator)).not.toContain('F1');
  });

  it('is nothing where there is no score to raise, or nothing better', () => {
    expect(improvements(model, { K1: 0 })).toEqual([]);
    const best = Object.fromEntries(
      model.criteria.flatMap(({ indicators }) =>
        indicators.map(({ id, anchors }) => {
          const top = [...anchors].sort((a, b) => b[1] - a[1])[0];
          return [id, top?.[0] ?? null];
        }),
      ),
    );
    expect(improvements(model, best)).toEqual([]);
  });

  it('tells that repaying an overdue loan changes the level', () => {
    const overdue = improvements(model, { ...example.values, K1: 31 });
    expect(overdue.find(({ indicator }) => indicator === 'K1')).toMatchObject({
      nextValue: 30,
      level: 'BLUE',
    });
  });
});
