import { describe, expect, it } from 'vitest';
import { assess } from '../../../src/engine/assess.ts';
import type { Breach, FormerRating, History } from '../../../src/engine/history/schema.ts';
import { historyTriggers } from '../../../src/engine/history/triggers.ts';
import { rulePack, warningHistory } from '../../../src/engine/models.ts';
import { answerScoreRequest } from '../../../src/engine/score-request.ts';
import { defaultModel } from '../../../src/engine/scoring-model.ts';
import example from '../worked-example.json' with { type: 'json' };

const VERSION = '1.0.0';
const rules = { file: `history/warning-2026/${VERSION}.json`, digest: warningHistory().digest };
const pack = {
  file: `rules/mutual-aid/${VERSION}.json`,
  digest: rulePack('mutual-aid').digest,
};

const remembered = (change: Partial<History> = {}): History => ({
  ...{ rules, on: '2026-08-25', form: '2023', ratings: [], breaches: [] },
  ...change,
});
const former = (change: Partial<FormerRating> = {}): FormerRating => ({
  ...{ on: '2026-07-01', score: 90, form: '2023', version: VERSION },
  ...change,
});
const breach = (rule: string, on = '2026-08-01'): Breach => ({ pack, rule, on });

const told = (history: History, score: number | null = 90) =>
  historyTriggers(history, { score, version: VERSION }).map(
    ({ code, level }) => `${code} ${level}`,
  );

describe('a fall in a quarter', () => {
  it.each([
    [82.0001, []],
    [82, ['FALL_8 BLUE']],
    [75.0001, ['FALL_8 BLUE']],
    [75, ['FALL_15 YELLOW']],
    [90, []],
    [100, []],
  ])('from 90 to %f', (score, expected) => {
    expect(told(remembered({ ratings: [former()] }), score)).toEqual(expected);
  });

  it('is exact where floating point is not', () => {
    const ratings = [former({ score: 70.02 })];
    expect(70.02 - 62.02).toBeLessThan(8);
    expect(told(remembered({ ratings }), 62.02)).toEqual(['FALL_8 BLUE']);
  });

  it.each([
    ['2026-05-24', 'a day more than a quarter ago', []],
    ['2026-05-25', 'a quarter ago', ['FALL_8 BLUE']],
    ['2026-05-26', 'a day less than a quarter ago', ['FALL_8 BLUE']],
    ['2026-08-25', 'on the day itself', ['FALL_8 BLUE']],
    ['2026-08-26', 'later', []],
  ])('since %s, %s', (on, _, expected) => {
    expect(told(remembered({ ratings: [former({ on })] }), 82)).toEqual(expected);
  });

  it('is counted in months, whatever their length', () => {
    const history = (on: string) => remembered({ on: '2026-05-31', ratings: [former({ on })] });
    expect(told(history('2026-02-28'), 82)).toEqual(['FALL_8 BLUE']);
    expect(told(history('2026-02-27'), 82)).toEqual([]);
  });

  it('is measured from the best rating of the quarter, not from the last', () => {
    const ratings = [former({ score: 84, on: '2026-08-20' }), former(), former({ score: 70 })];
    expect(told(remembered({ ratings }), 76)).toEqual(['FALL_8 BLUE']);
    expect(told(remembered({ ratings: ratings.slice(0, 1) }), 76.0001)).toEqual([]);
  });

  it('says so when the form of the statement or the version of the model changed', () => {
    const of = (change: Partial<FormerRating>) =>
      told(remembered({ ratings: [former(change)] }), 82);
    expect(of({ form: '2007' })).toEqual(['FALL_8:FORM BLUE']);
    expect(of({ form: null })).toEqual(['FALL_8:FORM BLUE']);
    expect(of({ version: '0.9.0' })).toEqual(['FALL_8:MODEL BLUE']);
    expect(of({ form: '2007', version: '0.9.0' })).toEqual(['FALL_8:FORM:MODEL BLUE']);
    const [flagged] = historyTriggers(remembered({ ratings: [former({ form: '2007' })] }), {
      score: 82,
      version: VERSION,
    });
    expect(flagged?.zh).toBe('一个季度内下降 8 分及以上，至少为蓝色；其间报表格式有变，请核对');
  });

  it('is not known without a score', () => {
    expect(told(remembered({ ratings: [former()] }), null)).toEqual([]);
  });
});

describe('broken rules', () => {
  it.each([
    ['CMA-02', 'a seen blocking rule', ['RULE_BLOCK:CMA-02 ORANGE']],
    ['CMA-07', 'a reported blocking rule', ['RULE_BLOCK:CMA-07 ORANGE']],
    ['CMA-14', 'a seen vetoing rule', ['RULE_VETO:CMA-14 RED']],
    ['CMA-11', 'a warning rule, once', []],
    ['CMA-21', 'a rule known by analogy, once', []],
  ])('%s, %s', (rule, _, expected) => {
    expect(told(remembered({ breaches: [breach(rule)] }))).toEqual(expected);
  });

  it('block as long as they are broken, and however long ago that began', () => {
    expect(told(remembered({ breaches: [breach('CMA-02', '2024-01-01')] }))).toEqual([
      'RULE_BLOCK:CMA-02 ORANGE',
    ]);
  });

  it.each([
    [['2026-08-01', '2026-08-02'], ['RULE_REPEATED:CMA-11 YELLOW']],
    [['2026-05-25', '2026-08-25'], ['RULE_REPEATED:CMA-11 YELLOW']],
    [['2026-05-24', '2026-08-25'], []],
    [['2026-08-01', '2026-08-01'], []],
  ])('that only warn, on %s', (days, expected) => {
    const breaches = days.map((on) => breach('CMA-11', on));
    expect(told(remembered({ breaches }))).toEqual(expected);
  });

  it('that only warn are counted each by itself', () => {
    const breaches = [breach('CMA-11', '2026-08-01'), breach('CMA-16', '2026-08-02')];
    expect(told(remembered({ breaches }))).toEqual([]);
  });

  it('of a rule whose source was not seen only warn', () => {
    const breaches = [breach('CMA-27', '2026-08-01'), breach('CMA-27', '2026-08-02')];
    expect(told(remembered({ breaches }))).toEqual(['RULE_REPEATED:CMA-27 YELLOW']);
  });
});

describe('an assessment that remembers', () => {
  const ask = (history: History) =>
    answerScoreRequest({ indicators: example.values, history: { ...history } });

  it('has the worst level that score and history ask for, and the same score', () => {
    const ratings = [former({ score: 100 })];
    expect(ask(remembered({ ratings }))).toMatchObject({
      score: example.score,
      level: 'YELLOW',
      levelByScore: 'NORMAL',
      triggers: ['FALL_15'],
    });
  });

  it('is what it was without a history', () => {
    expect(ask(remembered())).toEqual(answerScoreRequest({ indicators: example.values }));
  });

  it('lets a broken blocking rule hold without a score, and a fall not', () => {
    const blocked = remembered({ breaches: [breach('CMA-02')], ratings: [former()] });
    expect(assess(defaultModel(), {}, blocked).level).toBe('ORANGE');
    const fallen = remembered({ ratings: [former()] });
    expect(assess(defaultModel(), {}, fallen).level).toBe('DATA_GAP');
  });

  it.each<[string, unknown, string]>([
    ['a text', 'x', '/history'],
    ['no day', { ...remembered(), on: '2026-13-01' }, '/history/on'],
    [
      'a score that is none',
      remembered({ ratings: [former({ score: 101 })] }),
      '/history/ratings/0/score',
    ],
    ['unknown rules', remembered({ rules: { ...rules, digest: 'sha256:0' } }), '/history/rules'],
    ['rules of another kind', remembered({ rules: pack }), '/history/rules'],
    [
      'an unknown pack',
      remembered({ breaches: [{ ...breach('CMA-02'), pack: rules }] }),
      '/history/breaches/0',
    ],
    ['an unknown rule', remembered({ breaches: [breach('CMA-99')] }), '/history/breaches/0'],
  ])('is refused with %s', (_, history, path) => {
    expect(answerScoreRequest({ indicators: example.values, history })).toMatchObject({
      error: { code: 'SCORE_INVALID_REQUEST', path },
    });
  });
});
