import { yuanOf } from '../../engine/money.ts';
import { cooperativeFacts } from '../../engine/vocabulary.ts';
import type { YearAccounts } from './accounts.ts';
import { byGrade, noise, partOf, roundedTo, unitNoise, vary } from './noise.ts';
import type { Profile } from './profiles.ts';
import { trades } from './trades.ts';
import type { DemonstrationYear, FactValue } from './types.ts';

type Facts = Readonly<Record<string, FactValue | null>>;

/** A year with the two before it, as far as they are known. */
export type FactsInput = {
  readonly profile: Profile;
  readonly accounts: YearAccounts;
  /** Operating income of three years, in fen. */
  readonly outputThreeYears: number;
  readonly seed: string;
};

/** The facts of a year by who provides them; what the story says replaces what grades say. */
export function factsOf(
  input: FactsInput,
): Pick<DemonstrationYear, 'factsByCooperative' | 'factsOnRecord'> {
  const facts: Facts = {
    ...governanceFacts(input),
    ...marketFacts(input),
    ...natureFacts(input),
    ...ecologyFacts(input),
    ...creditFacts(input),
    ...input.accounts.year.story,
  };
  const known = Object.entries(facts).filter((entry): entry is [string, FactValue] => {
    return entry[1] !== null;
  });
  const provided = (byCooperative: boolean) =>
    known.filter(
      ([id]) => (cooperativeFacts().get(id)?.providedBy === 'cooperative') === byCooperative,
    );
  return {
    factsByCooperative: Object.fromEntries(provided(true)),
    factsOnRecord: Object.fromEntries(provided(false)),
  };
}

const share = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 1e4;

type Subject = keyof YearAccounts['year']['grades'];

/** The grade of one thing: near the grade of its subject, never beyond 0 and 100. */
function gradeOf(
  { accounts: { year }, seed }: FactsInput,
  subject: Subject,
  thing: string,
): number {
  const spread = 5 * noise(`${seed}/${year.fiscalYear}/${thing}`);
  return Math.min(100, Math.max(0, year.grades[subject] + spread));
}

function governanceFacts(input: FactsInput): Facts {
  const { profile, accounts, seed } = input;
  const { fiscalYear } = accounts.year;
  const grade = (thing: string) => gradeOf(input, 'governance', thing);
  const members = profile.members + Math.round((fiscalYear - 2024) * (grade('growth') - 62) * 0.08);
  const accountShare = byGrade(grade('accounts'), [
    [0, 0.5],
    [40, 0.8],
    [60, 0.9],
    [80, 0.95],
    [96, 1],
  ]);
  const filingsDue = 10 + Math.round(6 * unitNoise(`${seed}/filings`));
  const onTime = byGrade(grade('onTime'), [
    [0, 0.4],
    [40, 0.7],
    [60, 0.8],
    [80, 0.92],
    [90, 1],
  ]);
  const concentration = byGrade(grade('concentration'), [
    [0, 0.8],
    [40, 0.5],
    [60, 0.4],
    [80, 0.3],
    [100, 0.12],
  ]);
  const largest = partOf(accounts.closing.shareCapital ?? 0, concentration);
  return {
    members,
    farmerMembers: members - Math.round(members * 0.05 * unitNoise(`${seed}/farmers`)),
    membersWithAccount: Math.round(members * accountShare),
    generalMeetings: grade('meetings') >= 80 ? 2 : Number(grade('meetings') >= 40),
    meetingAttendanceShare: share(0.32 + 0.0058 * grade('attendance')),
    minutesSigned: grade('minutes') >= 45,
    reportsLaidOutDays: Math.round(Math.max(0, 0.42 * grade('laidOut') - 14)),
    surplusTurnedIntoContributions: false,
    largestContribution: yuanOf(roundedTo(largest, 100_000)),
    filingsDue,
    filingsOnTime: Math.round(filingsDue * onTime),
    demonstrationLevel: profile.demonstrationLevel,
  };
}

function marketFacts(input: FactsInput): Facts {
  const { profile, accounts, seed } = input;
  const { fiscalYear } = accounts.year;
  const income = accounts.surplus.operatingIncome ?? 0;
  const grade = (thing: string) => gradeOf(input, 'market', thing);
  const key = `${seed}/${fiscalYear}`;
  const rising = (thing: string) =>
    byGrade(grade(thing), [
      [0, 0],
      [40, 0.2],
      [60, 0.4],
      [80, 0.6],
      [100, 0.85],
    ]);
  const customers = byGrade(grade('customers'), [
    [0, 1],
    [40, 0.9],
    [60, 0.75],
    [80, 0.6],
    [100, 0.32],
  ]);
  const trade = partOf(income, vary(0.8, 0.1, `${key}/trade`));
  const memberTrade = partOf(
    trade,
    byGrade(grade('memberTrade'), [
      [0, 0.1],
      [50, 0.48],
      [100, 0.9],
    ]),
  );
  const variation = trades[profile.trade].priceVariation[fiscalYear];
  return {
    contractedSales: yuanOf(partOf(income, rising('contracts'))),
    topThreeCustomerSales: yuanOf(partOf(income, customers)),
    memberTrade: yuanOf(memberTrade),
    nonMemberTrade: yuanOf(trade - memberTrade),
    unifiedPurchaseShare: share(rising('purchase') + 0.03),
    unifiedSaleShare: share(rising('sale') + 0.02),
    priceVariation: share(vary(variation, 0.08, `${key}/price`)),
  };
}

function natureFacts(input: FactsInput): Facts {
  const { profile, outputThreeYears, seed } = input;
  const { insurablePerIncome, tests } = trades[profile.trade];
  const [base] = profile.years;
  const grade = (thing: string) => gradeOf(input, 'nature', thing);
  const insurable = Math.round(vary((base?.income ?? 0) * insurablePerIncome, 0.1, `${seed}/land`));
  const insured = byGrade(grade('insured'), [
    [0, 0],
    [40, 0.3],
    [60, 0.5],
    [80, 0.7],
    [100, 0.95],
  ]);
  const lossGap = 1 - grade('loss') / 100;
  const lossRate = 0.3 * lossGap * lossGap;
  const testsTaken = tests === 0 ? 0 : Math.round(vary(tests, 0.2, `${seed}/tests`));
  const failed = Math.round(testsTaken * Math.max(0, 0.14 - 0.002 * grade('tests')));
  return {
    insurableUnits: insurable,
    insuredUnits: Math.round(insurable * insured),
    disasterLossThreeYears: yuanOf(roundedTo(partOf(outputThreeYears, lossRate), 10_000)),
    outputThreeYears: yuanOf(outputThreeYears),
    testsTaken,
    testsPassed: testsTaken - failed,
    idleMonths: 0,
    stoppedForBadManagementMonths: 0,
  };
}

function ecologyFacts(input: FactsInput): Facts {
  const { profile, accounts, seed } = input;
  const { insurablePerIncome, leased } = trades[profile.trade];
  const [base] = profile.years;
  const area = (base?.income ?? 0) * insurablePerIncome * leased;
  const leaseArea = Math.round(vary(area, 0.15, `${seed}/lease`) * 10) / 10;
  const filed = byGrade(gradeOf(input, 'ecology', 'leases'), [
    [0, 0],
    [40, 0.5],
    [60, 0.7],
    [80, 0.86],
    [95, 1],
  ]);
  return {
    subsidyIncome: yuanOf(accounts.surplus.subsidy ?? 0),
    ecoCreditPoints: Math.round(gradeOf(input, 'ecology', 'eco')),
    leaseArea,
    filedLeaseArea: Math.round(leaseArea * filed * 10) / 10,
  };
}

function creditFacts({ accounts: { closing }, seed }: FactsInput): Facts {
  const equity = (closing.shareCapital ?? 0) + (closing.surplusReserve ?? 0);
  const guarantees = partOf(equity, 0.2 * Math.max(0, noise(`${seed}/guarantees`) - 0.3));
  return {
    externalGuarantees: yuanOf(roundedTo(guarantees, 1_000_000)),
    overdueDays: 0,
    judicialRecord: 'none',
    registryStatus: 'normal',
    keyPersonCredit: 'good',
    subsidyFraudFound: false,
    complaintVerified: false,
    illegalFinanceFound: false,
    fiscalSupportBan: false,
    majorTaxCase: false,
    penaltyListed: false,
  };
}
