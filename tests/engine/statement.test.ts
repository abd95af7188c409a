import { describe, expect, it } from 'vitest';
import { plainName, readStatement, StatementShapeError } from '../../src/engine/statement.ts';
import { fc } from '../support/properties.ts';
import { type Cells, soundStatement, soundSurplus } from '../support/statements.ts';

const codes = (input: unknown) => readStatement(input).findings.map(({ code }) => code);

/** The sound statement with its lines under other names. */
function renamed(rename: (name: string) => string): unknown {
  const { form, lines } = soundStatement('2007');
  const entries = Object.entries(lines).map(([name, cells]) => [rename(name), cells]);
  return { form, lines: Object.fromEntries(entries) };
}

describe('a line of a statement', () => {
  it.each([
    ['一、经营收入', '经营收入'],
    ['十二、经营收入', '经营收入'],
    ['三、 本年盈余', '本年盈余'],
    ['减：累计折旧', '累计折旧'],
    ['减:累计折旧', '累计折旧'],
    ['（减）：累计折旧', '累计折旧'],
    ['加：投资收益', '投资收益'],
    ['其中:专项基金', '专项基金'],
    [' 货 币 资 金 ', '货币资金'],
    ['货币资金　', '货币资金'],
    ['牲畜（禽）资产', '牲畜(禽)资产'],
    ['一、减：管理费用', '管理费用'],
    ['加工收入', '加工收入'],
    ['一般收入', '一般收入'],
  ])('printed %j is compared as %j', (printed, plain) => {
    expect(plainName(printed)).toBe(plain);
  });

  it('is found by its name, whatever its numbering, brackets and spaces', () => {
    const plain = readStatement(soundStatement('2007'));
    const decorated = readStatement(renamed((name) => `减： ${name.replace('(', '（')} `));
    expect(plain.findings).toEqual([]);
    expect(decorated.findings).toEqual([]);
    expect(decorated.balanceSheet).toEqual(plain.balanceSheet);
  });

  it('is found in any order', () => {
    const { form, lines } = soundStatement('2007');
    const plain = readStatement({ form, lines });
    fc.assert(
      fc.property(
        fc.shuffledSubarray(Object.entries(lines), { minLength: Object.keys(lines).length }),
        (entries) => {
          const shuffled = readStatement({ form, lines: Object.fromEntries(entries) });
          expect(shuffled.findings).toEqual([]);
          expect(Object.fromEntries(shuffled.balanceSheet)).toEqual(
            Object.fromEntries(plain.balanceSheet),
          );
        },
      ),
      { numRuns: 20 },
    );
  });

  it('may have the other name that copies of the form print', () => {
    expect(codes(renamed((name) => name.replace('负债和所有者', '负债及所有者')))).toEqual([]);
    expect(codes(renamed((name) => (name === '牲畜(禽)资产' ? '牲畜资产' : name)))).toEqual([]);
  });

  it('is LINE_UNKNOWN when the form has no such line', () => {
    const found = readStatement(soundStatement('2007', { 商誉: {} })).findings;
    expect(found).toMatchObject([{ code: 'LINE_UNKNOWN', severity: 'error', line: '商誉' }]);
  });

  it('is LINE_UNKNOWN the second time it is given, and the first amount stands', () => {
    const twice = soundStatement('2007', { '货币 资金': { closing: '9.00' } });
    const { findings, balanceSheet } = readStatement(twice);
    expect(findings).toMatchObject([{ code: 'LINE_UNKNOWN', line: '货币 资金' }]);
    expect(balanceSheet.get('cash')?.closing).toBe(100_00);
  });

  it('is LINE_MISSING when it is not given', () => {
    expect(readStatement(soundStatement('2007', { 股金: null })).findings).toMatchObject([
      { code: 'LINE_MISSING', severity: 'error', line: '股金' },
    ]);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])(
    'named %j is unknown like every other',
    (name) => {
      const lines = { ...soundStatement('2007').lines };
      Object.defineProperty(lines, name, {
        value: { opening: '1', closing: '1' },
        enumerable: true,
      });
      expect(readStatement({ form: '2007', lines }).findings).toMatchObject([
        { code: 'LINE_UNKNOWN', line: name },
      ]);
      expect(codes({ form: '2007', lines: soundStatement('2007').lines })).toEqual([]);
    },
  );
});

describe('an amount', () => {
  const closing = (value: unknown) => {
    const lines: Record<string, unknown> = { ...soundStatement('2007').lines };
    lines.存货 = { opening: '50.00', closing: value };
    return readStatement({ form: '2007', lines });
  };

  it.each([
    ['50', 5000],
    ['-50.5', -5050],
    [null, null],
    [undefined, null],
  ])('may be %j', (value, fen) => {
    const { findings, balanceSheet } = closing(value);
    expect(findings).toEqual([]);
    expect(balanceSheet.get('inventories')).toEqual({ opening: 5000, closing: fen });
  });

  it.each([
    ['1.234'],
    ['1e3'],
    ['1,000.00'],
    ['NaN'],
    ['Infinity'],
    [''],
    ['一百'],
    [50],
    [Number.NaN],
    [true],
    [['50']],
    [{ yuan: 50 }],
  ])('is AMOUNT_INVALID when it is %j', (value) => {
    const { findings, balanceSheet } = closing(value);
    expect(findings).toMatchObject([
      { code: 'AMOUNT_INVALID', severity: 'error', line: '存货', column: 'closing' },
    ]);
    expect(balanceSheet.get('inventories')).toEqual({ opening: 5000, closing: undefined });
  });

  it('is AMOUNT_INVALID once for a line that has no columns', () => {
    for (const cells of ['50.00', 50, null, ['50.00', '50.00']]) {
      const lines: Record<string, unknown> = { ...soundStatement('2007').lines, 存货: cells };
      expect(readStatement({ form: '2007', lines }).findings).toMatchObject([
        { code: 'AMOUNT_INVALID', line: '存货' },
      ]);
    }
  });

  it('is repeated in the finding only in part when it is long', () => {
    expect(closing('x'.repeat(500)).findings[0]?.actual).toBe('x'.repeat(40));
  });
});

describe('the surplus statement', () => {
  it('is absent where only the balance sheet was filed', () => {
    expect(readStatement(soundStatement('2007')).surplusStatement).toBeUndefined();
    const empty = { ...soundStatement('2007'), surplus: null };
    expect(readStatement(empty).surplusStatement).toBeUndefined();
  });

  it('is read by name as well, with one amount a line', () => {
    const surplus = soundSurplus('2007');
    const numbered = Object.fromEntries(
      Object.entries(surplus).map(([name, amount], i) => [
        i % 2 ? `减：${name}` : `一、${name}`,
        amount,
      ]),
    );
    const read = readStatement({ ...soundStatement('2007'), surplus: numbered });
    expect(read.findings).toEqual([]);
    expect(read.surplusStatement?.get('operatingIncome')).toBe(1000_00);
  });

  it('has findings of its own', () => {
    const { 经营收入: _, ...rest } = soundSurplus('2007', { 其他收入: '1.999', 奖金: '1.00' });
    const found = readStatement({ ...soundStatement('2007'), surplus: rest }).findings;
    expect(found.map(({ code, line }) => `${code} ${line}`)).toEqual([
      'AMOUNT_INVALID 其他收入',
      'LINE_UNKNOWN 奖金',
      'LINE_MISSING 经营收入',
    ]);
  });
});

describe('the form', () => {
  it.each(['2007', '2023'])('of %s is known', (form) => {
    expect(codes(soundStatement(form))).toEqual([]);
  });

  it.each(['1999', '', '__proto__', 'constructor', '2007/1.0.0.json'])(
    '%j is FORM_UNKNOWN',
    (form) => {
      const { findings, balanceSheet } = readStatement({ ...soundStatement('2007'), form });
      expect(findings).toMatchObject([{ code: 'FORM_UNKNOWN', severity: 'error' }]);
      expect(findings[0]?.en).toContain('2007, 2023');
      expect(balanceSheet.size).toBe(0);
    },
  );

  it.each<[unknown, string]>([
    [null, ''],
    ['statement', ''],
    [[], ''],
    [{ form: '2007' }, '/lines'],
    [{ form: '2007', lines: [] }, '/lines'],
    [{ lines: {} }, '/form'],
    [{ form: 2007, lines: {} }, '/form'],
    [{ form: '2007', lines: {}, surplus: [] }, '/surplus'],
  ])('and the shape must be there: %j is wrong at "%s"', (input, pointer) => {
    try {
      readStatement(input);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(StatementShapeError);
      expect(error).toMatchObject({ pointer, messageZh: expect.stringMatching(/应/) });
    }
  });

  it('and further keys are not read', () => {
    expect(codes({ ...soundStatement('2007'), fiscal_year: 2018, about: 'x' })).toEqual([]);
  });
});

describe('any object of lines', () => {
  it('is read or found faulty, never anything else', () => {
    const cell = fc.oneof(fc.string(), fc.constant(null), fc.double(), fc.anything());
    const cells = fc.record({ opening: cell, closing: cell }) as fc.Arbitrary<Cells>;
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(cells, fc.anything())), (lines) => {
        const { findings } = readStatement({ form: '2007', lines });
        expect(findings.length).toBeGreaterThan(0);
      }),
    );
  });
});
