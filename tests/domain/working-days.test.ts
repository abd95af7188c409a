import { describe, expect, it } from 'vitest';
import { workingDaysAfter } from '../../src/domain/working-days.ts';

/* Until when an answer is due. */

describe('working days after an instant', () => {
  it.each([
    ['2026-11-24T02:00:00Z', 3, '2026-11-27', 'within a week'],
    ['2026-11-26T02:00:00Z', 3, '2026-12-01', 'over a weekend'],
    ['2026-11-28T02:00:00Z', 3, '2026-12-02', 'from a Saturday'],
    ['2026-11-29T02:00:00Z', 1, '2026-11-30', 'from a Sunday'],
    ['2026-11-24T15:59:59Z', 1, '2026-11-25', 'before midnight in China'],
    ['2026-11-24T16:00:00Z', 1, '2026-11-26', 'at midnight in China'],
    ['2026-12-30T02:00:00Z', 7, '2027-01-08', 'over the end of a year'],
  ])('%s and %i are %s: %s', (instant, days, due) => {
    expect(workingDaysAfter(new Date(instant), days)).toBe(due);
  });
});
