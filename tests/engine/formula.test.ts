import { describe, expect, it } from 'vitest';
import { EvaluationError, knownValue, type Values } from '../../src/engine/expression.ts';
import {
  FORMULA_DEPTH_MAX,
  FORMULA_LENGTH_MAX,
  FormulaError,
  parseFormula,
} from '../../src/engine/formula.ts';
import { fc } from '../support/properties.ts';

const known = (name: string) => ['a', 'b', 'c', 'total'].includes(name);
const formula = (text: string) => parseFormula(text, known);
const value = (text: string, values: Values = { a: 2, b: 3, c: 4 }) =>
  formula(text).evaluate(values);

/** Where a formula is refused (from 1), and why. */
function refusal(text: string, type: 'number' | 'truth' = 'number'): string {
  try {
    parseFormula(text, known, type);
  } catch (error) {
    if (error instanceof FormulaError) return `${error.position}: ${error.message}`;
    throw error;
  }
  return 'accepted';
}

describe('the formula language', () => {
  it.each([
    ['1', 1],
    ['2 / 3', 2 / 3],
    ['a + b * c', 14],
    ['(a + b) * c', 20],
    ['a - b - c', -5],
    ['a - (b - c)', 3],
    ['-a', -2],
    ['a * -b', -6],
    ['c / a / a', 1],
    ['min(a, b, c)', 2],
    ['max(a, b, c)', 4],
    ['abs(a - c)', 2],
    ['average(a, b, c, 11)', 5],
    ['min(a)', 2],
    ['a < b ? 10 : 20', 10],
    ['a > b ? 10 : a == 2 ? 30 : 40', 30],
    ['a <= 2 ? 1 : 0', 1],
    ['b >= 4 ? 1 : 0', 0],
    ['a != b ? 1 : 0', 1],
    ['1.5e2 + .5', 150.5],
    ['a # what is left is a comment', 2],
  ])('says that %s is %d', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it('has conditions that are 1 or 0', () => {
    const condition = parseFormula('a <= b', known, 'truth');
    expect([condition.evaluate({ a: 1, b: 1 }), condition.evaluate({ a: 2, b: 1 })]).toEqual([
      1, 0,
    ]);
  });

  it('lists the names that it reads, each once, in order', () => {
    expect(formula('b > a ? b : c').names).toEqual(['b', 'a', 'c']);
    expect(formula('1 + 2').names).toEqual([]);
  });

  it('gives a tree of our own, which other back ends can read', () => {
    expect(formula('-(a / 2) > 1 ? min(a, 3) : 4').tree).toEqual({
      kind: 'conditional',
      test: {
        kind: 'comparison',
        operator: '>',
        left: {
          kind: 'negation',
          operand: {
            kind: 'arithmetic',
            operator: '/',
            left: { kind: 'name', name: 'a' },
            right: { kind: 'number', value: 2 },
          },
        },
        right: { kind: 'number', value: 1 },
      },
      whenTrue: {
        kind: 'call',
        name: 'min',
        operands: [
          { kind: 'name', name: 'a' },
          { kind: 'number', value: 3 },
        ],
      },
      whenFalse: { kind: 'number', value: 4 },
    });
  });
});

describe('the formula language refuses, with the place,', () => {
  it.each([
    ['x', 1, 'unknown name x'],
    ['max(a, x)', 8, 'unknown name x'],
    ['total + t', 9, 'unknown name t'],
    ['constructor', 1, 'unknown name constructor'],
    ['a + __proto__', 5, 'unknown name __proto__'],
    ['import({})', 1, 'the function import is not allowed'],
    ['createUnit("x")', 1, 'the function createUnit is not allowed'],
    ['evaluate("1")', 1, 'the function evaluate is not allowed'],
    ['parse("1")', 1, 'the function parse is not allowed'],
    ['sqrt(a)', 1, 'the function sqrt is not allowed'],
    ['1 + random()', 5, 'the function random is not allowed'],
    ['f(x) = x', 6, 'FunctionAssignmentNode is not allowed'],
    ['a = 1', 3, 'AssignmentNode is not allowed'],
    ['min = 3', 5, 'AssignmentNode is not allowed'],
    ['a.constructor', 2, 'AccessorNode is not allowed'],
    ['a["constructor"]', 2, 'AccessorNode is not allowed'],
    ['min.constructor("x")', 4, 'a function must be called by its plain name'],
    ['a.min(3)', 2, 'a function must be called by its plain name'],
    ['[1].max(2)', 1, 'a function must be called by its plain name'],
    ['"text"', 2, 'only finite numbers are allowed'],
    ['true', 1, 'only finite numbers are allowed'],
    ['null', 1, 'only finite numbers are allowed'],
    ['NaN', 1, 'only finite numbers are allowed'],
    ['Infinity', 1, 'only finite numbers are allowed'],
    ['1e400', 1, 'only finite numbers are allowed'],
    ['', 1, 'only finite numbers are allowed'],
    ['# nothing', 1, 'only finite numbers are allowed'],
    ['[1, 2]', 1, 'ArrayNode is not allowed'],
    ['{a: 1}', 1, 'ObjectNode is not allowed'],
    ['1:3', 2, 'RangeNode is not allowed'],
    ['a; b', 2, 'BlockNode is not allowed'],
    ['1 < a < 3', 1, 'RelationalNode is not allowed'],
    ['a ^ 2', 3, 'the operator ^ is not allowed here'],
    ['10 % 3', 4, 'the operator % is not allowed here'],
    ['a and b', 3, 'the operator and is not allowed here'],
    ['not a', 1, 'the operator not is not allowed here'],
    ['a!', 2, 'the operator ! is not allowed here'],
    ["a'", 2, "the operator ' is not allowed here"],
    ['a .* b', 3, 'the operator .* is not allowed here'],
    ['a to b', 3, 'the operator to is not allowed here'],
    ['+a', 1, 'the operator + is not allowed here'],
    ['2 a', 1, 'the operator * is not allowed here'],
    ['(a)(b)', 1, 'the operator * is not allowed here'],
    ['min()', 1, 'min has the wrong number of arguments'],
    ['1 + abs(a, b)', 5, 'abs has the wrong number of arguments'],
    ['a ? b : c', 3, 'a condition is needed'],
    ['a < b', 1, 'a number is needed'],
    ['a + (b < c)', 3, 'a number is needed'],
    ['a < b ? a < c : c', 15, 'a condition is needed'],
    ['a < b ? 1 : a < c', 11, 'a number is needed'],
    ['a +', 4, 'Unexpected end of expression'],
    ['a ~ b', 3, 'Unexpected operator ~'],
    ['(a', 3, 'Parenthesis ) expected'],
  ])('%s', (text, position, message) => {
    expect(refusal(text)).toBe(`${position}: ${message} at position ${position} of "${text}"`);
  });

  it('a number where a condition is needed', () => {
    expect(refusal('a + b', 'truth')).toMatch(/^1: a condition is needed/);
  });

  it('a longer text than is read, without repeating it', () => {
    const longest = `a${' '.repeat(FORMULA_LENGTH_MAX - 1)}`;
    expect(refusal(longest)).toBe('accepted');
    expect(refusal(`${longest} `)).toMatch(/^1000: a formula is too long/);
    expect(refusal(`${longest} `).length).toBeLessThan(200);
  });

  it('more levels than are read, on both sides of the limit', () => {
    const nested = (levels: number) => `${'('.repeat(levels)}a${')'.repeat(levels)}`;
    expect(refusal(nested(FORMULA_DEPTH_MAX))).toBe('accepted');
    expect(refusal(nested(FORMULA_DEPTH_MAX + 1))).toMatch(/^1: a formula is nested too deeply/);
    expect(refusal('-'.repeat(900))).toMatch(/^\d+: /);
    expect(refusal('('.repeat(FORMULA_LENGTH_MAX))).toMatch(/^1: a formula is nested too deeply/);
    expect(refusal(`1${'+1'.repeat(400)}`)).toMatch(/: a formula is nested too deeply/);
  });
});

describe('a formula never escapes', () => {
  const pieces = [
    'a',
    'b',
    '1',
    '2.5',
    '+',
    '-',
    '*',
    '/',
    '<',
    '==',
    '?',
    ':',
    '(',
    ')',
    ',',
    'min(',
    'abs(',
    '.',
    '[',
    ']',
    '{',
    '}',
    '=',
    ';',
    '"',
    "'",
    '!',
    '%',
    '^',
    'import',
    'constructor',
    '__proto__',
    'this',
    'end',
    'f(x)',
    ' ',
    '\n',
    '→',
    '\\',
    '$',
    '_',
    '@',
  ];

  /** Whatever is accepted has only nodes of ours and comes to a finite number, null or an error. */
  function staysInside(text: string): void {
    if (refusal(text) !== 'accepted') return;
    try {
      const result = value(text);
      expect(result === null || Number.isFinite(result)).toBe(true);
    } catch (error) {
      expect(error).toBeInstanceOf(EvaluationError);
    }
  }

  it('with any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary-ascii', maxLength: 1200 }), staysInside));
  });

  it('with any sequence of the words of the language and its neighbours', () => {
    const sentence = fc.array(fc.constantFrom(...pieces), { maxLength: 40 });
    fc.assert(
      fc.property(sentence, (words) => staysInside(words.join(''))),
      { numRuns: 2000 },
    );
  });

  it('with a short piece repeated to the full length', () => {
    const piece = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(piece, (words) =>
        staysInside(words.join('').repeat(FORMULA_LENGTH_MAX).slice(0, FORMULA_LENGTH_MAX)),
      ),
      { numRuns: 300 },
    );
  });
});

describe('a value', () => {
  it('is not known when something that it needs is not known', () => {
    for (const text of ['a + b', '-b', 'min(a, b)', 'b > 1 ? a : a', 'a / b', 'average(b)']) {
      expect(value(text, { a: 1 })).toBeNull();
      expect(value(text, { a: 1, b: null })).toBeNull();
      expect(value(text, { a: 1, b: undefined })).toBeNull();
    }
  });

  it('is known when only the branch that is not taken is unknown', () => {
    expect(value('a > 0 ? a : b', { a: 1 })).toBe(1);
    expect(value('a > 0 ? b : a', { a: 1 })).toBeNull();
  });

  it('is an error where arithmetic has none: division by zero, overflow', () => {
    expect(() => value('a / b', { a: 1, b: 0 })).toThrow(EvaluationError);
    expect(() => value('a / b', { a: 0, b: 0 })).toThrow(EvaluationError);
    expect(() => value('a * a', { a: 1e200 })).toThrow(EvaluationError);
    expect(value('b == 0 ? 2 : a / b', { a: 1, b: 0 })).toBe(2);
  });

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], [Number.NEGATIVE_INFINITY]])(
    'is an error where %d is given',
    (given) => {
      expect(() => value('a', { a: given })).toThrow(EvaluationError);
      expect(() => value('a < 1 ? 1 : 0', { a: given })).toThrow(EvaluationError);
    },
  );

  it('is never what objects inherit', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
      expect(parseFormula(name, () => true).evaluate({})).toBeNull();
      expect(knownValue({}, name)).toBeNull();
      const own: Values = JSON.parse(`{"${name}": 7}`);
      expect(parseFormula(name, () => true).evaluate(own)).toBe(7);
    }
  });
});
