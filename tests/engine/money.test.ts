import { describe, expect, it } from 'vitest';
import { fenOf, yuanOf } from '../../src/engine/money.ts';
import { fc } from '../support/properties.ts';

const anyFen = fc.integer({ min: -99_999_999_999_999, max: 99_999_999_999_999 });

describe('an amount in yuan', () => {
  it.each([
    ['0', 0],
    ['0.00', 0],
    ['-0.00', 0],
    ['1234.5', 123450],
    ['1234.56', 123456],
    ['-0.07', -7],
    ['-12', -1200],
    ['0.1', 10],
    ['0.29', 29],
    ['999999999999.99', 99_999_999_999_999],
  ])('%s is %d fen', (yuan, fen) => {
    expect(fenOf(yuan)).toBe(fen);
  });

  it.each([
    [''],
    [' 1'],
    ['1\n'],
    ['1.'],
    ['.5'],
    ['1.234'],
    ['1.000'],
    ['1,234.00'],
    ['1e3'],
    ['+1'],
    ['--1'],
    ['NaN'],
    ['Infinity'],
    ['0x10'],
    ['¥1'],
    ['１２'],
    ['1234567890123'],
    ['9'.repeat(10_000)],
  ])('is refused when written %j', (text) => {
    expect(fenOf(text)).toBeUndefined();
  });

  it('is written with two decimals', () => {
    expect([0, -0, 5, -7, 123456, 100].map(yuanOf)).toEqual([
      '0.00',
      '0.00',
      '0.05',
      '-0.07',
      '1234.56',
      '1.00',
    ]);
  });

  it('comes back the same, exact to the fen', () => {
    fc.assert(fc.property(anyFen, (fen) => fenOf(yuanOf(fen)) === fen));
    fc.assert(
      fc.property(anyFen, (fen) => {
        const yuan = yuanOf(fen);
        expect(yuanOf(fenOf(yuan) as number)).toBe(yuan);
      }),
    );
  });

  it('is an amount or refused, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const fen = fenOf(text);
        expect(fen === undefined || Number.isSafeInteger(fen)).toBe(true);
      }),
    );
  });
});
