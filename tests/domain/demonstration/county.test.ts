import { describe, expect, test } from 'vitest';
import {
  type DemonstrationCooperative,
  type DemonstrationYear,
  demonstrationCounty,
} from '../../../src/domain/demonstration/county.ts';
import { type Assessment, assess } from '../../../src/engine/assess.ts';
import { creditCodeFault } from '../../../src/engine/credit-code.ts';
import { readFacts } from '../../../src/engine/facts.ts';
import { rulePack } from '../../../src/engine/models.ts';
import { routeFinance } from '../../../src/engine/route.ts';
import { defaultModel } from '../../../src/engine/scoring-model.ts';
import { readStatement } from '../../../src/engine/statement.ts';
import { checkStatement } from '../../../src/engine/statement-check.ts';
import { statementValues } from '../../../src/engine/statement-values.ts';
import { cooperativeFacts } from '../../../src/engine/vocabulary.ts';

const county = demonstrationCounty();
const { cooperatives, publicSample } = county;
const years = cooperatives.flatMap((cooperative) => cooperative.years);

const factValues = ({ factsByCooperative, factsOnRecord }: DemonstrationYear) =>
  readFacts(cooperativeFacts(), { ...factsByCooperative, ...factsOnRecord });

const valuesOf = (year: DemonstrationYear): Record<string, number> => ({
  ...statementValues(readStatement(year.statement)),
  ...factValues(year).values,
});

const rate = (year: DemonstrationYear): Assessment => assess(defaultModel(), valuesOf(year));

function yearOf(cooperative: DemonstrationCooperative, fiscalYear: number): DemonstrationYear {
  const year = cooperative.years.find((candidate) => candidate.fiscalYear === fiscalYear);
  if (year === undefined) throw new Error(`${cooperative.name.en} has no year ${fiscalYear}`);
  return year;
}

/** The cooperative of a story, found by the brand in its name. */
function branded(brand: string, fiscalYear: number) {
  const cooperative = cooperatives.find(({ name }) => name.en.startsWith(`${brand} `));
  if (cooperative === undefined) throw new Error(`no cooperative ${brand}`);
  const year = yearOf(cooperative, fiscalYear);
  return { cooperative, year, rating: rate(year), values: valuesOf(year) };
}

function levelCounts(fiscalYear: number): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const cooperative of cooperatives) {
    const { level } = rate(yearOf(cooperative, fiscalYear));
    counts[level] = (counts[level] ?? 0) + 1;
  }
  return counts;
}

const findingCodes = (year: DemonstrationYear): string[] =>
  checkStatement(year.statement).findings.map(({ code }) => code);

describe('the county', () => {
  test('is Gaoqing with its nine towns and a cooperative in each', () => {
    expect(county.county).toEqual({ countyCode: '370322', zh: '高青县', en: 'Gaoqing County' });
    expect(county.towns).toHaveLength(9);
    expect(new Set(cooperatives.map(({ townCode }) => townCode))).toEqual(
      new Set(county.towns.map(({ townCode }) => townCode)),
    );
  });

  test('has 34 fictional cooperatives with two years each', () => {
    expect(cooperatives).toHaveLength(34);
    for (const cooperative of cooperatives) {
      expect(cooperative.years.map(({ fiscalYear }) => fiscalYear)).toEqual([2024, 2025]);
      expect(cooperative.registeredOn).toMatch(/^20[01]\d-(0[1-9]|1[0-2])-([0-2]\d|3[01])$/);
    }
  });

  test('gives each a valid credit code, an unassigned subject and a name of its own', () => {
    const all = [...cooperatives, publicSample];
    for (const { uscc } of all) {
      expect(creditCodeFault(uscc)).toBeUndefined();
      expect(uscc).toMatch(/^93370322000000/);
    }
    expect(new Set(all.map(({ uscc }) => uscc)).size).toBe(all.length);
    expect(new Set(all.map(({ name }) => name.zh)).size).toBe(all.length);
    expect(new Set(all.map(({ name }) => name.en)).size).toBe(all.length);
  });

  test('has codes whose inner check digit holds too', () => {
    const subjects = cooperatives.map(({ uscc }) => uscc.slice(8, 17));
    const weights = [3, 7, 9, 10, 5, 8, 4, 2];
    for (const subject of subjects) {
      const sum = weights.reduce((total, weight, i) => total + weight * Number(subject[i]), 0);
      const last = subject[8] === 'X' ? 10 : Number(subject[8]);
      expect((sum + last) % 11).toBe(0);
    }
  });

  test('is the same at every call', () => {
    expect(demonstrationCounty()).toEqual(county);
  });

  test('mixes both statement forms', () => {
    const old = years.filter(({ statement }) => statement.form === '2007');
    expect(old.length).toBeGreaterThanOrEqual(10);
    expect(old.length).toBeLessThan(years.length / 2);
  });
});

describe('statements', () => {
  test.each(cooperatives.map((cooperative) => [cooperative.name.en, cooperative] as const))(
    'of %s are acceptable and open as the last year closed',
    (_, cooperative) => {
      const [first, second] = [yearOf(cooperative, 2024), yearOf(cooperative, 2025)];
      const checks = [
        checkStatement(first.statement),
        checkStatement(second.statement, readStatement(first.statement)),
      ];
      for (const { acceptable, findings } of checks) {
        expect(acceptable).toBe(true);
        const careless = ['DEPRECIATION_ZERO', 'SHARE_CAPITAL_ZERO', 'EQUITY_ALL_UNDISTRIBUTED'];
        expect(findings.filter(({ code }) => !careless.includes(code))).toEqual([]);
      }
    },
  );

  test('carry warnings of careless bookkeeping in three cooperatives only', () => {
    const warned = cooperatives.filter((cooperative) =>
      cooperative.years.some((year) => findingCodes(year).length > 0),
    );
    expect(warned.map(({ name }) => name.en.split(' ')[0])).toEqual(['Xubai', 'Jianxi', 'Danqi']);
    expect(findingCodes(branded('Xubai', 2025).year)).toEqual(['DEPRECIATION_ZERO']);
    expect(findingCodes(branded('Danqi', 2025).year)).toContain('EQUITY_ALL_UNDISTRIBUTED');
  });

  test('have no negative line but results and losses carried forward', () => {
    const mayBeNegative = new Set([
      'operatingSurplus',
      'surplusOfYear',
      'undistributedSurplus',
      'undistributedSurplusAtStart',
      'distributableSurplus',
      'undistributedSurplusAtEnd',
    ]);
    for (const year of years) {
      const { balanceSheet, surplusStatement } = readStatement(year.statement);
      const amounts = [...balanceSheet].map(([id, { closing }]) => [id, closing ?? 0] as const);
      const flows = [...(surplusStatement ?? [])].map(([id, cell]) => [id, cell ?? 0] as const);
      const negative = [...amounts, ...flows].filter(([, amount]) => amount < 0);
      expect(negative.filter(([id]) => !mayBeNegative.has(id))).toEqual([]);
    }
  });

  test('are of plausible size, and never round', () => {
    for (const cooperative of cooperatives.filter(({ name }) => !name.en.startsWith('Mianqing'))) {
      const [first, second] = [yearOf(cooperative, 2024), yearOf(cooperative, 2025)].map(valuesOf);
      for (const values of [first, second]) {
        expect(values?.operatingIncome).toBeGreaterThan(300_000);
        expect(values?.operatingIncome).toBeLessThan(20_000_000);
        expect((values?.operatingIncome ?? 0) % 1000).not.toBe(0);
      }
      const growth = (second?.totalAssets ?? 0) / (first?.totalAssets ?? 1);
      expect(growth).toBeGreaterThan(0.8);
      expect(growth).toBeLessThan(1.25);
    }
  });

  test('return at least 60 % of the distributable surplus where a cooperative does well', () => {
    for (const year of years.filter((candidate) => rate(candidate).level === 'NORMAL')) {
      const values = valuesOf(year);
      if (values.surplusTurnedIntoContributions === 1) continue;
      expect(rate(year).trace.G2?.value).toBeGreaterThanOrEqual(0.6);
    }
  });
});

describe('facts', () => {
  test('are of the vocabulary and can be read', () => {
    for (const year of years) expect(factValues(year).problems).toEqual([]);
  });

  test('come from those who provide them', () => {
    const providers = (facts: Readonly<Record<string, unknown>>) =>
      Object.keys(facts).map((id) => cooperativeFacts().get(id)?.providedBy);
    for (const { factsByCooperative, factsOnRecord } of years) {
      expect(new Set(providers(factsByCooperative))).toEqual(new Set(['cooperative']));
      expect(new Set(providers(factsOnRecord))).toEqual(new Set(['bureau', 'third-party']));
    }
  });

  test('fit one another and the statement', () => {
    for (const year of years) {
      const values = valuesOf(year);
      const notMore = (part: string, whole: string) =>
        expect(values[part] ?? 0, part).toBeLessThanOrEqual(values[whole] ?? Infinity);
      notMore('farmerMembers', 'members');
      notMore('membersWithAccount', 'members');
      notMore('largestContribution', 'shareCapital');
      notMore('contractedSales', 'operatingIncome');
      notMore('topThreeCustomerSales', 'operatingIncome');
      notMore('subsidyIncome', 'otherIncome');
      notMore('insuredUnits', 'insurableUnits');
      notMore('filedLeaseArea', 'leaseArea');
      notMore('filingsOnTime', 'filingsDue');
      notMore('testsPassed', 'testsTaken');
      notMore('disasterLossThreeYears', 'outputThreeYears');
    }
  });
});

describe('levels', () => {
  test('of 2025 are spread over all five, with one that cannot be rated', () => {
    const expected = { NORMAL: 11, BLUE: 8, YELLOW: 7, ORANGE: 4, RED: 3, DATA_GAP: 1 };
    expect(levelCounts(2025)).toEqual(expected);
  });

  test('of 2024 were others: some improved, some got worse', () => {
    expect(levelCounts(2024)).toEqual({ NORMAL: 12, BLUE: 11, YELLOW: 8, ORANGE: 3 });
    const change = (brand: string) =>
      [2024, 2025].map((fiscalYear) => branded(brand, fiscalYear).rating.level);
    expect(change('Yanting')).toEqual(['BLUE', 'NORMAL']);
    expect(change('Pengyu')).toEqual(['YELLOW', 'BLUE']);
    expect(change('Qingyali')).toEqual(['ORANGE', 'YELLOW']);
    expect(change('Tunfeng')).toEqual(['BLUE', 'YELLOW']);
    expect(change('Yeshi')).toEqual(['YELLOW', 'ORANGE']);
    expect(change('Wuti')).toEqual(['YELLOW', 'RED']);
  });
});

describe('stories', () => {
  const triggers = (rating: Assessment) => rating.triggers.map(({ code }) => code);

  test('a good score is ORANGE for a loan 47 days overdue', () => {
    const { rating } = branded('Licang', 2025);
    expect(rating).toMatchObject({ level: 'ORANGE', levelByScore: 'NORMAL' });
    expect(triggers(rating)).toEqual(['OVERDUE_31_90']);
  });

  test('the REDs are a dishonest debtor, a long overdue loan and a shell', () => {
    expect(triggers(branded('Wuti', 2025).rating)).toContain('VETO:K3');
    expect(triggers(branded('Shaoye', 2025).rating)).toContain('OVERDUE_OVER_90');
    const shell = branded('Mianqing', 2025);
    expect(shell.rating).toMatchObject({ level: 'RED', levelByScore: 'RED' });
    const failed = triggers(shell.rating).filter((code) => code.startsWith('SHELL-'));
    expect(failed).toEqual(['SHELL-2']);
  });

  test('a flooded pond and a hailstorm raise the level above that of the score', () => {
    const flooded = branded('Litangyue', 2025).rating;
    expect(flooded.level).toBe('BLUE');
    expect(triggers(flooded)).toEqual(['CRITERION_BELOW_60:NAT']);
    const hail = branded('Cuirang', 2025).rating;
    expect(hail).toMatchObject({ level: 'YELLOW', levelByScore: 'BLUE' });
    expect(triggers(hail)).toEqual(['CRITERION_BELOW_40:NAT']);
  });

  test('an entry on the list of abnormal operations shuts finance at level NORMAL', () => {
    const { rating, values } = branded('Zilang', 2025);
    expect(rating.level).toBe('NORMAL');
    const { programmes } = routeFinance(rulePack('green-channel').file, rating.level, values);
    const direct = programmes.find(({ programme }) => programme.id === 'direct-credit');
    expect(direct?.outcome).toBe('SHUT');
    const blocking = direct?.gates.filter(({ blocks }) => blocks).map(({ rule }) => rule.id);
    expect(blocking).toEqual(['GC-01']);
  });

  test('one reports late and one chairperson has not consented', () => {
    expect(branded('Tielong', 2025).year.factsOnRecord.registryStatus).toBe('late-report');
    const { year, rating } = branded('Junxiao', 2025);
    expect(year.factsOnRecord).not.toHaveProperty('keyPersonCredit');
    expect(rating.trace.K5?.value).toBeNull();
  });

  test('surplus turned into contributions makes the refund rate not applicable', () => {
    const { cooperative, rating } = branded("Jing'an", 2025);
    expect(rating.trace.G2?.state).toBe('NOT_APPLICABLE');
    const [before, after] = cooperative.years.map((year) => valuesOf(year).shareCapital ?? 0);
    expect(after).toBeGreaterThan(before ?? 0);
  });

  test('indicators are not applicable where there is no leased land, test or harvest', () => {
    const { trace } = branded('Lixian', 2025).rating;
    const states = ['N1', 'N3', 'P3'].map((id) => trace[id]?.state);
    expect(states).toEqual(['NOT_APPLICABLE', 'NOT_APPLICABLE', 'NOT_APPLICABLE']);
  });

  test('unanswered questions leave a data gap', () => {
    const { rating } = branded('Guadu', 2025);
    expect(rating).toMatchObject({ level: 'DATA_GAP', score: null });
    expect(rating.missingWeight).toBeGreaterThan(0.2);
  });
});

describe('the public sample', () => {
  test('is the real balance sheet alone, with the warnings that it deserves', () => {
    const [year] = publicSample.years;
    if (year === undefined) throw new Error('the sample has a year');
    expect(year).toMatchObject({ fiscalYear: 2018, factsByCooperative: {}, factsOnRecord: {} });
    expect(year.statement).not.toHaveProperty('surplus');
    const check = checkStatement(year.statement);
    expect(check.acceptable).toBe(true);
    expect(check.findings.map(({ code }) => code).sort()).toEqual([
      'DEPRECIATION_ZERO',
      'EQUITY_ALL_UNDISTRIBUTED',
      'OPENING_UNBALANCED',
      'SHARE_CAPITAL_ZERO',
      'SUBTOTAL_NOT_FILLED',
      'SUBTOTAL_NOT_FILLED',
    ]);
    expect(check.ratios.debtToAssets).toBeCloseTo(0.38209, 5);
    expect(rate(year).level).toBe('DATA_GAP');
  });

  test('says where it comes from and what is a placeholder', () => {
    expect(publicSample.note?.zh).toContain('777doc.com/doc-6068643.html');
    expect(publicSample.note?.en).toContain('placeholders');
  });
});
