import { describe, expect, it } from 'vitest';
import { selfCheck } from '../../src/engine/models.ts';
import { distanceOf, weakIndicators } from '../../src/engine/prevention.ts';
import { defaultModel } from '../../src/engine/scoring-model.ts';

/* What a cooperative looks at before a warning: distances to thresholds, and where it is weak. */

const { levels, criteria } = defaultModel();

describe('the distance to the next level', () => {
  it.each([
    [100, null, ['BLUE', 20]],
    [80, null, ['BLUE', 0]],
    [79.9999, ['NORMAL', 0.0001], ['YELLOW', 9.9999]],
    [70, ['NORMAL', 10], ['YELLOW', 0]],
    [60.25, ['BLUE', 9.75], ['ORANGE', 0.25]],
    [45, ['YELLOW', 15], ['RED', 0]],
    [44.9999, ['ORANGE', 0.0001], null],
    [0, ['ORANGE', 45], null],
  ])('of %d is up %j, down %j', (score, up, down) => {
    const told = (of: ReturnType<typeof distanceOf>['up']) => of && [of.level, of.points];
    const distance = distanceOf(levels, score);
    expect([told(distance.up), told(distance.down)]).toEqual([up, down]);
  });
});

describe('weak indicators', () => {
  const found = [
    { indicator: 'A1', pointsAtBest: 1 },
    { indicator: 'A2', pointsAtBest: 3 },
    { indicator: 'A3', pointsAtBest: 2 },
  ];

  it('score below the safest level, what brings most at its best first', () => {
    expect(weakIndicators(levels, { A1: 79.9, A2: 10, A3: 80 }, found, 4)).toEqual(['A2', 'A1']);
  });

  it('are so many at most, and none of which nothing is known', () => {
    expect(weakIndicators(levels, { A1: 1, A2: 1, A3: 1 }, found, 2)).toEqual(['A2', 'A3']);
    expect(weakIndicators(levels, { A1: null }, found, 4)).toEqual([]);
  });
});

describe('the self-check', () => {
  it('has one list for each indicator of the model', () => {
    const ids = criteria.flatMap(({ indicators }) => indicators.map(({ id }) => id));
    const asked = selfCheck().file.lists.map(({ indicator }) => indicator);
    expect([...asked].sort()).toEqual([...ids].sort());
  });

  it('asks in both languages, and nothing twice', () => {
    const questions = selfCheck().file.lists.flatMap((list) => list.questions);
    expect(questions.every(({ zh, en }) => zh.endsWith('？') && en.endsWith('?'))).toBe(true);
    expect(new Set(questions.map(({ zh }) => zh)).size).toBe(questions.length);
  });
});
