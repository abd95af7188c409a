import { describe, expect, it } from 'vitest';
import { readStatement } from '../../src/engine/statement.ts';
import {
  compareBalanceSheets,
  compareSurplusStatements,
} from '../../src/engine/statement-comparison.ts';
import { balancedStatement } from '../support/accounts.ts';

/* A statement beside last year's, line by line, exact to the fen. */

const filed = (lines: object, surplus?: object, form = '2023') =>
  readStatement({ form, lines, ...(surplus && { surplus }) });
const lineOf = <Line extends { id: string }>(lines: readonly Line[], id: string) =>
  lines.find((line) => line.id === id);

describe('a balance sheet beside last year’s', () => {
  it('has every line of the form in its order, with the change between the two ends', () => {
    const now = filed({ 货币资金: { opening: '5.00', closing: '7.10' } });
    const before = filed({ 货币资金: { opening: '1', closing: '7.30' } });
    const lines = compareBalanceSheets(now, before);
    expect(lines.map(({ zh }) => zh)).toEqual(Object.keys(balancedStatement().lines));
    expect(lineOf(lines, 'cash')).toEqual({
      ...{ id: 'cash', zh: '货币资金', en: 'Cash', isTotal: false },
      ...{ opening: '5.00', closing: '7.10', lastOpening: '1.00', lastClosing: '7.30' },
      change: '-0.20',
    });
    expect(lineOf(lines, 'totalAssets')?.isTotal).toBe(true);
  });

  it('knows no change where a cell is empty, unreadable or not there', () => {
    const now = filed({ 货币资金: { closing: '7' }, 存货: { closing: 'x' }, 应收款项: {} });
    const before = filed({ 存货: { closing: '1' }, 应收款项: { closing: '1' } });
    const lines = compareBalanceSheets(now, before);
    for (const id of ['cash', 'inventories', 'receivables']) {
      expect(lineOf(lines, id)).toMatchObject({ change: null });
    }
    expect(lineOf(compareBalanceSheets(now), 'cash')).toMatchObject({
      ...{ closing: '7.00', lastClosing: null, change: null },
    });
  });

  it('matches the lines of another form by what they are', () => {
    const before = filed({ 货币资金: { opening: '0', closing: '4' } }, undefined, '2007');
    const now = filed({ 货币资金: { opening: '4', closing: '6' } });
    expect(lineOf(compareBalanceSheets(now, before), 'cash')).toMatchObject({ change: '2.00' });
  });
});

describe('a surplus statement beside last year’s', () => {
  it('has one amount a year', () => {
    const [now, before] = [filed({}, { 经营收入: '10' }), filed({}, { 经营收入: '12.5' })];
    const line = lineOf(compareSurplusStatements(now, before), 'operatingIncome');
    expect(line).toMatchObject({ amount: '10.00', lastAmount: '12.50', change: '-2.50' });
  });

  it('has no lines where none was filed', () => {
    expect(compareSurplusStatements(filed({}), filed({}, { 经营收入: '1' }))).toEqual([]);
  });
});
