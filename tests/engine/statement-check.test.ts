import { describe, expect, it } from 'vitest';
import { readStatement } from '../../src/engine/statement.ts';
import { checkRead, checkStatement } from '../../src/engine/statement-check.ts';
import { statementValues } from '../../src/engine/statement-values.ts';
import { type Cells, soundStatement, soundSurplus } from '../support/statements.ts';
import real from './statement-fy2018.json' with { type: 'json' };

type Changes = Readonly<Record<string, Partial<Cells> | null>>;

const summary = (input: unknown, lastYear?: unknown) =>
  checkStatement(input, lastYear === undefined ? undefined : readStatement(lastYear)).findings.map(
    ({ code, line, column }) => [code, line, column].filter(Boolean).join(' '),
  );
const checked = (changes: Changes) => summary(soundStatement('2007', changes));
const withSurplus = (changes: Readonly<Record<string, string | null>>) =>
  summary({ ...soundStatement('2007'), surplus: soundSurplus('2007', changes) });

describe('distributable surplus', () => {
  const trap = 'DISTRIBUTABLE_AFTER_RESERVES 可分配盈余';

  it('after reserves is named as such, and not as two wrong sums', () => {
    // 150 of the year and 50 from before make 200, of which 50 went into the reserve.
    expect(withSurplus({ 可分配盈余: '150.00' })).toEqual([trap]);
    expect(withSurplus({ 可分配盈余: '150.00', 年末未分配盈余: '0.00' })).toContain(trap);
  });

  it('that is wrong otherwise is a wrong sum', () => {
    expect(withSurplus({ 可分配盈余: '149.99' })).toContain('SUM_MISMATCH 可分配盈余');
    expect(withSurplus({ 可分配盈余: '200.00' })).toEqual([]);
  });
});

describe('the real statement of FY2018', () => {
  const answer = checkStatement(real);

  it('is acceptable, with exactly six warnings', () => {
    expect(answer.acceptable).toBe(true);
    expect(summary(real)).toEqual([
      'OPENING_UNBALANCED 资产总计 opening',
      'SUBTOTAL_NOT_FILLED 长期资产合计 opening',
      'SUBTOTAL_NOT_FILLED 长期资产合计 closing',
      'SHARE_CAPITAL_ZERO 股金 closing',
      'DEPRECIATION_ZERO 累计折旧 closing',
      'EQUITY_ALL_UNDISTRIBUTED 未分配盈余 closing',
    ]);
    expect(answer.findings.every(({ severity }) => severity === 'warning')).toBe(true);
  });

  it('has the ratios that a careful reader computes', () => {
    expect(answer.ratios.debtToAssets).toBeCloseTo(0.38209, 5);
    expect(answer.ratios.currentRatio).toBeCloseTo(0.73944, 5);
    expect(answer.ratios.cashRatio).toBeCloseTo(0.39644, 5);
  });

  it('says in both languages what it found and what it expected', () => {
    expect(answer.findings[2]).toEqual({
      code: 'SUBTOTAL_NOT_FILLED',
      severity: 'warning',
      line: '长期资产合计',
      column: 'closing',
      expected: '401574.20',
      actual: '0.00',
      en: '“长期资产合计” is not filled in; its lines add up to 401574.20.',
      zh: '“长期资产合计”未填列，其所属项目合计为 401574.20。',
    });
  });
});

describe.each(['2007', '2023'])('a sound statement of the form %s', (form) => {
  it('has no finding, with and without a surplus statement and last year’s', () => {
    const statement = soundStatement(form);
    expect(summary(statement)).toEqual([]);
    expect(summary({ ...statement, surplus: soundSurplus(form) }, statement)).toEqual([]);
    expect(checkStatement(statement)).toMatchObject({
      acceptable: true,
      ratios: { debtToAssets: 200 / 600, currentRatio: 200 / 150, cashRatio: 100 / 150 },
    });
  });
});

describe('errors', () => {
  it('FORM_UNKNOWN leaves nothing to check', () => {
    expect(checkStatement({ ...soundStatement('2007'), form: '1999' })).toMatchObject({
      acceptable: false,
      findings: [{ code: 'FORM_UNKNOWN' }],
      ratios: { debtToAssets: null, currentRatio: null, cashRatio: null },
    });
  });

  it('LINE_MISSING makes no second finding of the sums that need the line', () => {
    expect(checked({ 存货: null })).toEqual(['LINE_MISSING 存货']);
    expect(checkStatement(soundStatement('2007', { 存货: null })).acceptable).toBe(false);
  });

  it('LINE_UNKNOWN makes a statement unacceptable that is sound otherwise', () => {
    expect(checked({ 商誉: { closing: '0.00' } })).toEqual(['LINE_UNKNOWN 商誉']);
  });

  it('AMOUNT_INVALID makes no second finding of the sums that need the amount', () => {
    expect(checked({ 存货: { closing: '50.001' } })).toEqual(['AMOUNT_INVALID 存货 closing']);
  });

  it.each([
    [
      '流动资产合计',
      '200.01',
      ['SUM_MISMATCH 流动资产合计 closing', 'SUM_MISMATCH 资产总计 closing'],
    ],
    [
      '固定资产净值',
      '399.99',
      ['SUM_MISMATCH 固定资产净值 closing', 'SUM_MISMATCH 固定资产合计 closing'],
    ],
    [
      '负债合计',
      '200.01',
      [
        'UNBALANCED 资产总计 closing',
        'SUM_MISMATCH 负债合计 closing',
        'SUM_MISMATCH 负债和所有者权益总计 closing',
      ],
    ],
    ['负债和所有者权益总计', '599.99', ['SUM_MISMATCH 负债和所有者权益总计 closing']],
    ['负债和所有者权益总计', '0.00', ['SUM_MISMATCH 负债和所有者权益总计 closing']],
  ])('SUM_MISMATCH finds one fen: %s = %s', (line, closing, expected) => {
    expect(checked({ [line]: { closing } })).toEqual(expected);
  });

  it('SUM_MISMATCH is looked for in the opening column as well', () => {
    expect(checked({ 负债和所有者权益总计: { opening: '600.01' } })).toEqual([
      'SUM_MISMATCH 负债和所有者权益总计 opening',
    ]);
  });

  it('UNBALANCED: assets are not liabilities and equity, by one fen', () => {
    const balanced = { 货币资金: { closing: '100.00' } };
    const unbalanced = {
      货币资金: { closing: '100.01' },
      流动资产合计: { closing: '200.01' },
      资产总计: { closing: '600.01' },
    };
    expect(checked(balanced)).toEqual([]);
    expect(checked(unbalanced)).toEqual(['UNBALANCED 资产总计 closing']);
    const [finding] = checkStatement(soundStatement('2007', unbalanced)).findings;
    expect(finding).toMatchObject({ severity: 'error', expected: '600.00', actual: '600.01' });
  });

  it('UNBALANCED stands beside a wrong total of assets, each for its own reason', () => {
    expect(checked({ 资产总计: { closing: '600.01' } })).toEqual([
      'UNBALANCED closing',
      'SUM_MISMATCH 资产总计 closing',
    ]);
  });
});

describe('warnings', () => {
  it('OPENING_UNBALANCED: the same in the opening column is no error', () => {
    const changes = {
      货币资金: { opening: '100.01' },
      流动资产合计: { opening: '200.01' },
      资产总计: { opening: '600.01' },
    };
    expect(checked(changes)).toEqual(['OPENING_UNBALANCED 资产总计 opening']);
    expect(checkStatement(soundStatement('2007', changes)).acceptable).toBe(true);
  });

  it.each(['0.00', null])(
    'SUBTOTAL_NOT_FILLED: a subtotal of %j over lines that are not 0',
    (closing) => {
      expect(checked({ 长期资产合计: { closing } })).toEqual([
        'SUBTOTAL_NOT_FILLED 长期资产合计 closing',
      ]);
      expect(checked({ 农业资产合计: { closing } })).toEqual([]);
    },
  );

  it('SUBTOTAL_NOT_FILLED: several levels of sums may be empty', () => {
    expect(
      checked({
        固定资产净值: { closing: '0.00' },
        固定资产合计: { closing: null },
        长期资产合计: { closing: '0' },
      }),
    ).toEqual([
      'SUBTOTAL_NOT_FILLED 固定资产净值 closing',
      'SUBTOTAL_NOT_FILLED 固定资产合计 closing',
      'SUBTOTAL_NOT_FILLED 长期资产合计 closing',
    ]);
  });

  it('SUBTOTAL_NOT_FILLED: the sums above it are checked against its lines', () => {
    const printedOver = { 长期资产合计: { closing: '0.00' }, 资产总计: { closing: '200.00' } };
    expect(checked(printedOver)).toEqual([
      'UNBALANCED closing',
      'SUM_MISMATCH 资产总计 closing',
      'SUBTOTAL_NOT_FILLED 长期资产合计 closing',
    ]);
  });

  it('SUBTOTAL_NOT_FILLED: a subtotal of the wrong amount is an error instead', () => {
    expect(checked({ 长期资产合计: { closing: '0.01' } })).toContain(
      'SUM_MISMATCH 长期资产合计 closing',
    );
  });

  it('SHARE_CAPITAL_ZERO and one fen of it', () => {
    const moved = { 股金: { closing: '0.00' }, 资本公积: { closing: '300.00' } };
    expect(checked(moved)).toEqual(['SHARE_CAPITAL_ZERO 股金 closing']);
    expect(checked({ ...moved, 股金: { closing: null } })).toEqual([
      'SHARE_CAPITAL_ZERO 股金 closing',
    ]);
    expect(checked({ 股金: { closing: '0.01' }, 资本公积: { closing: '299.99' } })).toEqual([]);
  });

  it('DEPRECIATION_ZERO only where there are fixed assets', () => {
    const undepreciated = { 累计折旧: { closing: '0.00' }, 固定资产原值: { closing: '400.00' } };
    expect(checked(undepreciated)).toEqual(['DEPRECIATION_ZERO 累计折旧 closing']);
    expect(checked({ 累计折旧: { closing: '0.01' }, 固定资产原值: { closing: '400.01' } })).toEqual(
      [],
    );
    const without = {
      累计折旧: { closing: '0.00' },
      固定资产原值: { closing: '0.00' },
      固定资产净值: { closing: '0.00' },
      固定资产合计: { closing: '0.00' },
      无形资产: { closing: '400.00' },
    };
    expect(checked(without)).toEqual([]);
  });

  it('EQUITY_ALL_UNDISTRIBUTED only where all of it is, and there is some', () => {
    const all = {
      股金: { closing: '0.00' },
      盈余公积: { closing: '0.00' },
      未分配盈余: { closing: '400.00' },
    };
    expect(checked(all)).toContain('EQUITY_ALL_UNDISTRIBUTED 未分配盈余 closing');
    expect(
      checked({ ...all, 盈余公积: { closing: '0.01' }, 未分配盈余: { closing: '399.99' } }),
    ).not.toContain('EQUITY_ALL_UNDISTRIBUTED 未分配盈余 closing');
    const nothing = Object.fromEntries(
      Object.keys(soundStatement('2007').lines).map((name) => [
        name,
        { opening: null, closing: null },
      ]),
    );
    expect(checked(nothing)).toEqual(['SHARE_CAPITAL_ZERO 股金 closing']);
  });

  it('OPENING_DIFFERS_FROM_LAST_CLOSING, for each line, by one fen', () => {
    const lastYear = soundStatement('2007', {
      货币资金: { closing: '100.01' },
      应付款项: { closing: null },
    });
    expect(summary(soundStatement('2007'), lastYear)).toEqual([
      'OPENING_DIFFERS_FROM_LAST_CLOSING 货币资金 opening',
      'OPENING_DIFFERS_FROM_LAST_CLOSING 应付款项 opening',
    ]);
    const { findings, acceptable } = checkStatement(
      soundStatement('2007'),
      readStatement(lastYear),
    );
    expect(findings[0]).toMatchObject({ expected: '100.01', actual: '100.00' });
    expect(acceptable).toBe(true);
  });

  it('OPENING_DIFFERS_FROM_LAST_CLOSING: an empty cell is 0, forms are compared by line', () => {
    const empty = soundStatement('2007', { 对外投资: { closing: null } });
    expect(summary(soundStatement('2007'), empty)).toEqual([]);
    expect(summary(soundStatement('2023'), soundStatement('2007'))).toEqual([]);
    expect(summary(soundStatement('2007'), { form: '1999', lines: {} })).toEqual([]);
  });
});

describe('the surplus statement', () => {
  it('is checked for its sums', () => {
    expect(withSurplus({ 经营收益: '150.01' })).toEqual([
      'SUM_MISMATCH 经营收益',
      'SUM_MISMATCH 本年盈余',
    ]);
    expect(withSurplus({ 经营收益: '0.00' })).toEqual(['SUBTOTAL_NOT_FILLED 经营收益']);
    expect(withSurplus({ 年末未分配盈余: '50.01' })).toEqual(['SUM_MISMATCH 年末未分配盈余']);
  });

  it('is compared with the balance sheet', () => {
    const changes = { 年初未分配盈余: '50.01', 可分配盈余: '200.01', 年末未分配盈余: '50.01' };
    expect(withSurplus(changes)).toEqual([
      'SURPLUS_DIFFERS_FROM_BALANCE_SHEET 年初未分配盈余',
      'SURPLUS_DIFFERS_FROM_BALANCE_SHEET 年末未分配盈余',
    ]);
  });
});

describe('findings', () => {
  it('name each line and column once, errors first', () => {
    const lastYear = soundStatement('2007');
    const damaged = soundStatement('2007', {
      长期资产合计: { opening: '0.00', closing: '7.00' },
      资产总计: { opening: '1.00', closing: '1.00' },
      股金: { opening: 'x', closing: '0.00' },
      未分配盈余: { opening: '1.00', closing: '2.00' },
      商誉: {},
      存货: null,
    });
    const { findings } = checkStatement(
      { ...damaged, surplus: soundSurplus('2007') },
      readStatement(lastYear),
    );
    const cells = findings.map(({ line, column }) => `${line} ${column}`);
    expect(new Set(cells).size).toBe(cells.length);
    const severities = findings.map(({ severity }) => severity);
    expect(severities).toEqual([...severities].sort());
    expect(severities).toContain('warning');
  });

  it('are the same for a statement that was read already', () => {
    expect(checkRead(readStatement(real))).toEqual(checkStatement(real));
  });
});

describe('ratios', () => {
  it('are not known without liabilities or assets to divide by, or when a line is missing', () => {
    const none = { 应付款项: { closing: '0.00' }, 流动负债合计: { closing: '0.00' } };
    expect(checkStatement(soundStatement('2007', none)).ratios).toMatchObject({
      currentRatio: null,
      cashRatio: null,
    });
    expect(checkStatement(soundStatement('2007', { 货币资金: null })).ratios).toMatchObject({
      currentRatio: 200 / 150,
      cashRatio: null,
    });
  });

  it('use the lines of a subtotal that was left empty', () => {
    const unfilled = soundStatement('2007', { 流动资产合计: { closing: null } });
    expect(checkStatement(unfilled).ratios.currentRatio).toBe(200 / 150);
  });
});

describe('the values for formulas', () => {
  const values = statementValues(
    readStatement({
      ...soundStatement('2007', { 对外投资: { closing: null } }),
      surplus: soundSurplus('2007'),
    }),
  );

  it('are in yuan, closing under the line’s own name, opening with "Opening" behind it', () => {
    expect(values).toMatchObject({
      cash: 100,
      cashOpening: 100,
      totalAssets: 600,
      operatingIncome: 1000,
      patronageRefund: 100,
      externalInvestments: 0,
    });
  });

  it('have the sum of its lines for a subtotal that was left empty', () => {
    const { nonCurrentAssets, nonCurrentAssetsOpening } = statementValues(readStatement(real));
    expect([nonCurrentAssets, nonCurrentAssetsOpening]).toEqual([401574.2, 451674.2]);
  });

  it('do not have what the form does not have or what was not filed', () => {
    expect(values).not.toHaveProperty('consumableBiologicalAssets');
    expect(statementValues(readStatement(real))).not.toHaveProperty('operatingIncome');
    expect(statementValues(readStatement(soundStatement('2023')))).toHaveProperty(
      'consumableBiologicalAssets',
      0,
    );
    expect(statementValues(readStatement({ form: '1999', lines: {} }))).toEqual({});
  });
});
