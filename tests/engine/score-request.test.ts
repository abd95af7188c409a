import { describe, expect, it } from 'vitest';
import { assess } from '../../src/engine/assess.ts';
import { modelOfText } from '../../src/engine/model-file.ts';
import { indicatorModelText } from '../../src/engine/models.ts';
import { answerScoreRequest } from '../../src/engine/score-request.ts';
import { defaultModel } from '../../src/engine/scoring-model.ts';
import { fc } from '../support/properties.ts';
import example from './worked-example.json' with { type: 'json' };

const { values: indicators } = example;

function refusal(request: unknown, model?: string): string {
  const answer = answerScoreRequest(request, model);
  return 'error' in answer ? `${answer.error.code} ${answer.error.path}` : 'accepted';
}

describe('a scoring request', () => {
  it('answers with the shape of the contract', () => {
    const answer = answerScoreRequest({ id: 'coop-1', indicators });
    expect(Object.keys(answer).sort()).toEqual([
      'criteria',
      'id',
      'indicators',
      'level',
      'levelByScore',
      'missingWeight',
      'model',
      'score',
      'triggers',
    ]);
    expect(answer).toMatchObject({
      id: 'coop-1',
      score: example.score,
      level: 'NORMAL',
      levelByScore: 'NORMAL',
      triggers: [],
      missingWeight: 0,
      criteria: { FIN: { score: expect.closeTo(73.7946, 4), weight: expect.closeTo(0.283371, 6) } },
      indicators: { F1: { value: 0.48, score: expect.closeTo(82, 10) } },
      model: { id: 'gaoqing-2026', digest: expect.stringMatching(/^sha256:/) },
    });
  });

  it('has triggers as codes', () => {
    expect(answerScoreRequest({ indicators: { K1: 91, K3: 0 } })).toMatchObject({
      level: 'RED',
      triggers: ['OVERDUE_OVER_90', 'VETO:K3'],
    });
  });

  it('takes null and absent values as not applicable', () => {
    const { F1: _, ...absent } = indicators;
    expect(answerScoreRequest({ indicators: { ...indicators, F1: null } })).toEqual(
      answerScoreRequest({ indicators: absent }),
    );
  });

  it.each<[string, unknown, string]>([
    ['a text as a value', { indicators: { F1: '0.4' } }, 'SCORE_INVALID_VALUE /indicators/F1'],
    ['NaN', { indicators: { F1: Number.NaN } }, 'SCORE_INVALID_VALUE /indicators/F1'],
    [
      'infinity',
      { indicators: { F1: Number.POSITIVE_INFINITY } },
      'SCORE_INVALID_VALUE /indicators/F1',
    ],
    ['true', { indicators: { F1: true } }, 'SCORE_INVALID_VALUE /indicators/F1'],
    ['an unknown indicator', { indicators: { F9: 1 } }, 'SCORE_UNKNOWN_INDICATOR /indicators/F9'],
    [
      'an inherited name',
      { indicators: { constructor: 1 } },
      'SCORE_UNKNOWN_INDICATOR /indicators/constructor',
    ],
    [
      '"__proto__"',
      { indicators: JSON.parse('{"__proto__": 1}') },
      'SCORE_UNKNOWN_INDICATOR /indicators/__proto__',
    ],
    ['an unknown model', { model: 'x', indicators }, 'SCORE_UNKNOWN_MODEL /model'],
    ['no indicators', {}, 'SCORE_INVALID_REQUEST /indicators'],
    ['an unknown key', { indicators, level: 'NORMAL' }, 'SCORE_INVALID_REQUEST /level'],
    ['an id that is none', { id: {}, indicators }, 'SCORE_INVALID_REQUEST /id'],
    ['no object', [], 'SCORE_INVALID_REQUEST '],
    ['nothing', null, 'SCORE_INVALID_REQUEST '],
  ])('is refused with %s, and nothing is scored', (_, request, expected) => {
    expect(refusal(request)).toBe(expected);
    expect(answerScoreRequest(request)).not.toHaveProperty('score');
  });

  it('keeps its id in a refusal', () => {
    expect(answerScoreRequest({ id: 7, indicators: { F9: 1 } })).toMatchObject({ id: 7 });
  });

  it('is scored under the model that the caller chose unless it names one itself', () => {
    expect(refusal({ indicators }, 'x')).toBe('SCORE_UNKNOWN_MODEL /model');
    expect(refusal({ indicators, model: 'gaoqing-2026' }, 'x')).toBe('accepted');
  });

  it('is answered or refused, whatever it is', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.record({ indicators: fc.dictionary(fc.constantFrom('F1', 'K1', 'x'), fc.anything()) }),
    );
    fc.assert(fc.property(anything, (request) => typeof answerScoreRequest(request) === 'object'));
  });
});

describe('a scoring request of lines and facts', () => {
  const values = { cash: 100, currentLiabilities: 50, overdueDays: 120 };

  it('is assessed as a rating is, with the shell screen', () => {
    const { trace: _, ...score } = assess(defaultModel(), values);
    expect(answerScoreRequest({ id: 'r', values })).toEqual({
      id: 'r',
      ...score,
      triggers: score.triggers.map(({ code }) => code),
      model: expect.objectContaining({ id: 'gaoqing-2026' }),
    });
    const shell = answerScoreRequest({ values: { subsidyFraudFound: 1 } });
    expect(shell).toMatchObject({ level: 'RED', triggers: ['SHELL-4'] });
  });

  it('is read as JSON has it: the names and numbers of formulas, or null', () => {
    expect(refusal({ values: { cash: null } })).toBe('accepted');
    expect(refusal({ values: { cash: '1' } })).toBe('SCORE_INVALID_VALUE /values/cash');
    expect(refusal({ values: { 货币资金: 1 } })).toBe('SCORE_UNKNOWN_VALUE /values/货币资金');
    expect(refusal({ values: { F1: 1 } })).toBe('SCORE_UNKNOWN_VALUE /values/F1');
    expect(refusal({ values: [] })).toBe('SCORE_INVALID_REQUEST /values');
    expect(refusal({ values: {}, indicators: {} })).toBe('SCORE_INVALID_REQUEST /values');
  });
});

describe('a scoring request under a model from a file', () => {
  const { text } = indicatorModelText('gaoqing-2026') as { text: string };
  const model = modelOfText(text, 'sha256:x');

  it('is scored under it, and names the digest of the file', () => {
    expect(answerScoreRequest({ indicators }, model)).toMatchObject({
      score: example.score,
      model: { id: 'gaoqing-2026', version: '1.0.0', digest: 'sha256:x' },
    });
  });

  it('may name that model and no other', () => {
    const named = (id: string) => answerScoreRequest({ indicators, model: id }, model);
    expect(named('gaoqing-2026')).toMatchObject({ score: example.score });
    expect(named('other')).toMatchObject({ error: { code: 'SCORE_UNKNOWN_MODEL' } });
  });

  it.each([
    ['{', /JSON/],
    ['{}', /kind/],
    [text.replace('"kind": "indicator-model"', '"kind": "rule-pack"'), /./],
    [text.replace(/"digest": "sha256:./, '"digest": "sha256:x'), /./],
    [text.replace('"formula": "', '"formula": "unknownName + '), /unknownName/],
  ])('is refused if the file is no model: %.20s', (spoiled, reason) => {
    expect(() => modelOfText(spoiled, 'sha256:x')).toThrow(reason);
  });
});
