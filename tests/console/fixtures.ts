import type { Overview, Report } from '../../src/domain/counties/schemas.ts';
import { askedFacts } from '../../src/domain/programmes/application.ts';
import { describeRoute } from '../../src/domain/programmes/describe.ts';
import type { Route } from '../../src/domain/programmes/schemas.ts';
import { describeRating } from '../../src/domain/ratings/describe.ts';
import { scored } from '../../src/domain/ratings/rate.ts';
import type { Rating } from '../../src/domain/ratings/schemas.ts';
import { assess } from '../../src/engine/assess.ts';
import { rulePack } from '../../src/engine/models.ts';
import { routeFinance } from '../../src/engine/route.ts';
import { defaultModel } from '../../src/engine/scoring-model.ts';

/*
 * Reports as the verbs answer them, made with the real model, so that what is tested is what people
 * see. Every name is invented.
 */

export type Values = Readonly<Record<string, number | null>>;

/** A cooperative that does well: NORMAL. */
export const GOOD_VALUES: Values = {
  totalAssets: 8_000_000,
  totalLiabilities: 3_000_000,
  currentAssets: 3_600_000,
  currentLiabilities: 2_000_000,
  cash: 700_000,
  surplusOfYear: 520_000,
  operatingIncome: 5_200_000,
  receivables: 800_000,
  receivablesOpening: 760_000,
  totalEquity: 5_000_000,
  shareCapital: 2_100_000,
  patronageRefund: 330_000,
  distributableSurplus: 560_000,
  surplusReserveAppropriation: 50_000,
  otherIncome: 120_000,
  members: 126,
  membersWithAccount: 122,
  generalMeetings: 2,
  meetingAttendanceShare: 0.81,
  minutesSigned: 1,
  reportsLaidOutDays: 20,
  surplusTurnedIntoContributions: 0,
  largestContribution: 460_000,
  filingsDue: 8,
  filingsOnTime: 8,
  contractedSales: 3_100_000,
  topThreeCustomerSales: 3_300_000,
  priceVariation: 0.11,
  memberTrade: 3_900_000,
  nonMemberTrade: 900_000,
  unifiedPurchaseShare: 0.82,
  unifiedSaleShare: 0.78,
  overdueDays: 0,
  externalGuarantees: 200_000,
  judicialRecord: 0,
  registryStatus: 0,
  keyPersonCredit: 0,
  insuredUnits: 88,
  insurableUnits: 100,
  disasterLossThreeYears: 110_000,
  outputThreeYears: 14_800_000,
  testsTaken: 24,
  testsPassed: 24,
  subsidyIncome: 140_000,
  ecoCreditPoints: 97,
  leaseArea: 320,
  filedLeaseArea: 300,
  yearsInBusiness: 6,
  majorTaxCase: 0,
  penaltyListed: 0,
  fiscalSupportBan: 0,
  demonstrationLevel: 2,
};

const TOWN = { townId: 'tangfang', zh: '唐坊镇', en: 'Tangfang Town' };
const MODEL_OF = (it: { id: string; version: string; digest: string }) => ({
  id: it.id,
  version: it.version,
  digest: it.digest,
});

export const COUNTY = {
  countyCode: '370322',
  zh: '高青县',
  en: 'Gaoqing County',
  isFictional: true,
};

export const COOPERATIVE = {
  uscc: '93370322000000011N',
  name: '高青县墨犊黑牛养殖专业合作社',
  nameEn: 'Modu Black Cattle Farmers’ Cooperative',
  town: TOWN,
  trade: '黑牛养殖',
  tradeEn: 'Black cattle',
  registeredOn: '2011-04-19',
  note: null,
  noteEn: null,
  recordedAt: '2026-03-01T02:00:00.000Z',
};

export function makeRating(values: Values, fiscalYear = 2025): Rating {
  const model = defaultModel();
  const assessment = assess(model, values);
  const row = {
    countyCode: '370322',
    ratingId: `rtg_01KAW3TESTRATING00000${fiscalYear}`,
    uscc: COOPERATIVE.uscc,
    fiscalYear,
    statementId: 'stm_01KAW3TESTSTATEMENT00001',
    factSheetId: 'fct_01KAW3TESTFACTSHEET00001',
    standingSheetId: 'fct_01KAW3TESTFACTSHEET00001',
    ratedBy: '县农业农村局',
    ratedAt: new Date(`${fiscalYear + 1}-03-31T08:00:00.000Z`),
    ...scored(model, assessment),
  };
  return describeRating(row, model, assessment, { values });
}

export function makeRoute(level: Rating['level'], values: Values): Route {
  const pack = rulePack('green-channel');
  const route = routeFinance(pack.file, level, values);
  return describeRoute(COOPERATIVE.uscc, null, level, pack, route);
}

export const STATEMENT: NonNullable<Report['statement']> = {
  statementId: 'stm_01KAW3TESTSTATEMENT00001',
  uscc: COOPERATIVE.uscc,
  fiscalYear: 2025,
  revision: 2,
  form: '2023',
  documentDigest: 'sha256:0f',
  state: 'accepted',
  submittedBy: '墨犊合作社会计',
  submittedAt: '2026-02-20T01:30:00.000Z',
  verifiedBy: '唐坊镇农业综合服务中心',
  verifiedAt: '2026-02-26T07:05:00.000Z',
  note: null,
  findings: [
    {
      code: 'SUBTOTAL_NOT_FILLED',
      severity: 'warning',
      line: '流动资产合计',
      column: 'closing',
      zh: '“流动资产合计”未填列，其所属项目合计为 3600000.00。',
      en: '“流动资产合计” is not filled in; its lines add up to 3600000.00.',
    },
  ],
  ratios: { debtToAssets: 0.375, currentRatio: 1.8, cashRatio: 0.35 },
  acceptable: true,
};

/** To those who may see the way to finance. */
type RoutedReport = Report & { readonly route: Route };

export function makeReport(values: Values = GOOD_VALUES): RoutedReport {
  const rating = makeRating(values);
  const before = makeRating({ ...values, surplusOfYear: 120_000, insuredUnits: 40 }, 2024);
  const summary = ({ objection, triggers, criteria, indicators, improvements, ...rest }: Rating) =>
    rest;
  return {
    county: COUNTY,
    cooperative: COOPERATIVE,
    rating,
    history: [summary(before), summary(rating)],
    statement: STATEMENT,
    route: makeRoute(rating.level, values),
    application: askedFacts({}, { values: {}, issues: [] }),
  };
}

/** A cooperative of which nothing is known but its registration. */
export function makeUnratedReport(): Report {
  const route = makeRoute('DATA_GAP', {});
  return { ...makeReport(), rating: null, history: [], statement: null, route };
}

export const CRITERIA = defaultModel().criteria.map(({ id, zh, en, weight }) => ({
  ...{ id, zh, en, weight },
}));

export type Listed = Overview['cooperatives'][number];

export function makeListed(change: Partial<Listed> = {}): Listed {
  return {
    ...COOPERATIVE,
    ratingId: 'rtg_01KAW3TESTRATING000002025',
    fiscalYear: 2025,
    score: 81.2345,
    level: 'NORMAL',
    change: 3.26,
    criteria: { FIN: 84.1, GOV: 77.5, OPS: 71.2, CRE: 92, NAT: 66.4, ECO: 38.9 },
    ...change,
  };
}

export function makeOverview(
  cooperatives: readonly Listed[],
  filter: Overview['filter'] = {},
): Overview {
  const levels = ['NORMAL', 'BLUE', 'YELLOW', 'ORANGE', 'RED', 'DATA_GAP', 'REVIEW', null] as const;
  return {
    county: COUNTY,
    towns: [TOWN, { townId: 'muli', zh: '木李镇', en: 'Muli Town' }],
    model: MODEL_OF(defaultModel()),
    criteria: CRITERIA,
    levels: levels.map((level) => ({
      level,
      count: cooperatives.filter((it) => it.level === level).length,
    })),
    total: cooperatives.length,
    filter,
    cooperatives: [...cooperatives],
    isCut: false,
  };
}
