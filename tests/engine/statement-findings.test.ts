import { describe, expect, it } from 'vitest';
import { type FindingCode, finding } from '../../src/engine/statement-findings.ts';

const SEVERITIES: Record<FindingCode, 'error' | 'warning'> = {
  FORM_UNKNOWN: 'error',
  LINE_UNKNOWN: 'error',
  LINE_MISSING: 'error',
  AMOUNT_INVALID: 'error',
  SUM_MISMATCH: 'error',
  DISTRIBUTABLE_AFTER_RESERVES: 'error',
  UNBALANCED: 'error',
  OPENING_UNBALANCED: 'warning',
  SUBTOTAL_NOT_FILLED: 'warning',
  SHARE_CAPITAL_ZERO: 'warning',
  DEPRECIATION_ZERO: 'warning',
  EQUITY_ALL_UNDISTRIBUTED: 'warning',
  OPENING_DIFFERS_FROM_LAST_CLOSING: 'warning',
  SURPLUS_DIFFERS_FROM_BALANCE_SHEET: 'warning',
};
const codes = Object.keys(SEVERITIES) as FindingCode[];

describe('a finding', () => {
  it.each(codes)('%s has its severity and a whole sentence in both languages', (code) => {
    const place = {
      line: '货币资金',
      column: 'closing',
      expected: '1.00',
      actual: '2.00',
    } as const;
    const { severity, en, zh } = finding(code, place, { forms: '2007' });
    expect(severity).toBe(SEVERITIES[code]);
    expect(en).toMatch(/^[^{}]+\.$/);
    expect(zh).toMatch(/^[^{}]+。$/);
  });

  it('names the line and the figures that it is about', () => {
    expect(finding('SUM_MISMATCH', { line: '负债合计', expected: '3.00', actual: '2.00' })).toEqual(
      {
        code: 'SUM_MISMATCH',
        severity: 'error',
        line: '负债合计',
        expected: '3.00',
        actual: '2.00',
        en: '“负债合计” is 2.00, but its lines add up to 3.00.',
        zh: '“负债合计”填列 2.00，但所属项目合计为 3.00。',
      },
    );
  });

  it('repeats a line’s name as it is, even one that looks like a place to fill in', () => {
    for (const line of ['{actual}', '$&', '__proto__', 'constructor']) {
      expect(finding('LINE_MISSING', { line }).en).toBe(`The line “${line}” is missing.`);
    }
  });
});
