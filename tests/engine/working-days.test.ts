import { describe, expect, it } from 'vitest';
import {
  endOfTerm,
  isWorkingDay,
  lastDayOfTerm,
  workingDayCalendar,
} from '../../src/engine/working-days.ts';

/* Terms in days of China, with its holidays and the weekends that are worked for them. */

const term = (value: number, unit: 'working-days' | 'days' | 'months' | 'hours') => ({
  ...{ value, unit },
});

describe('a working day', () => {
  it.each([
    ['2026-10-09', true],
    ['2026-10-10', true],
    ['2026-10-11', false],
    ['2026-10-01', false],
    ['2026-02-14', true],
    ['2026-02-16', false],
  ])('%s: %s', (day, works) => {
    expect(isWorkingDay(day)).toBe(works);
  });
});

describe('a term', () => {
  it.each([
    ['over the national holiday', '2026-09-30T02:00:00Z', term(3, 'working-days'), '2026-10-10'],
    [
      'from late in the day in China',
      '2026-09-30T15:59:59Z',
      term(1, 'working-days'),
      '2026-10-08',
    ],
    ['from the next day in China', '2026-09-30T16:00:00Z', term(1, 'working-days'), '2026-10-08'],
    ['over a weekend', '2026-11-20T02:00:00Z', term(3, 'working-days'), '2026-11-25'],
    ['in calendar days', '2026-09-30T02:00:00Z', term(20, 'days'), '2026-10-20'],
    ['to a month without that day', '2026-01-31T02:00:00Z', term(1, 'months'), '2026-02-28'],
  ])('%s ends with its last day', (_, from, it, day) => {
    expect(lastDayOfTerm(new Date(from), it)).toBe(day);
    expect(endOfTerm(new Date(from), it).toISOString().slice(11)).toBe('16:00:00.000Z');
  });

  it('runs from the end of the calendar period', () => {
    const quarter = { value: 10, unit: 'days', after: 'quarter' } as const;
    expect(lastDayOfTerm(new Date('2026-09-30T17:00:00Z'), quarter)).toBe('2027-01-10');
    const year = { value: 0, unit: 'days', after: 'year' } as const;
    expect(lastDayOfTerm(new Date('2026-03-01T00:00:00Z'), year)).toBe('2026-12-31');
  });

  it('in hours runs from the instant', () => {
    const end = endOfTerm(new Date('2026-09-30T02:30:00Z'), term(24, 'hours'));
    expect(end.toISOString()).toBe('2026-10-01T02:30:00.000Z');
  });
});

it('the calendar says how far it knows the holidays', () => {
  const { version, lastYear } = workingDayCalendar();
  expect(version).toMatch(/^chinese-days \d+\.\d+\.\d+$/);
  expect(lastYear).toBeGreaterThanOrEqual(2026);
});
