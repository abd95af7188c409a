import { describe, expect, it } from 'vitest';
import { creditCodeCheck, creditCodeFault } from '../../src/engine/credit-code.ts';
import { fc } from '../support/properties.ts';

const ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];

/** Codes of GB 32100-2015 for cooperatives of 370322 that no registry hands out. */
const VALID = [
  '93370322000000019N',
  '93370322000000027H',
  '93370322000000035C',
  '933703220000000437',
  '9337032200000006XR',
  '933703220000001150',
  '93370322000000182X',
  '93370322000000537Y',
];

const anyBody = fc
  .array(fc.constantFrom(...ALPHABET), { minLength: 15, maxLength: 15 })
  .map((characters) => `93${characters.join('')}`);

describe('a unified social credit code', () => {
  it.each(VALID)('%s is valid', (code) => {
    expect(creditCodeFault(code)).toBeUndefined();
  });

  it('has the check character of the published example, which is no cooperative', () => {
    expect(creditCodeCheck('91350100M000100Y4')).toBe('3');
    expect(creditCodeFault('91350100M000100Y43')).toBe('NOT_A_COOPERATIVE');
  });

  it('may end with any character of the alphabet, not digits and X only', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyBody, (body) => {
        seen.add(creditCodeCheck(body));
        return creditCodeFault(body + creditCodeCheck(body)) === undefined;
      }),
      { numRuns: 1000 },
    );
    expect([...seen].sort()).toEqual([...ALPHABET].sort());
  });

  it('is refused after any single character is changed', () => {
    for (const code of VALID) {
      for (let place = 0; place < 18; place++) {
        for (const character of ALPHABET) {
          if (character === code[place]) continue;
          const changed = code.slice(0, place) + character + code.slice(place + 1);
          expect(creditCodeFault(changed), changed).toBe('CHECK_DIGIT');
        }
      }
    }
  });

  it.each([
    ['', 'LENGTH'],
    ['93370322000000019', 'LENGTH'],
    ['93370322000000019NN', 'LENGTH'],
    ['93370322000000019n', 'CHARACTER'],
    ['9337032200000001 N', 'CHARACTER'],
    ['93370322000000019O', 'CHARACTER'],
    ['93370322000000019I', 'CHARACTER'],
    ['93370322000000019S', 'CHARACTER'],
    ['93370322000000019V', 'CHARACTER'],
    ['93370322000000019Z', 'CHARACTER'],
    ['９3370322000000019N', 'CHARACTER'],
    ['9337032200000001😀', 'CHARACTER'],
    ['93370322000000019M', 'CHECK_DIGIT'],
  ])('%j is refused for its %s', (code, fault) => {
    expect(creditCodeFault(code)).toBe(fault);
  });

  it('is valid or refused, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 40 }), (text) => {
        const fault = creditCodeFault(text);
        expect(['LENGTH', 'CHARACTER', 'CHECK_DIGIT', undefined]).toContain(fault);
      }),
    );
  });
});
