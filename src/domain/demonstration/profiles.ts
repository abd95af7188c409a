import type { TownId } from './towns.ts';
import type { TradeId } from './trades.ts';
import type { FactValue, FiscalYear } from './types.ts';

/** A cooperative in one line; amounts in ten thousand yuan. */
type CooperativeRow = readonly [
  serial: number,
  town: TownId,
  trade: TradeId,
  brandZh: string,
  brandEn: string,
  registeredOn: string,
  form: '2007' | '2023',
  members: number,
  shareCapital: number,
  /** Undistributed surplus at the start of 2024; negative where losses are carried forward. */
  carried: number,
  demonstrationLevel: 'none' | 'county' | 'city' | 'province' | 'national',
];

const COOPERATIVES: readonly CooperativeRow[] = [
  [61, 'tangfang', 'cattle', '墨犊', 'Modu', '2011-04-19', '2023', 186, 420, 38, 'national'],
  [62, 'changjia', 'rice', '雁汀', 'Yanting', '2013-07-02', '2023', 154, 210, 12, 'city'],
  [63, 'qingcheng', 'silk', '缫月', 'Saoyue', '2012-11-26', '2023', 128, 160, 15, 'province'],
  [64, 'huagou', 'greenhouse', '棚语', 'Pengyu', '2016-03-15', '2023', 63, 96, 4, 'county'],
  [65, 'muli', 'trusteeship', '托禾', 'Tuohe', '2017-05-08', '2023', 232, 260, 18, 'province'],
  [66, 'heilizhai', 'melon', '翠瓤', 'Cuirang', '2014-02-21', '2023', 87, 74, 3, 'none'],
  [67, 'tianzhen', 'grain', '粒仓', 'Licang', '2010-09-13', '2023', 142, 360, 30, 'city'],
  [68, 'gaocheng', 'machinery', '犁先', 'Lixian', '2012-06-05', '2023', 58, 230, 16, 'city'],
  [69, 'luhu', 'fish', '苇汊', 'Weicha', '2015-10-28', '2023', 46, 120, 5, 'none'],
  [70, 'tangfang', 'dairy', '晨乳溪', 'Chenruxi', '2009-12-17', '2023', 97, 480, 42, 'province'],
  [71, 'qingcheng', 'wheat', '麦岸', "Mai'an", '2013-08-30', '2007', 176, 88, 4, 'county'],
  [72, 'changjia', 'rice', '稻鹭', 'Daolu', '2014-04-11', '2023', 119, 130, 6, 'county'],
  [73, 'heilizhai', 'greenhouse', '青芽里', 'Qingyali', '2018-01-24', '2023', 41, 70, -6, 'none'],
  [74, 'huagou', 'melon', '蜜沙湾', 'Mishawan', '2012-02-09', '2007', 102, 82, 4, 'county'],
  [75, 'muli', 'cotton', '絮白', 'Xubai', '2011-03-31', '2007', 73, 42, 2, 'none'],
  [76, 'tianzhen', 'mushrooms', '菌晓', 'Junxiao', '2017-09-20', '2023', 38, 90, 3, 'none'],
  [77, 'gaocheng', 'nursery', '苗知春', 'Miaozhichun', '2013-01-16', '2023', 29, 150, 5, 'none'],
  [78, 'luhu', 'grapes', '紫廊', 'Zilang', '2015-06-23', '2023', 54, 140, 9, 'county'],
  [79, 'tangfang', 'cattle', '乌蹄', 'Wuti', '2014-12-04', '2023', 33, 150, 4, 'none'],
  [80, 'changjia', 'wheat', '垄穗', 'Longsui', '2016-05-27', '2023', 134, 90, 4, 'none'],
  [81, 'qingcheng', 'herbs', '芍野', 'Shaoye', '2018-08-14', '2023', 26, 66, -8, 'none'],
  [82, 'huagou', 'machinery', '铁垄', 'Tielong', '2013-03-06', '2023', 44, 170, 9, 'county'],
  [83, 'muli', 'grain', '囤丰', 'Tunfeng', '2012-10-10', '2007', 91, 130, 6, 'none'],
  [84, 'heilizhai', 'wheat', '禾堰', 'Heyan', '2011-05-18', '2023', 208, 150, 11, 'city'],
  [85, 'tianzhen', 'greenhouse', '叶市', 'Yeshi', '2019-04-02', '2023', 35, 105, 2, 'none'],
  [86, 'gaocheng', 'cotton', '棉晴', 'Mianqing', '2013-11-12', '2007', 17, 30, -14, 'none'],
  [87, 'luhu', 'fish', '鲤塘月', 'Litangyue', '2014-09-25', '2023', 61, 170, 13, 'county'],
  [88, 'tangfang', 'cattle', '玄犇', 'Xuanben', '2016-07-19', '2023', 39, 190, 3, 'none'],
  [89, 'changjia', 'trusteeship', '田伴', 'Tianban', '2019-06-11', '2023', 165, 150, 7, 'county'],
  [90, 'qingcheng', 'melon', '瓜渡', 'Guadu', '2017-02-28', '2023', 52, 60, 3, 'none'],
  [91, 'huagou', 'rice', '粳岸', "Jing'an", '2012-12-20', '2023', 147, 190, 14, 'city'],
  [92, 'muli', 'silk', '茧溪', 'Jianxi', '2015-04-08', '2007', 68, 56, 3, 'none'],
  [93, 'heilizhai', 'dairy', '乳岚', 'Rulan', '2013-05-30', '2023', 31, 200, 4, 'none'],
  [94, 'tianzhen', 'herbs', '丹畦', 'Danqi', '2018-11-07', '2007', 24, 58, 5, 'none'],
];

/** A year of a cooperative in one line. Grades run from 0 to 100 (best). */
type YearRow = readonly [
  serial: number,
  fiscalYear: FiscalYear,
  /** Operating income, ten thousand yuan. */
  income: number,
  /** Surplus of the year, percent of operating income. */
  margin: number,
  /** Liabilities, percent of total assets. */
  debt: number,
  currentRatio: number,
  cashRatio: number,
  receivableDays: number,
  /** Patronage refund, percent of the distributable surplus after reserves. */
  refund: number,
  governance: number,
  market: number,
  nature: number,
  ecology: number,
];

// biome-ignore format: a table reads by its columns
const YEARS: readonly YearRow[] = [
  [61, 2024, 1586.4,  11.8, 34, 1.82, 0.41,  27,   64, 90, 88, 84, 90],
  [61, 2025, 1742.9,  12.6, 32, 1.94, 0.44,  25,   66, 93, 91, 88, 92],
  [62, 2024,  642.7,   4.2, 50, 1.33, 0.22,  48, 60.5, 68, 64, 66, 74],
  [62, 2025,  718.3,   7.3, 44, 1.52,  0.3,  40,   62, 78, 76, 76, 82],
  [63, 2024,  431.2,  11.2, 33, 1.88,  0.4,  30,   65, 88, 84, 80, 90],
  [63, 2025,  458.6,  11.9, 31, 1.97, 0.43,  28,   65, 90, 86, 82, 92],
  [64, 2024,  376.5,   2.6, 56, 1.14, 0.17,  62,   48, 60, 62, 56, 66],
  [64, 2025,  412.8,   3.4, 52, 1.24, 0.19,  58, 60.5, 62, 63, 54, 68],
  [65, 2024,  812.6,   8.4, 40, 1.62, 0.32,  40,   62, 82, 78, 74, 82],
  [65, 2025,  905.1,   9.1, 38, 1.68, 0.35,  37,   63, 84, 82, 78, 84],
  [66, 2024,  318.4,   4.7, 48, 1.33, 0.23,  50,   61, 68, 68, 62, 72],
  [66, 2025,  287.3,   2.1, 53, 1.17, 0.16,  66,   61, 64, 62, 27, 66],
  [67, 2024, 1468.2,   9.6, 38, 1.68, 0.35,  36,   62, 86, 85, 80, 86],
  [67, 2025, 1391.7,   8.2, 42, 1.55, 0.29,  44,   61, 85, 84, 80, 85],
  [68, 2024,  386.9,  12.9, 30, 1.93, 0.45,  33,   66, 90, 86, 80, 90],
  [68, 2025,  402.5,  13.4, 28, 2.02, 0.48,  31,   66, 91, 88, 82, 90],
  [69, 2024,  358.7,   3.4, 53, 1.24, 0.19,  58, 60.5, 62, 58, 60, 70],
  [69, 2025,  371.4,   3.9, 51, 1.29,  0.2,  54, 60.5, 65, 62, 62, 72],
  [70, 2024, 1812.3,   9.1, 37, 1.72, 0.34,  24,   63, 90, 90, 88, 84],
  [70, 2025, 1904.8,   9.8, 35, 1.79, 0.37,  23,   64, 91, 91, 90, 86],
  [71, 2024,  396.1,   3.4, 49, 1.33, 0.21,  45, 60.5, 66, 60, 72, 72],
  [71, 2025,  408.7,   3.5, 49, 1.34, 0.21,  45, 60.5, 65, 60, 70, 72],
  [72, 2024,  468.2,   5.2, 48,  1.4, 0.25,  44, 60.5, 70, 70, 70, 76],
  [72, 2025,  503.9,   7.9, 42,  1.6, 0.33,  35,   62, 80, 78, 78, 82],
  [73, 2024,  238.4,  -1.8, 66, 0.88, 0.09,  84,    0, 46, 50, 44, 56],
  [73, 2025,  261.9,   2.4, 60, 1.06, 0.13,  72,   52, 60, 62, 58, 64],
  [74, 2024,  344.8,   4.6, 48, 1.36, 0.23,  46,   61, 67, 67, 58, 72],
  [74, 2025,  352.6,   3.9, 49, 1.33, 0.21,  48, 60.5, 64, 64, 58, 70],
  [75, 2024,  148.3,   2.1, 52, 1.18, 0.16,  66,   38, 56, 56, 58, 66],
  [75, 2025,  139.6,   0.9, 55,  1.1, 0.12,  78,   34, 52, 51, 52, 64],
  [76, 2024,  292.6,   2.6, 56, 1.14, 0.15,  66,   46, 58, 60, 58, 66],
  [76, 2025,  334.7,   4.8, 50, 1.34, 0.23,  50,   61, 66, 68, 64, 70],
  [77, 2024,  296.5,   2.2, 56, 1.24, 0.14,  92,   42, 60, 58, 58, 70],
  [77, 2025,  214.8,  -6.4, 61, 0.98, 0.08, 116,    0, 50, 44, 52, 66],
  [78, 2024,  352.9,   9.8, 37, 1.72, 0.36,  32,   62, 85, 84, 80, 86],
  [78, 2025,  377.4,   9.1, 38,  1.7, 0.36,  33,   62, 82, 80, 80, 84],
  [79, 2024,  628.3,   1.6, 60, 1.07, 0.12,  60,   40, 58, 57, 58, 60],
  [79, 2025,  502.7,  -8.1, 67, 0.84, 0.06,  84,    0, 44, 46, 50, 52],
  [80, 2024,  388.5,   4.1, 49, 1.33, 0.22,  47, 60.5, 66, 64, 70, 70],
  [80, 2025,  401.2,   3.7, 50,  1.3, 0.21,  50, 60.5, 62, 59, 62, 68],
  [81, 2024,  168.9,  -2.4, 66, 0.92, 0.09,  98,    0, 46, 46, 42, 58],
  [81, 2025,  121.5, -13.4, 71, 0.74, 0.04, 132,    0, 34, 28, 32, 50],
  [82, 2024,  288.4,   9.2, 38, 1.66, 0.34,  40,   62, 82, 82, 78, 84],
  [82, 2025,  276.1,   3.6, 44, 1.34, 0.23,  54, 60.5, 62, 64, 70, 74],
  [83, 2024,  742.6,   3.4, 51, 1.28, 0.21,  44, 60.5, 68, 64, 68, 72],
  [83, 2025,  664.2,   0.8, 55,  1.1, 0.13,  62,   42, 57, 54, 60, 66],
  [84, 2024,  566.3,   9.9, 36, 1.74, 0.37,  31,   63, 87, 84, 84, 86],
  [84, 2025,  589.7,   8.8, 38,  1.7, 0.35,  33,   63, 84, 80, 80, 84],
  [85, 2024,  312.7,   1.9, 58, 1.08, 0.13,  70,   44, 58, 58, 56, 62],
  [85, 2025,  248.9,  -7.3, 65, 0.87, 0.07,  94,    0, 46, 42, 42, 54],
  [86, 2024,    3.6,   -32, 68,  0.7, 0.06, 150,    0, 34, 36, 38, 62],
  [86, 2025,    1.8,   -64, 68, 0.55, 0.03, 196,    0, 12, 14, 22, 52],
  [87, 2024,  486.4,   9.3, 38, 1.68, 0.34,  34,   62, 84, 82, 80, 84],
  [87, 2025,  461.7,   5.6, 41, 1.42, 0.26,  46,   61, 72, 74, 30, 78],
  [88, 2024,  546.1,   1.4, 58, 1.08, 0.13,  60,   42, 57, 56, 58, 60],
  [88, 2025,  561.9,   1.5, 58, 1.07, 0.13,  60,   40, 55, 52, 56, 58],
  [89, 2024,  512.8,   4.4, 50, 1.34, 0.22,  48, 60.5, 68, 67, 66, 74],
  [89, 2025,  574.3,   6.8, 43,  1.5, 0.29,  40,   62, 74, 75, 72, 80],
  [90, 2024,  212.7,   4.4, 49, 1.33, 0.22,  48, 60.5, 67, 66, 62, 72],
  [90, 2025,  198.6,   4.1, 51, 1.29, 0.21,  50,   58, 66, 70, 60, 70],
  [91, 2024,  584.9,  10.7, 35, 1.78, 0.38,  30,   64, 87, 86, 84, 88],
  [91, 2025,  612.4,  11.2, 31,  1.9, 0.42,  28,    0, 89, 88, 86, 90],
  [92, 2024,  192.8,   4.4, 47, 1.36, 0.23,  48, 60.5, 68, 65, 62, 74],
  [92, 2025,  171.6,   0.4, 53, 1.09, 0.12,  74,   36, 54, 50, 48, 66],
  [93, 2024,  884.2,   1.8, 59, 1.08, 0.12,  46,   42, 58, 58, 60, 56],
  [93, 2025,  792.5,  -6.2, 65, 0.86, 0.07,  64,    0, 46, 44, 54, 48],
  [94, 2024,  132.4,   5.8, 47, 1.38, 0.24,  52,    0, 70, 66, 62, 74],
  [94, 2025,  126.9,   3.1, 51, 1.22, 0.18,  66,    0, 58, 55, 56, 66],
];

type Facts = Readonly<Record<string, FactValue | null>>;

/** Facts that make a story, instead of what the grades would say; null for "not known". */
const STORIES: Readonly<Record<number, Partial<Record<FiscalYear, Facts>>>> = {
  // Sound books, but a harvest loan went unpaid over the winter.
  67: { 2025: { overdueDays: 47 } },
  // The chairperson has not agreed to the credit inquiry.
  76: { 2024: { keyPersonCredit: null }, 2025: { keyPersonCredit: null } },
  77: { 2025: { overdueDays: 12, keyPersonCredit: 'special-mention' } },
  // A good score; the move to a new address was not registered, so finance is shut.
  78: { 2025: { registryStatus: 'abnormal' } },
  // A court judgment over feed debts was not carried out.
  79: {
    2024: { judicialRecord: 'major', externalGuarantees: '260000.00' },
    2025: { judicialRecord: 'dishonest-debtor', penaltyListed: true, overdueDays: 26 },
  },
  81: {
    2024: { overdueDays: 24, keyPersonCredit: 'special-mention' },
    2025: { overdueDays: 128, keyPersonCredit: 'overdue', judicialRecord: 'major' },
  },
  82: { 2025: { registryStatus: 'late-report' } },
  85: { 2025: { judicialRecord: 'minor', keyPersonCredit: 'special-mention' } },
  // A shell: one shed is let, nothing is grown.
  86: {
    2024: { registryStatus: 'late-report', idleMonths: 19, generalMeetings: 0 },
    2025: {
      registryStatus: 'abnormal',
      idleMonths: 31,
      generalMeetings: 0,
      keyPersonCredit: 'overdue',
      judicialRecord: 'major',
      overdueDays: 22,
    },
  },
  88: { 2025: { judicialRecord: 'minor' } },
  // The bookkeeper left: the accounts came, the questions went unanswered.
  90: {
    2025: {
      generalMeetings: null,
      meetingAttendanceShare: null,
      minutesSigned: null,
      reportsLaidOutDays: null,
      largestContribution: null,
      contractedSales: null,
      topThreeCustomerSales: null,
      memberTrade: null,
      nonMemberTrade: null,
      unifiedPurchaseShare: null,
      unifiedSaleShare: null,
      externalGuarantees: null,
      insurableUnits: null,
    },
  },
  91: { 2025: { surplusTurnedIntoContributions: true } },
  // It stands surety for a neighbour.
  93: { 2025: { externalGuarantees: '1450000.00' } },
};

/** What a careless bookkeeper leaves out, as in real filings. */
export type Oddity = 'NO_DEPRECIATION' | 'ALL_UNDISTRIBUTED';
const ODDITIES: Readonly<Record<number, Oddity>> = {
  75: 'NO_DEPRECIATION',
  92: 'NO_DEPRECIATION',
  94: 'ALL_UNDISTRIBUTED',
};

export type YearProfile = {
  readonly fiscalYear: FiscalYear;
  readonly income: number;
  readonly margin: number;
  readonly debt: number;
  readonly currentRatio: number;
  readonly cashRatio: number;
  readonly receivableDays: number;
  readonly refund: number;
  readonly grades: Readonly<Record<'governance' | 'market' | 'nature' | 'ecology', number>>;
  readonly story: Facts;
};

export type Profile = {
  readonly serial: number;
  readonly town: TownId;
  readonly trade: TradeId;
  readonly brandZh: string;
  readonly brandEn: string;
  readonly registeredOn: string;
  readonly form: '2007' | '2023';
  readonly members: number;
  readonly shareCapital: number;
  readonly carried: number;
  readonly demonstrationLevel: string;
  readonly oddity: Oddity | undefined;
  readonly years: readonly YearProfile[];
};

/** The tables of this file, a cooperative each with its years in order. */
export const profiles = (): Profile[] => COOPERATIVES.map(profileOf);

function profileOf(row: CooperativeRow): Profile {
  const [serial, town, trade, brandZh, brandEn, registeredOn, form, members] = row;
  const [, , , , , , , , shareCapital, carried, demonstrationLevel] = row;
  const years = YEARS.filter((year) => year[0] === serial).map(yearOf);
  const named = { serial, town, trade, brandZh, brandEn, registeredOn, form, members };
  const oddity = ODDITIES[serial];
  return { ...named, shareCapital, carried, demonstrationLevel, oddity, years };
}

function yearOf(row: YearRow): YearProfile {
  const [serial, fiscalYear, income, margin, debt, currentRatio, cashRatio, receivableDays] = row;
  const [, , , , , , , , refund, governance, market, nature, ecology] = row;
  return {
    ...{ fiscalYear, income, currentRatio, cashRatio, receivableDays },
    margin: margin / 100,
    debt: debt / 100,
    refund: refund / 100,
    grades: { governance, market, nature, ecology },
    story: STORIES[serial]?.[fiscalYear] ?? {},
  };
}
