import { describe, expect, it } from 'vitest';
import type { Values } from '../../src/engine/expression.ts';
import { FormulaError } from '../../src/engine/formula.ts';
import type { Status } from '../../src/engine/model-schema.ts';
import type { Rule } from '../../src/engine/rule-pack-schema.ts';
import { evaluateRule, mayBlock } from '../../src/engine/rules.ts';

const parameter = (id: string, value: number, status: Status = 'SEEN') => ({
  id,
  value,
  unit: 'count',
  status,
  source: ['S04'],
});

const rule = (holds: string[], parameters: Rule['parameters'] = []): Rule => ({
  id: 'R-01',
  zh: '规则',
  en: 'A rule',
  effect: 'gate',
  status: 'SEEN',
  source: ['S04'],
  parameters,
  holds,
});

describe('a rule', () => {
  const atLeast = rule(['members >= membersMin'], [parameter('membersMin', 5)]);

  it.each<[Values, boolean | null]>([
    [{ members: 4 }, false],
    [{ members: 5 }, true],
    [{ members: null }, null],
    [{}, null],
    [JSON.parse('{"__proto__": {"members": 9}}'), null],
  ])('held against %j is %s', (values, holds) => {
    expect(evaluateRule(atLeast, values).holds).toBe(holds);
  });

  it('shows the facts and thresholds that it read, and what is missing', () => {
    expect(evaluateRule(atLeast, { members: 7, other: 1 })).toMatchObject({
      facts: { members: 7 },
      thresholds: { membersMin: 5 },
      missing: [],
    });
    expect(evaluateRule(atLeast, {})).toMatchObject({
      facts: { members: null },
      missing: ['members'],
    });
  });

  it('is broken by one condition that is known to fail, whatever else is not known', () => {
    const both = rule(['a > 0', 'b > 0']);
    expect(evaluateRule(both, { a: 0 }).holds).toBe(false);
    expect(evaluateRule(both, { a: 1 }).holds).toBeNull();
    expect(evaluateRule(both, { a: 1, b: 1 }).holds).toBe(true);
  });

  it('is not known where a condition has no value, such as a share of nothing', () => {
    const share = rule(['a / b >= 0.6']);
    expect(evaluateRule(share, { a: 1, b: 0 })).toMatchObject({ holds: null, missing: [] });
    expect(evaluateRule(share, { a: Number.NaN, b: 1 }).holds).toBeNull();
  });

  it('that people read from records is not known here', () => {
    expect(evaluateRule(rule([]), {}).holds).toBeNull();
    const { holds: _, ...recordsOnly } = rule([]);
    expect(evaluateRule({ ...recordsOnly, records: 'minutes' }, {}).holds).toBeNull();
  });

  it('uses the thresholds of a programme in place of its own, and no others', () => {
    const overrides = [parameter('membersMin', 10, 'OWN'), parameter('other', 1, 'OWN')];
    const outcome = evaluateRule(atLeast, { members: 7 }, overrides);
    expect(outcome).toMatchObject({ holds: false, thresholds: { membersMin: 10 }, status: 'OWN' });
  });

  it('lets no fact replace a threshold', () => {
    expect(evaluateRule(atLeast, { members: 4, membersMin: 1 }).holds).toBe(false);
  });

  it('reads facts with names that objects inherit only where they are stated', () => {
    const hostile = rule(['constructor == 1']);
    expect(evaluateRule(hostile, {})).toMatchObject({ holds: null, missing: ['constructor'] });
  });

  it('is refused where it is not of the formula language', () => {
    expect(() => evaluateRule(rule(['import("x")']), {})).toThrow(FormulaError);
    expect(() => evaluateRule(rule(['members']), {})).toThrow(/a condition is needed/);
  });
});

describe('the status of a rule', () => {
  it.each<[Status, Status, Status]>([
    ['SEEN', 'SEEN', 'SEEN'],
    ['SEEN', 'REPORTED', 'REPORTED'],
    ['REPORTED', 'ANALOG', 'ANALOG'],
    ['SEEN', 'PROP', 'PROP'],
    ['PROP', 'OWN', 'OWN'],
    ['OWN', 'SEEN', 'OWN'],
  ])('%s with a threshold of %s is %s: the weakest', (own, threshold, expected) => {
    const mixed = { ...rule(['a > b'], [parameter('b', 1, threshold)]), status: own };
    expect(evaluateRule(mixed, {}).status).toBe(expected);
  });

  it('lets only what was seen or reported block', () => {
    const all: Status[] = ['SEEN', 'REPORTED', 'ANALOG', 'OWN', 'PROP'];
    expect(all.filter(mayBlock)).toEqual(['SEEN', 'REPORTED']);
  });
});
