import { describe, expect, it } from 'vitest';
import type { Values } from '../../src/engine/expression.ts';
import type { Level } from '../../src/engine/levels.ts';
import { rulePack } from '../../src/engine/models.ts';
import { type ProgrammeRoute, routeFinance } from '../../src/engine/route.ts';

const pack = rulePack('green-channel').file;

/** A cooperative and an application that pass every gate. */
const GOOD = {
  registryStatus: 0,
  judicialRecord: 0,
  majorTaxCase: 0,
  penaltyListed: 0,
  keyPersonCredit: 0,
  fiscalSupportBan: 0,
  yearsInBusiness: 5,
  amountYuan: 100_000,
  productionPurpose: 1,
  refinancing: 0,
  overdueInterest: 0,
  otherSubsidy: 0,
  facilityPurpose: 1,
  townshipFiled: 1,
  founderEligible: 1,
  demonstrationLevel: 2,
  firstLoan: 1,
  coInvestmentYuan: 3_000_000,
  contractedSales: 6_000_000,
  operatingIncome: 10_000_000,
  ecoCreditPoints: 95,
  overdueDays: 0,
} satisfies Values;

const route = (changed: Values, level: Level = 'NORMAL') =>
  routeFinance(pack, level, { ...GOOD, ...changed });

/** One amount lies in the band of every programme but this one. */
const amountFor = (id: string) => (id === 'bank-collateral-loan' ? 3_000_000 : GOOD.amountYuan);

function programme(id: string, changed: Values, level: Level = 'NORMAL'): ProgrammeRoute {
  const found = route({ amountYuan: amountFor(id), ...changed }, level).programmes.find(
    (it_) => it_.programme.id === id,
  );
  if (found === undefined) throw new Error(`no programme ${id}`);
  return found;
}

const outcome = (id: string, changed: Values, level: Level = 'NORMAL') =>
  programme(id, changed, level).outcome;

const FOR_COOPERATIVES = pack.programmes
  ?.filter(({ subject }) => subject === 'cooperative')
  .map(({ id }) => id) as string[];

describe('a good cooperative in the green channel', () => {
  it.each(FOR_COOPERATIVES)('finds %s open', (id) => {
    const { outcome: found, remedies, missing } = programme(id, {});
    expect({ found, remedies, missing }).toEqual({ found: 'OPEN', remedies: [], missing: [] });
  });

  it('finds the household product shut, and is told which to choose', () => {
    const household = programme('qilu-fumin', {});
    expect(household.outcome).toBe('SHUT');
    expect(household.gates.map(({ rule, blocks }) => [rule.id, blocks])).toEqual([['GC-10', true]]);
    expect(household.remedies[0]?.en).toBe('Choose a product for cooperatives');
  });

  it('is told that banks decide and that data go out only with consent', () => {
    expect(route({}).notices.map(({ id }) => id)).toEqual(['GC-15', 'GC-16']);
  });
});

describe('the lane of a level', () => {
  it.each<[Level, string, string]>([
    ['NORMAL', 'green', 'OPEN'],
    ['BLUE', 'green', 'OPEN'],
    ['YELLOW', 'green-with-plan', 'CONDITIONS'],
    ['ORANGE', 'guidance', 'LATER'],
    ['RED', 'guidance', 'LATER'],
    ['DATA_GAP', 'data-first', 'LATER'],
    ['REVIEW', 'review-first', 'LATER'],
  ])('%s is %s: programmes are %s', (level, lane, expected) => {
    expect(route({}, level).lane.id).toBe(lane);
    for (const id of FOR_COOPERATIVES) expect(outcome(id, {}, level)).toBe(expected);
  });

  it('comes first among what would help', () => {
    const { lane } = route({}, 'ORANGE');
    expect(programme('direct-credit', {}, 'ORANGE').remedies[0]).toEqual(lane.remedy);
  });

  it('does not open what a rule forbids', () => {
    for (const level of ['YELLOW', 'ORANGE', 'RED', 'DATA_GAP', 'REVIEW'] as const) {
      expect(outcome('direct-credit', { registryStatus: 2 }, level)).toBe('SHUT');
    }
  });

  it('must exist for the level', () => {
    const { lanes: _, ...laneless } = pack;
    expect(() => routeFinance(laneless, 'NORMAL', {})).toThrow(/no lane for the level NORMAL/);
  });
});

describe('a gate', () => {
  it.each<[string, string, Values, Values]>([
    ['GC-01', 'direct-credit', { registryStatus: 0 }, { registryStatus: 1 }],
    ['GC-01', 'bank-credit-loan', { registryStatus: 0 }, { registryStatus: 3 }],
    ['GC-02', 'luqing-nongdan', { yearsInBusiness: 1 }, { yearsInBusiness: 0 }],
    ['GC-03', 'direct-credit', { judicialRecord: 2 }, { judicialRecord: 3 }],
    ['GC-03', 'ludan-huinong', {}, { majorTaxCase: 1 }],
    ['GC-03', 'luqing-nongdan', {}, { penaltyListed: 1 }],
    ['GC-04', 'direct-credit', { keyPersonCredit: 1 }, { keyPersonCredit: 2 }],
    ['GC-06', 'facility-interest-subsidy', {}, { fiscalSupportBan: 1 }],
    ['GC-06', 'development-fund', {}, { fiscalSupportBan: 1 }],
    ['GC-08', 'bank-credit-loan', {}, { productionPurpose: 0 }],
    ['GC-09', 'facility-interest-subsidy', {}, { refinancing: 1 }],
    ['GC-09', 'facility-interest-subsidy', {}, { overdueInterest: 1 }],
    ['GC-09', 'facility-interest-subsidy', {}, { otherSubsidy: 1 }],
  ])('%s shuts %s on its other side: %j, not %j', (rule, id, open, shut) => {
    expect(outcome(id, open)).toBe('OPEN');
    const found = programme(id, shut);
    expect(found.outcome).toBe('SHUT');
    const blocking = found.gates.filter(({ blocks }) => blocks);
    expect(blocking.map((gate) => gate.rule.id)).toEqual([rule]);
    expect(found.remedies).toContainEqual(blocking[0]?.rule.remedy);
  });

  it('of fiscal support does not shut what is no subsidy', () => {
    expect(outcome('direct-credit', { fiscalSupportBan: 1 })).toBe('OPEN');
  });
});

describe('a threshold whose source was not seen', () => {
  it.each<[string, Values, Values]>([
    ['direct-credit', { amountYuan: 100_000 }, { amountYuan: 99_999.99 }],
    ['direct-credit', { amountYuan: 3_000_000 }, { amountYuan: 3_000_000.01 }],
    ['ludan-huinong', { amountYuan: 3_000_000 }, { amountYuan: 3_000_000.01 }],
    ['bank-credit-loan', { amountYuan: 100_000 }, { amountYuan: 100_000.01 }],
    ['bank-credit-loan', { amountYuan: 0 }, { amountYuan: -0.01 }],
    ['bank-collateral-loan', { amountYuan: 3_000_000 }, { amountYuan: 2_999_999.99 }],
    ['first-loan', { firstLoan: 1 }, { firstLoan: 0 }],
    ['order-financing', { amountYuan: 4_200_000 }, { amountYuan: 4_200_000.01 }],
    // 100,000.1 × 0.7 is 70,000.06999999999 to a computer.
    [
      'order-financing',
      { contractedSales: 100_000.1, amountYuan: 70_000.07 },
      { contractedSales: 100_000.1, amountYuan: 70_000.08 },
    ],
    ['development-fund', { amountYuan: 6_000_000 }, { amountYuan: 6_000_000.02 }],
    ['direct-credit', { yearsInBusiness: 1 }, { yearsInBusiness: 0 }],
    ['ludan-huinong', { yearsInBusiness: 2 }, { yearsInBusiness: 1 }],
  ])('never shuts %s, it makes a condition: %j passes, %j does not', (id, within, beyond) => {
    expect(outcome(id, within)).toBe('OPEN');
    const found = programme(id, beyond);
    expect(found.outcome).toBe('CONDITIONS');
    expect(found.gates.some(({ blocks }) => blocks)).toBe(false);
    expect(found.remedies).toHaveLength(1);
  });
});

describe('a fact that is not known', () => {
  it.each([
    ['registryStatus'],
    ['yearsInBusiness'],
    ['keyPersonCredit'],
    ['amountYuan'],
    ['productionPurpose'],
  ])('leaves a programme incomplete and is named: %s', (name) => {
    expect(programme('direct-credit', { [name]: null })).toMatchObject({
      outcome: 'INCOMPLETE',
      missing: [name],
    });
  });

  it('never opens anything: nothing is open when nothing is known', () => {
    const outcomes = routeFinance(pack, 'NORMAL', {}).programmes.map((it_) => it_.outcome);
    expect(new Set(outcomes)).toEqual(new Set(['INCOMPLETE', 'SHUT']));
  });

  it('does not hide a gate that is shut', () => {
    expect(outcome('direct-credit', { amountYuan: null, registryStatus: 2 })).toBe('SHUT');
  });
});

describe('priorities and reviews', () => {
  const ids = (changed: Values) => route(changed).priorities.map(({ rule }) => rule.id);

  it.each<[string, Values, Values]>([
    ['GC-11', { demonstrationLevel: 1 }, { demonstrationLevel: 0 }],
    ['GC-12', { keyPersonCredit: 0 }, { keyPersonCredit: 1 }],
    ['GC-13', { contractedSales: 6_000_000 }, { contractedSales: 5_999_999 }],
    ['GC-14a', { ecoCreditPoints: 95 }, { ecoCreditPoints: 94.9 }],
  ])('%s is given for %j and not for %j', (id, given, withheld) => {
    expect(ids(given)).toContain(id);
    expect(ids(withheld)).not.toContain(id);
  });

  it('are not given for what is not known or cannot be computed', () => {
    expect(ids({ demonstrationLevel: null })).not.toContain('GC-11');
    expect(ids({ operatingIncome: 0 })).not.toContain('GC-13');
  });

  it('ask for one more look at low eco-credit, which shuts nothing', () => {
    const low = route({ ecoCreditPoints: 59.9 });
    expect(low.reviews.map(({ rule }) => rule.id)).toEqual(['GC-14b']);
    expect(low.programmes).toEqual(route({ ecoCreditPoints: 60 }).programmes);
    expect(route({ ecoCreditPoints: 60 }).reviews).toEqual([]);
  });

  it('ask for it also where eco-credit is not known', () => {
    expect(route({ ecoCreditPoints: null }).reviews.map(({ rule }) => rule.id)).toEqual(['GC-14b']);
  });
});

describe('a rule pack that is wrong', () => {
  it('is refused when a programme names a gate that it does not have', () => {
    const broken = { ...pack, rules: pack.rules.filter(({ id }) => id !== 'GC-08') };
    expect(() => routeFinance(broken, 'NORMAL', GOOD)).toThrow(/has no rule GC-08/);
  });
});
