import { fenOfTenThousand, noise, partOf, roundedTo, unitNoise, vary } from './noise.ts';
import type { Profile, YearProfile } from './profiles.ts';
import { type Trade, trades } from './trades.ts';

/** Integer fen by line id, without sums. */
export type Amounts = Readonly<Record<string, number>>;

/** A year's amounts, from which a statement is written. */
export type YearAccounts = {
  readonly year: YearProfile;
  readonly opening: Amounts;
  readonly closing: Amounts;
  readonly surplus: Amounts;
};

type Equity = Readonly<Record<(typeof EQUITY_LINES)[number], number>>;
const EQUITY_LINES = [
  'shareCapital',
  'specialFund',
  'capitalReserve',
  'surplusReserve',
  'undistributedSurplus',
] as const;

const TEN_THOUSAND_YUAN = 1_000_000;
const HUNDRED_YUAN = 10_000;
const LOAN_INTEREST = 0.0435;

/**
 * Accounts of a cooperative: a year's surplus changes equity, equity and the debt ratio give the
 * size of the balance sheet, and one line of each block takes what the others leave, so that every
 * sum is exact to the fen.
 *
 * @param profile the cooperative's profile
 * @param seed the key of its noise
 * @returns its years in order, each opening where the last one closed
 */
export function accountsOf(profile: Profile, seed: string): YearAccounts[] {
  const [first] = profile.years;
  if (first === undefined) return [];
  const before = { ...first, income: vary(first.income * 0.95, 0.03, `${seed}/before`) };
  let equity = equityAtStart(profile, seed);
  let opening = balanceSheet(profile, before, equity, {}, `${seed}/before`);
  return profile.years.map((year) => {
    const key = `${seed}/${year.fiscalYear}`;
    const surplus = surplusStatement(profile, year, opening, key);
    equity = equityAfter(equity, surplus, year);
    const closing = balanceSheet(
      profile,
      year,
      equity,
      { ...surplus, ...carriedOver(opening) },
      key,
    );
    const accounts = { year, opening, closing, surplus };
    opening = closing;
    return accounts;
  });
}

function equityAtStart({ shareCapital, carried, oddity }: Profile, seed: string): Equity {
  const shares = fenOfTenThousand(shareCapital);
  const undistributed = Math.round(vary(fenOfTenThousand(carried), 0.04, `${seed}/carried`));
  if (oddity === 'ALL_UNDISTRIBUTED') {
    const none = { shareCapital: 0, specialFund: 0, capitalReserve: 0, surplusReserve: 0 };
    return { ...none, undistributedSurplus: shares + undistributed };
  }
  const granted = partOf(shares, 0.25 * Math.max(0, noise(`${seed}/granted`)));
  return {
    shareCapital: shares,
    specialFund: roundedTo(granted, HUNDRED_YUAN),
    capitalReserve: partOf(shares, 0.03 * Math.max(0, noise(`${seed}/premium`))),
    surplusReserve: partOf(shares, 0.06 + 0.1 * unitNoise(`${seed}/reserve`)),
    undistributedSurplus: undistributed,
  };
}

function surplusStatement(
  { form, oddity }: Profile,
  year: YearProfile,
  opening: Amounts,
  key: string,
): Amounts {
  const income = Math.round(vary(fenOfTenThousand(year.income), 0.002, `${key}/income`));
  const surplusOfYear = partOf(income, vary(year.margin, 0.03, `${key}/margin`));
  const need = 1 - year.grades.ecology / 100;
  const subsidyRate = 0.008 + 0.26 * need * need;
  const subsidy = roundedTo(partOf(income, vary(subsidyRate, 0.2, `${key}/subsidy`)), HUNDRED_YUAN);
  const otherIncome = subsidy + partOf(income, 0.002 * unitNoise(`${key}/otherIncome`));
  const otherExpense = partOf(income, 0.003 * unitNoise(`${key}/otherExpense`));
  const interest = partOf(
    (opening.shortTermLoans ?? 0) + (opening.longTermLoans ?? 0),
    vary(LOAN_INTEREST, 0.1, `${key}/interest`),
  );
  const administration = partOf(income, vary(0.055, 0.25, `${key}/administration`));
  const taxesAndSurcharges = partOf(income, 0.0015 * unitNoise(`${key}/taxes`));
  const investmentIncome = partOf(opening.externalInvestments ?? 0, 0.04);
  const expense = administration + interest + taxesAndSurcharges + otherExpense;
  const newForm = form === '2023';
  return {
    operatingIncome: income,
    investmentIncome,
    operatingExpense: income + investmentIncome + otherIncome - expense - surplusOfYear,
    // The 2007 form has no lines for interest and taxes.
    administrativeExpense: administration + (newForm ? 0 : interest + taxesAndSurcharges),
    ...(newForm ? { taxesAndSurcharges, financeExpense: interest } : {}),
    otherIncome,
    otherExpense,
    subsidy,
    surplusOfYear,
    ...distribution(year, surplusOfYear, opening.undistributedSurplus ?? 0, oddity, key),
  };
}

function distribution(
  year: YearProfile,
  surplusOfYear: number,
  atStart: number,
  oddity: Profile['oddity'],
  key: string,
): Amounts {
  const distributable = surplusOfYear + atStart;
  const reserved = surplusOfYear > 0 && distributable > 0 && oddity !== 'ALL_UNDISTRIBUTED';
  const reserve = reserved ? partOf(Math.min(surplusOfYear, distributable), 0.1) : 0;
  const base = Math.max(0, distributable - reserve);
  // The little that is added keeps the law's 60 % after rounding to the fen.
  const patronageRefund = year.refund === 0 ? 0 : Math.ceil(base * year.refund);
  const turned = year.story.surplusTurnedIntoContributions === true;
  const rest = turned ? 0.7 : (1 - year.refund) * 0.45 * unitNoise(`${key}/rest`);
  const surplusDistribution = year.refund > 0 || turned ? partOf(base, rest) : 0;
  return {
    undistributedSurplusAtStart: atStart,
    surplusReserveAppropriation: reserve,
    patronageRefund,
    surplusDistribution,
    undistributedSurplusAtEnd: distributable - reserve - patronageRefund - surplusDistribution,
  };
}

function equityAfter(equity: Equity, surplus: Amounts, year: YearProfile): Equity {
  const turned = year.story.surplusTurnedIntoContributions === true;
  return {
    ...equity,
    shareCapital: equity.shareCapital + (turned ? (surplus.surplusDistribution ?? 0) : 0),
    surplusReserve: equity.surplusReserve + (surplus.surplusReserveAppropriation ?? 0),
    undistributedSurplus: surplus.undistributedSurplusAtEnd ?? 0,
  };
}

const CARRIED_OVER = [
  'fixedAssetsCost',
  'accumulatedDepreciation',
  'externalInvestments',
  'accumulatedAmortisation',
] as const;

/** What the next balance sheet builds on, under names of its own. */
function carriedOver(opening: Amounts): Amounts {
  const before = CARRIED_OVER.map((id) => [`${id}Before`, opening[id] ?? 0]);
  const intangible = opening.intangibleAssetsCost ?? opening.intangibleAssets ?? 0;
  return { ...Object.fromEntries(before), intangibleBefore: intangible };
}

function balanceSheet(
  profile: Profile,
  year: YearProfile,
  equity: Equity,
  flows: Amounts,
  key: string,
): Amounts {
  const equityFen = EQUITY_LINES.reduce((total, id) => total + equity[id], 0);
  const debt = vary(year.debt, 0.015, `${key}/debt`);
  const liabilities = partOf(equityFen, debt / (1 - debt));
  const longTermShare = 0.1 + 0.12 * unitNoise(`${key}/longTerm`);
  const longTermLoans = roundedTo(partOf(liabilities, longTermShare), TEN_THOUSAND_YUAN);
  const specialPayables = roundedTo(
    partOf(liabilities, 0.06 * Math.max(0, noise(`${key}/special`))),
    HUNDRED_YUAN,
  );
  const dueSoon = liabilities - longTermLoans - specialPayables;
  const wanted = vary(year.currentRatio, 0.02, `${key}/current`);
  const assets = equityFen + liabilities;
  const currentAssets = Math.min(partOf(dueSoon, wanted), partOf(assets, 0.86));
  return {
    ...equity,
    ...{ longTermLoans, specialPayables },
    ...currentLiabilityLines(profile, year, dueSoon, flows, key),
    ...currentAssetLines(profile, year, currentAssets, dueSoon, key),
    ...longTermAssetLines(profile, assets - currentAssets, flows, key),
  };
}

function currentLiabilityLines(
  { form, oddity }: Profile,
  year: YearProfile,
  dueSoon: number,
  flows: Amounts,
  key: string,
): Amounts {
  const turned = year.story.surplusTurnedIntoContributions === true;
  const unpaid = (id: string) =>
    Math.min(partOf(flows[id] ?? 0, 0.3 * unitNoise(`${key}/${id}`)), partOf(dueSoon, 0.12));
  const borrowed = oddity === 'ALL_UNDISTRIBUTED' ? 0 : 0.35 + 0.25 * unitNoise(`${key}/borrowed`);
  const shortTermLoans = roundedTo(partOf(dueSoon, borrowed), TEN_THOUSAND_YUAN);
  const lines = {
    shortTermLoans,
    wagesPayable: partOf(dueSoon, 0.02 + 0.05 * unitNoise(`${key}/wages`)),
    patronageRefundPayable: unpaid('patronageRefund'),
    surplusDistributionPayable: turned ? 0 : unpaid('surplusDistribution'),
    ...(form === '2023'
      ? {
          labourPayable: partOf(dueSoon, 0.03 * unitNoise(`${key}/labour`)),
          taxesPayable: partOf(dueSoon, 0.004 * unitNoise(`${key}/taxesDue`)),
          interestPayable: partOf(shortTermLoans, LOAN_INTEREST / 36),
        }
      : {}),
  };
  return { ...lines, payables: dueSoon - total(lines) };
}

function currentAssetLines(
  { form, trade }: Profile,
  year: YearProfile,
  currentAssets: number,
  dueSoon: number,
  key: string,
): Amounts {
  const cash = partOf(dueSoon, vary(year.cashRatio, 0.03, `${key}/cash`));
  const days = vary(year.receivableDays, 0.03, `${key}/days`);
  const receivables = partOf(fenOfTenThousand(year.income), days / 365);
  const stock = currentAssets - cash - receivables;
  const living = vary(trades[trade].livingStock, 0.1, `${key}/living`);
  const consumableBiologicalAssets = form === '2023' ? partOf(stock, living) : 0;
  const inventories = stock - consumableBiologicalAssets;
  return form === '2023'
    ? { cash, receivables, inventories, consumableBiologicalAssets }
    : { cash, receivables, inventories };
}

function longTermAssetLines(
  { form, trade, oddity, registeredOn, serial }: Profile,
  longTermAssets: number,
  flows: Amounts,
  key: string,
): Amounts {
  const { productive, oldFormLine }: Trade = trades[trade];
  // A share in the county's union of cooperatives, held by every third.
  const externalInvestments = flows.externalInvestmentsBefore ?? (serial % 3 === 0 ? 3_000_000 : 0);
  const constructionInProgress = partOf(longTermAssets, 0.06 * Math.max(0, noise(`${key}/works`)));
  const living = partOf(longTermAssets, vary(productive, 0.06, `${key}/productive`));
  const intangible = flows.intangibleBefore ?? partOf(longTermAssets, 0.03);
  const age = 2024 - Number(registeredOn.slice(0, 4));
  const amortisedBefore = flows.accumulatedAmortisationBefore ?? partOf(intangible, age * 0.02);
  const amortised = form === '2023' ? amortisedBefore + partOf(intangible, 0.02) : 0;
  const net = longTermAssets - externalInvestments - constructionInProgress - living;
  const fixed = fixedAssetLines(net - intangible + amortised, age, oddity, flows, key);
  const lines = { ...fixed, externalInvestments, constructionInProgress };
  if (form === '2007') return { ...lines, [oldFormLine]: living, intangibleAssets: intangible };
  const worn = partOf(living, 0.25);
  return {
    ...lines,
    productiveBiologicalAssetsCost: living + worn,
    productiveBiologicalDepreciation: worn,
    intangibleAssetsCost: intangible,
    accumulatedAmortisation: amortised,
  };
}

function fixedAssetLines(
  net: number,
  age: number,
  oddity: Profile['oddity'],
  flows: Amounts,
  key: string,
): Amounts {
  if (oddity !== undefined) return { fixedAssetsCost: net, accumulatedDepreciation: 0 };
  const worn = Math.min(0.5, 0.04 * age);
  const depreciation =
    flows.accumulatedDepreciationBefore === undefined
      ? partOf(net, worn / (1 - worn))
      : flows.accumulatedDepreciationBefore +
        partOf(flows.fixedAssetsCostBefore ?? 0, vary(0.045, 0.1, `${key}/depreciation`));
  return { fixedAssetsCost: net + depreciation, accumulatedDepreciation: depreciation };
}

const total = (lines: Amounts): number =>
  Object.values(lines).reduce((sum, amount) => sum + amount, 0);
