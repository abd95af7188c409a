import { describe, expect, it } from 'vitest';
import {
  beijingTime,
  briefPoints,
  endOfDay,
  exactScore,
  inUnit,
  percent,
  plainNumber,
  points,
  scoreText,
  untilText,
  yuanText,
} from '../../src/console/formats.ts';
import { wordsIn } from '../../src/console/texts.ts';

describe('formats', () => {
  it('shows a score with two decimals, and as it is stored with all four', () => {
    expect(points(78.4213)).toBe('78.42');
    expect(exactScore(78.4213)).toBe('78.4213');
    expect(exactScore(80)).toBe('80');
    expect(briefPoints(100)).toBe('100');
  });

  it('never shows the level above the one that a score has', () => {
    expect(scoreText(79.9999)).toBe('79.99');
    expect(scoreText(80)).toBe('80.00');
    expect(scoreText(64.29)).toBe('64.29');
  });

  it('gives nothing a sign', () => {
    expect(points(-0.001)).toBe('0.00');
    expect(points(-1.5)).toBe('−1.50');
  });

  it.each([
    ['share', 0.7254, '72.5%', '72.5%'],
    ['ratio', 0.375, '0.38', '0.38'],
    ['days', 1, '1 天', '1 day'],
    ['days', 129.93, '129.9 天', '129.9 days'],
    ['points', 55, '55 分', '55 points'],
  ] as const)('shows a %s of %d in its unit', (unit, value, zh, en) => {
    expect(inUnit(wordsIn('zh'), unit, value)).toBe(zh);
    expect(inUnit(wordsIn('en'), unit, value)).toBe(en);
  });

  it('reads an instant in Beijing, across midnight', () => {
    expect(beijingTime('2026-03-31T16:30:00.000Z')).toBe('2026-04-01 00:30');
  });

  it('parts thousands and loses no decimals of a threshold', () => {
    expect(plainNumber(3_000_000)).toBe('3,000,000');
    expect(plainNumber(0.6)).toBe('0.6');
    expect(percent(0.021)).toBe('2.1%');
  });

  it.each([
    ['2027-05-31T16:00:00.000Z', '2027-05-31', 'the day that ends at midnight in Beijing'],
    ['2027-05-31T15:59:00.000Z', '2027-05-31 23:59', 'a time within a day'],
    ['2027-01-01T16:00:00.000Z', '2027-01-01', 'the first day of a year'],
  ])('says the last day of what ends at %s: %s', (end, text) => {
    expect(untilText(end)).toBe(text);
  });

  it('makes of a day the instant at which it ends', () => {
    expect(untilText(endOfDay('2027-02-28'))).toBe('2027-02-28');
  });

  it.each([
    ['1234567.80', '1,234,567.80'],
    ['-1234.05', '−1,234.05'],
    ['999.00', '999.00'],
    ['0.07', '0.07'],
  ])('parts the thousands of %s yuan', (amount, text) => {
    expect(yuanText(amount)).toBe(text);
  });
});
