import { describe, expect, it } from 'vitest';
import {
  criterionTriggers,
  indicatorTriggers,
  LEVELS,
  levelByScore,
  worstLevel,
} from '../../src/engine/levels.ts';
import { defaultModel } from '../../src/engine/scoring-model.ts';

const { levels } = defaultModel();
const codes = (values: Readonly<Record<string, number | null>>) =>
  indicatorTriggers(levels, values).map(({ code, level }) => `${code} ${level}`);

describe('the level by score', () => {
  it.each([
    [100, 'NORMAL'],
    [80, 'NORMAL'],
    [79.9999, 'BLUE'],
    [70, 'BLUE'],
    [69.9999, 'YELLOW'],
    [60, 'YELLOW'],
    [59.9999, 'ORANGE'],
    [45, 'ORANGE'],
    [44.9999, 'RED'],
    [0, 'RED'],
  ])('of %d is %s', (score, level) => {
    expect(levelByScore(levels, score)).toBe(level);
  });

  it('does not depend on the order of the file', () => {
    const reversed = { ...levels, levels: [...levels.levels].reverse() };
    expect(levelByScore(reversed, 75)).toBe('BLUE');
  });

  it('is RED below every threshold', () => {
    expect(levelByScore(levels, -1)).toBe('RED');
  });
});

describe('the worst level', () => {
  it('is the one that asks for the most attention', () => {
    expect(worstLevel(['NORMAL', 'RED', 'BLUE'])).toBe('RED');
    expect(worstLevel(['YELLOW', 'BLUE'])).toBe('YELLOW');
    expect(worstLevel(['NORMAL'])).toBe('NORMAL');
  });

  it('is taken from five levels; DATA_GAP and REVIEW stand beside them', () => {
    expect(LEVELS).toEqual(['NORMAL', 'BLUE', 'YELLOW', 'ORANGE', 'RED', 'DATA_GAP', 'REVIEW']);
  });
});

describe('a criterion', () => {
  it.each([
    [60, []],
    [59.99999999, ['CRITERION_BELOW_60:FIN BLUE']],
    [40, ['CRITERION_BELOW_60:FIN BLUE']],
    [39.99999999, ['CRITERION_BELOW_40:FIN YELLOW']],
    [0, ['CRITERION_BELOW_40:FIN YELLOW']],
    [null, []],
  ])('of %d sets off %j', (score, expected) => {
    const triggers = criterionTriggers(levels, { FIN: score, GOV: 100 });
    expect(triggers.map(({ code, level }) => `${code} ${level}`)).toEqual(expected);
  });

  it('sets off its own trigger beside those of others', () => {
    const triggers = criterionTriggers(levels, { FIN: 50, GOV: 30, ECO: 59 });
    expect(triggers.map(({ code }) => code)).toEqual([
      'CRITERION_BELOW_60:FIN',
      'CRITERION_BELOW_40:GOV',
      'CRITERION_BELOW_60:ECO',
    ]);
  });
});

describe('days past due', () => {
  it.each([
    [0, []],
    [30, []],
    [31, ['OVERDUE_31_90 ORANGE']],
    [90, ['OVERDUE_31_90 ORANGE']],
    [91, ['OVERDUE_OVER_90 RED']],
    [90.5, ['OVERDUE_OVER_90 RED']],
    [null, []],
  ])('%d set off %j', (K1, expected) => {
    expect(codes({ K1 })).toEqual(expected);
  });
});

describe.each(['K3', 'K4', 'K5'])('the veto of %s', (indicator) => {
  it('is set off by 0 and by nothing above it', () => {
    expect(codes({ [indicator]: 0 })).toEqual([`VETO:${indicator} RED`]);
    expect(codes({ [indicator]: 0.0001 })).toEqual([]);
    expect(codes({ [indicator]: 20 })).toEqual([]);
    expect(codes({ [indicator]: null })).toEqual([]);
    expect(codes({})).toEqual([]);
  });

  it('stands beside the others', () => {
    expect(codes({ [indicator]: 0, K1: 120 })).toHaveLength(2);
  });
});
