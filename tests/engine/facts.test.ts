import { describe, expect, it } from 'vitest';
import { readFacts, writeFacts } from '../../src/engine/facts.ts';
import { applicationFacts, cooperativeFacts } from '../../src/engine/vocabulary.ts';

const facts = cooperativeFacts();
const read = (given: Readonly<Record<string, unknown>>) => readFacts(facts, given);

describe('a fact', () => {
  it.each([
    ['yuan', 'memberTrade', '1234.50', 1234.5],
    ['a count', 'members', 5, 5],
    ['days', 'overdueDays', 0, 0],
    ['a share', 'unifiedSaleShare', 1, 1],
    ['points', 'ecoCreditPoints', 99.5, 99.5],
    ['an area', 'leaseArea', 12.5, 12.5],
    ['yes', 'minutesSigned', true, 1],
    ['no', 'minutesSigned', false, 0],
    ['a code', 'registryStatus', 'abnormal', 2],
  ])('in %s is read as a number', (_, name, given, value) => {
    expect(read({ [name]: given })).toEqual({ values: { [name]: value }, problems: [] });
  });

  it.each([
    ['yuan as a number', 'memberTrade', 12.5],
    ['yuan below 0', 'memberTrade', '-1.00'],
    ['yuan with three decimals', 'memberTrade', '1.001'],
    ['half a member', 'members', 4.5],
    ['fewer than none', 'members', -1],
    ['more than any cooperative has', 'members', 10_000_001],
    ['a share above 1', 'unifiedSaleShare', 1.01],
    ['points above 100', 'ecoCreditPoints', 100.1],
    ['NaN', 'leaseArea', Number.NaN],
    ['infinity', 'leaseArea', Number.POSITIVE_INFINITY],
    ['1 for yes', 'minutesSigned', 1],
    ['a code by its number', 'registryStatus', 2],
    ['a code that nobody knows', 'registryStatus', 'constructor'],
    ['text for a number', 'overdueDays', '3'],
  ])('is refused as %s', (_, name, given) => {
    const { values, problems } = read({ [name]: given });
    expect(values).toEqual({});
    expect(problems).toMatchObject([{ fact: name, code: 'FACT_INVALID' }]);
    expect(problems[0]?.zh).toMatch(/^应为/);
  });

  it.each(['hopes', 'constructor', '__proto__', 'amountYuan'])('named %s is unknown', (name) => {
    const given: Record<string, unknown> = JSON.parse(`{"${name}": 1}`);
    expect(read(given).problems).toMatchObject([{ fact: name, code: 'FACT_UNKNOWN' }]);
  });

  it('that is null is not known', () => {
    expect(read({ members: null })).toEqual({ values: {}, problems: [] });
  });

  it('comes back as it was sent', () => {
    const sent = {
      memberTrade: '12.50',
      minutesSigned: true,
      registryStatus: 'late-report',
      members: 7,
    };
    expect(writeFacts(facts, read(sent).values)).toEqual(sent);
    const application = { amountYuan: '200000.00', refinancing: false };
    const { values } = readFacts(applicationFacts(), application);
    expect(writeFacts(applicationFacts(), values)).toEqual(application);
  });

  it('that is not known is not written', () => {
    expect(writeFacts(facts, { members: null })).toEqual({});
  });
});
