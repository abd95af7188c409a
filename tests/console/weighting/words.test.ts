import { describe, expect, it } from 'vitest';
import { wordsIn } from '../../../src/console/texts.ts';
import {
  intensityText,
  judgmentSentence,
  nodeState,
  nodeTitle,
  timeLeft,
} from '../../../src/console/weighting/words.ts';
import { nodeOf } from './fixtures.ts';

/* Judgments in words, the more important one first. */

const [zh, en] = [wordsIn('zh'), wordsIn('en')];

describe('a judgment as a sentence', () => {
  it.each([
    ['1', '“甲”与“乙”同等重要', '“甲” and “乙” matter the same'],
    ['5', '“甲”比“乙”明显重要', '“甲” matters clearly more than “乙”'],
    ['1/9', '“乙”比“甲”极端重要', '“乙” matters extremely more than “甲”'],
  ])('%s', (value, chinese, english) => {
    expect(judgmentSentence(zh, '甲', '乙', value)).toBe(chinese);
    expect(judgmentSentence(en, '甲', '乙', value)).toBe(english);
  });
});

describe('figures in words', () => {
  it.each([
    [5, '5'],
    [0.2, '1/5'],
    [1, '1'],
    [2.4662, '2.47'],
    [1 / 2.4662, '1/2.47'],
    [0.9999, '1'],
  ])('%d is read as %s', (value, text) => {
    expect(intensityText(value)).toBe(text);
  });

  it.each([
    ['2026-11-29T01:00:00Z', '还剩 4 天'],
    ['2026-11-26T01:00:00Z', '还剩 47 小时'],
    ['2026-11-24T01:59:59Z', '已截止'],
  ])('%s is so far away: %s', (until, text) => {
    expect(timeLeft(zh, until, new Date('2026-11-24T02:00:00Z'))).toBe(text);
  });

  it('names the goal and the criteria', () => {
    expect(nodeTitle(zh, { nodeId: 'GOAL', zh: '各准则', en: 'x' })).toBe('各项准则之间');
    expect(nodeTitle(en, nodeOf([null, null, null]))).toBe('The indicators of “Natural risks”');
  });
});

describe('how far an expert is with a node', () => {
  it('tells gaps, contradictions and work that is done apart', () => {
    expect(nodeState({ ...nodeOf([null, null, null]), savedAt: null })).toBe('open');
    expect(nodeState(nodeOf(['3', null, null]))).toBe('gaps');
    expect(nodeState(nodeOf(['3', '2', '5']))).toBe('contradictory');
    expect(nodeState(nodeOf(['3', null, '2']))).toBe('done');
  });
});
