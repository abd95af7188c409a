import { describe, expect, it } from 'vitest';
import { readJudgment } from '../../ahp/index.ts';
import { ratioText, reciprocalText } from '../../src/engine/ratio-text.ts';
import { fc } from '../support/properties.ts';

const ratio = fc.double({ min: 1 / 9, max: 9, noNaN: true });

describe('a judgment as text', () => {
  it.each([
    [3, '3', '1/3'],
    [1 / 7, '1/7', '7'],
    [1, '1', '1'],
    [2.5, '2.5', '1/2.5'],
    [0.4, '0.4', '1/0.4'],
  ])('%s is %s, and the other way round %s', (value, text, reciprocal) => {
    expect(ratioText(value)).toBe(text);
    expect(reciprocalText(text)).toBe(reciprocal);
  });

  it('reads back as the very same number', () => {
    fc.assert(fc.property(ratio, (value) => readJudgment(ratioText(value), []) === value));
  });

  it('has a reciprocal that reads as the reciprocal', () => {
    fc.assert(
      fc.property(ratio, (value) => {
        const product = value * readJudgment(reciprocalText(ratioText(value)), []);
        expect(Math.abs(product - 1)).toBeLessThan(1e-15);
      }),
    );
  });
});
