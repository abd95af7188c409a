import { describe, expect, it } from 'vitest';
import { assess } from '../../src/engine/assess.ts';
import type { Values } from '../../src/engine/expression.ts';
import { indicatorModelFile } from '../../src/engine/models.ts';
import { DEFAULT_MODEL_ID, defaultModel, prepareModel } from '../../src/engine/scoring-model.ts';
import { fc } from '../support/properties.ts';

const model = defaultModel();

/** A sound cooperative: every name that a formula reads is known. */
const SOUND = {
  totalAssets: 1_000_000,
  totalLiabilities: 300_000,
  totalEquity: 700_000,
  currentAssets: 500_000,
  currentLiabilities: 200_000,
  cash: 100_000,
  receivables: 60_000,
  receivablesOpening: 40_000,
  shareCapital: 400_000,
  operatingIncome: 2_000_000,
  otherIncome: 0,
  surplusOfYear: 300_000,
  distributableSurplus: 300_000,
  surplusReserveAppropriation: 30_000,
  patronageRefund: 200_000,
  members: 100,
  farmerMembers: 95,
  membersWithAccount: 100,
  generalMeetings: 2,
  meetingAttendanceShare: 0.8,
  minutesSigned: 1,
  reportsLaidOutDays: 20,
  surplusTurnedIntoContributions: 0,
  largestContribution: 40_000,
  filingsDue: 4,
  filingsOnTime: 4,
  contractedSales: 1_600_000,
  topThreeCustomerSales: 800_000,
  priceVariation: 0.05,
  memberTrade: 1_500_000,
  nonMemberTrade: 100_000,
  unifiedPurchaseShare: 0.9,
  unifiedSaleShare: 0.95,
  overdueDays: 0,
  externalGuarantees: 0,
  judicialRecord: 0,
  registryStatus: 0,
  keyPersonCredit: 0,
  insuredUnits: 95,
  insurableUnits: 100,
  disasterLossThreeYears: 0,
  outputThreeYears: 5_000_000,
  testsTaken: 20,
  testsPassed: 20,
  subsidyIncome: 0,
  ecoCreditPoints: 100,
  leaseArea: 500,
  filedLeaseArea: 500,
} satisfies Values;

const assessed = (changed: Values) => assess(model, { ...SOUND, ...changed });
const traced = (id: string, changed: Values) => assessed(changed).trace[id];

describe('an assessment', () => {
  it('of a sound cooperative gives every indicator a value', () => {
    const { level, score, trace, missingWeight } = assessed({});
    expect(level).toBe('NORMAL');
    expect(score).toBeGreaterThan(95);
    expect(missingWeight).toBe(0);
    expect(Object.values(trace).map(({ state }) => state)).toEqual(Array(26).fill('VALUE'));
  });

  it('shows what each formula read', () => {
    expect(traced('F5', {})).toEqual({
      inputs: { receivablesOpening: 40_000, receivables: 60_000, operatingIncome: 2_000_000 },
      value: (365 * 50_000) / 2_000_000,
      state: 'VALUE',
      flags: [],
    });
  });

  it.each([
    ['F1', { totalLiabilities: 480_000 }, 0.48],
    ['F2', {}, 2.5],
    ['F3', {}, 0.5],
    ['F4', {}, 0.15],
    ['G1', { minutesSigned: 0 }, 75],
    ['G1', { meetingAttendanceShare: 0.66, reportsLaidOutDays: 14 }, 50],
    ['G2', {}, 200_000 / 270_000],
    ['G3', { filingsOnTime: 3 }, 0.75],
    ['G4', {}, 0.1],
    ['G5', { membersWithAccount: 90 }, 0.9],
    ['M1', {}, 0.8],
    ['M4', {}, 1_500_000 / 1_600_000],
    ['M5', {}, 0.9],
    ['K2', { externalGuarantees: 350_000 }, 0.5],
    ['K2', { externalGuarantees: 1, totalEquity: 0 }, 2],
    ['K3', { judicialRecord: 1 }, 70],
    ['K3', { judicialRecord: 2 }, 30],
    ['K3', { judicialRecord: 3 }, 0],
    ['K4', { registryStatus: 1 }, 60],
    ['K4', { registryStatus: 2 }, 20],
    ['K4', { registryStatus: 3 }, 0],
    ['K5', { keyPersonCredit: 1 }, 60],
    ['K5', { keyPersonCredit: 2 }, 20],
    ['K5', { keyPersonCredit: 3 }, 0],
    ['N2', { disasterLossThreeYears: 250_000 }, 0.05],
    ['P1', { subsidyIncome: 500_000, otherIncome: 500_000 }, 0.2],
    ['P3', { filedLeaseArea: 440 }, 0.88],
  ])('computes %s with %j as %d', (id, changed, value) => {
    expect(traced(id, changed)?.value).toBeCloseTo(value, 12);
  });

  it('applies the 60 % test after the reserve, as the law does, not to the printed line', () => {
    const refund = { distributableSurplus: 100_000, surplusReserveAppropriation: 10_000 };
    expect(traced('G2', { ...refund, patronageRefund: 54_000 })?.value).toBe(0.6);
    expect(assessed({ ...refund, patronageRefund: 54_000 }).indicators.G2?.score).toBe(100);
  });
});

describe('an indicator that does not apply', () => {
  it.each([
    ['F1', { totalAssets: 0 }],
    ['F4', { operatingIncome: 0 }],
    ['G2', { distributableSurplus: 30_000, patronageRefund: 0 }],
    ['G2', { surplusTurnedIntoContributions: 1 }],
    ['G3', { filingsDue: 0, filingsOnTime: 0 }],
    ['G4', { shareCapital: 0, largestContribution: 0 }],
    ['G5', { members: 0, farmerMembers: 1, membersWithAccount: 0 }],
    ['M4', { memberTrade: 0, nonMemberTrade: 0 }],
    ['N1', { insurableUnits: 0, insuredUnits: 0 }],
    ['N2', { outputThreeYears: 0 }],
    ['N3', { testsTaken: 0, testsPassed: 0 }],
    ['P3', { leaseArea: 0, filedLeaseArea: 0 }],
  ])('%s with %j says why, in both languages', (id, changed) => {
    const trace = traced(id, changed);
    expect(trace).toMatchObject({ value: null, state: 'NOT_APPLICABLE' });
    expect(trace?.reason?.zh).toMatch(/\p{Script=Han}/u);
    expect(trace?.reason?.en).toMatch(/^[A-Z]/);
  });
});

describe('what cannot be true', () => {
  it.each([
    ['F1', { totalLiabilities: -1 }],
    ['F3', { cash: -1 }],
    ['G3', { filingsDue: 0, filingsOnTime: 4 }],
    ['G2', { patronageRefund: 1_500_000 }],
    ['G4', { shareCapital: 0, largestContribution: 1 }],
    ['G4', { largestContribution: 0 }],
    ['M1', { contractedSales: 99_999_999 }],
    ['N1', { insurableUnits: 0, insuredUnits: 300 }],
    ['N2', { outputThreeYears: 0, disasterLossThreeYears: 120_000 }],
    ['N3', { testsPassed: 50 }],
    ['P3', { filedLeaseArea: 900_000 }],
  ])('%s with %j is for a person to look at, and never a score', (id, changed) => {
    const assessment = assessed(changed);
    expect(assessment.trace[id]).toMatchObject({ value: null, state: 'EVALUATION_ERROR' });
    expect(assessment).toMatchObject({ score: null, level: 'REVIEW' });
  });
});

describe('an indicator without its data', () => {
  it('is MISSING, names what is missing, and its weight counts as missing', () => {
    const { trace, missingWeight } = assessed({ topThreeCustomerSales: null });
    expect(trace.M2).toMatchObject({
      value: null,
      state: 'MISSING',
      missing: ['topThreeCustomerSales'],
      inputs: { topThreeCustomerSales: null, operatingIncome: 2_000_000 },
    });
    expect(missingWeight).toBeGreaterThan(0.05);
  });

  it('is a DATA_GAP when it is too much, and names like "constructor" are no data', () => {
    expect(assess(model, {}).level).toBe('DATA_GAP');
    const inherited: Values = JSON.parse('{"constructor": 1, "__proto__": 2}');
    expect(assess(model, inherited)).toEqual(assess(model, {}));
  });

  it('does not hide a late loan or a veto', () => {
    expect(assess(model, { overdueDays: 31 }).level).toBe('ORANGE');
    expect(assess(model, { overdueDays: 91 }).level).toBe('RED');
    expect(assess(model, { judicialRecord: 3 }).level).toBe('RED');
    expect(assess(model, { registryStatus: 3 }).level).toBe('RED');
    expect(assess(model, { keyPersonCredit: 3 }).level).toBe('RED');
  });
});

describe('an indicator that is flagged', () => {
  it('counts at the top anchor without current liabilities, and says so', () => {
    const { trace, indicators } = assessed({ currentLiabilities: 0 });
    expect(indicators.F2?.score).toBe(100);
    expect(indicators.F3?.score).toBe(100);
    expect(trace.F2?.flags).toHaveLength(1);
    expect(trace.F3?.flags[0]?.en).toMatch(/top anchor/);
  });

  it('counts at the lowest anchor with guarantees and no equity', () => {
    const { trace, indicators } = assessed({ totalEquity: -1, externalGuarantees: 1 });
    expect(indicators.K2?.score).toBe(0);
    expect(trace.K2?.flags).toHaveLength(1);
  });
});

describe('a formula that fails', () => {
  const failing = { priceVariation: Number.NaN };

  it('never helps: there is no score and a person reviews', () => {
    const { score, level, levelByScore, trace } = assessed(failing);
    expect({ score, level, levelByScore }).toEqual({
      score: null,
      level: 'REVIEW',
      levelByScore: null,
    });
    expect(trace.M3).toMatchObject({ value: null, state: 'EVALUATION_ERROR', flags: [] });
    expect(trace.M3?.reason?.en).toMatch(/a person reviews/);
  });

  it('leaves ORANGE and RED triggers in force', () => {
    expect(assessed({ ...failing, overdueDays: 31 }).level).toBe('ORANGE');
    expect(assessed({ ...failing, overdueDays: 91 }).level).toBe('RED');
    expect(assessed({ ...failing, judicialRecord: 3 }).level).toBe('RED');
  });

  it('is reviewed also when data are missing besides', () => {
    expect(assess(model, failing).level).toBe('REVIEW');
  });

  it('fails in a flag or a condition as well as in itself', () => {
    expect(traced('F2', { currentLiabilities: Number.POSITIVE_INFINITY })?.state).toBe(
      'EVALUATION_ERROR',
    );
    expect(traced('F1', { totalAssets: Number.NaN })?.state).toBe('EVALUATION_ERROR');
  });

  it('fails on a division by zero that no rule of the model excludes', () => {
    const published = indicatorModelFile(DEFAULT_MODEL_ID);
    if (published === undefined) throw new Error('the default model is published');
    const copy = structuredClone(published);
    for (const { indicators } of copy.file.criteria) {
      for (const indicator of indicators) delete indicator.notApplicableWhen;
    }
    const careless = assess(prepareModel(copy), { ...SOUND, operatingIncome: 0 });
    expect(careless.level).toBe('REVIEW');
    expect(careless.trace.F4?.state).toBe('EVALUATION_ERROR');
  });
});

describe('a shell cooperative', () => {
  it.each([
    ['SHELL-1', { farmerMembers: 0 }],
    ['SHELL-2', { idleMonths: 24 }],
    ['SHELL-3', { stoppedForBadManagementMonths: 24 }],
    ['SHELL-4', { subsidyFraudFound: 1 }],
    ['SHELL-5', { complaintVerified: 1 }],
    ['SHELL-6', { illegalFinanceFound: 1 }],
  ])('is RED by %s whatever it scores', (code, changed) => {
    const { level, score, triggers } = assessed(changed);
    expect(level).toBe('RED');
    expect(score).toBeGreaterThan(95);
    expect(triggers[0]?.code).toBe(code);
  });

  it('is RED by a failing formula and by missing data, too', () => {
    expect(assess(model, { idleMonths: 24 }).level).toBe('RED');
    expect(assessed({ idleMonths: 24, priceVariation: Number.NaN }).level).toBe('RED');
  });
});

describe('missing and failing data', () => {
  const severity = ['NORMAL', 'BLUE', 'YELLOW', 'ORANGE', 'RED'];
  const names = Object.keys(SOUND);

  it('never lift ORANGE or RED', () => {
    const damage = fc.dictionary(fc.constantFrom(...names), fc.constantFrom(null, Number.NaN));
    fc.assert(
      fc.property(damage, (changed) => {
        const late = { overdueDays: 45, ...changed };
        if (late.overdueDays !== 45) return;
        const { level } = assessed(late);
        expect(severity.indexOf(level)).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});
