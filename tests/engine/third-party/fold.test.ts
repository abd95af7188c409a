import { describe, expect, it } from 'vitest';
import { assess } from '../../../src/engine/assess.ts';
import type { Values } from '../../../src/engine/expression.ts';
import { defaultModel } from '../../../src/engine/scoring-model.ts';
import { thirdPartyFacts } from '../../../src/engine/third-party/fold.ts';
import {
  type ContentOf,
  contentSchema,
  THIRD_PARTY_KINDS,
  type ThirdPartyContent,
} from '../../../src/engine/third-party/schema.ts';
import { variationOf } from '../../../src/engine/third-party/variation.ts';

const said = (contents: readonly ThirdPartyContent[], onRecord: Values = {}, year = 2025) =>
  thirdPartyFacts(
    contents.map((content, i) => ({ observedOn: `2026-0${i + 1}-01`, content })),
    onRecord,
    year,
  );
const contract = (amount: string, fiscalYear = 2025): ThirdPartyContent => ({
  ...{ kind: 'contract', fiscalYear, buyer: '淄博某超市', amount },
});
const listed = (points: number): ThirdPartyContent => ({
  kind: 'eco-list',
  entry: '秸秆还田',
  points,
});
const penalty = (change: Partial<ContentOf<'penalty'>> = {}): ThirdPartyContent => ({
  ...{ kind: 'penalty', severity: 'minor', isEnvironmental: false, isListed: false },
  ...change,
});
const court = (judicialRecord: ContentOf<'court'>['judicialRecord']): ThirdPartyContent => ({
  kind: 'court',
  judicialRecord,
});

describe('contracts that buyers confirm', () => {
  it('are summed to the fen, for their year', () => {
    expect(said([contract('0.10'), contract('0.20'), contract('500', 2024)])).toEqual({
      contractedSales: 0.3,
    });
  });

  it('raise what was stated and never lower it', () => {
    const onRecord = { contractedSales: 1000 };
    expect(said([contract('1000.01')], onRecord)).toEqual({ contractedSales: 1000.01 });
    expect(said([contract('1000.00')], onRecord)).toEqual({});
    expect(said([contract('999.99')], onRecord)).toEqual({});
  });

  it('make M1 rise', () => {
    const values = { operatingIncome: 10_000, contractedSales: 2000 };
    const { M1: before } = assess(defaultModel(), values).indicators;
    const confirmed = { ...values, ...said([contract('6000.00')], values) };
    const { M1: after } = assess(defaultModel(), confirmed).indicators;
    expect([before?.score, after?.score]).toEqual([40, 80]);
  });
});

describe('policies', () => {
  it('of the year are summed and go before what is on record', () => {
    const policy = (insuredUnits: number, fiscalYear = 2025): ThirdPartyContent => ({
      ...{ kind: 'insurance', fiscalYear, insuredUnits },
    });
    expect(said([policy(30), policy(40), policy(9, 2024)], { insuredUnits: 100 })).toEqual({
      insuredUnits: 70,
    });
  });
});

describe('prices', () => {
  it('vary as the newest series says', () => {
    const series = (...prices: number[]): ThirdPartyContent => ({
      kind: 'price',
      product: '番茄',
      prices: prices.map((price, i) => ({ month: `2026-0${i + 1}`, price })),
    });
    expect(said([series(1, 9), series(2, 4)]).priceVariation).toBeCloseTo(Math.SQRT2 / 3, 12);
    expect(variationOf([5, 5, 5])).toBe(0);
    expect(() => variationOf([5])).toThrow('variationOf: at least two prices are needed');
  });
});

describe('penalties, judgments and the register', () => {
  it('count by the worst, of records and what is on record', () => {
    expect(said([penalty(), court('major'), court('none')])).toEqual({ judicialRecord: 2 });
    expect(said([court('none')], { judicialRecord: 1 })).toEqual({ judicialRecord: 1 });
    expect(said([court('none')])).toEqual({ judicialRecord: 0 });
    expect(said([court('dishonest-debtor')])).toEqual({ judicialRecord: 3 });
  });

  it('take the newest of the register', () => {
    const register = (registryStatus: ContentOf<'registry'>['registryStatus']) =>
      ({ kind: 'registry', registryStatus }) as const;
    expect(said([register('abnormal'), register('normal')])).toEqual({ registryStatus: 0 });
    expect(said([register('normal')], { registryStatus: 2 })).toEqual({ registryStatus: 2 });
  });

  it('say that a penalty is on the public list', () => {
    expect(said([penalty({ isListed: true })])).toEqual({ judicialRecord: 1, penaltyListed: 1 });
  });
});

describe('eco-credit lists', () => {
  it.each([
    [[19], 80, 99],
    [[15, 6], 70, 90],
    [[-15, -6], 70, 50],
    [[-20], 10, 0],
    [[20], 90, 100],
    [[-100, 100], 70, 70],
  ])('of %j on %i points give %i, at most 20 up or down', (points, onRecord, expected) => {
    expect(said(points.map(listed), { ecoCreditPoints: onRecord })).toEqual({
      ecoCreditPoints: expected,
    });
  });

  it('begin at 100 where nothing is on record', () => {
    expect(said([listed(-5)])).toEqual({ ecoCreditPoints: 95 });
  });

  it('of statutory penalties count for K3 and P2, beyond what local lists may', () => {
    const environmental = (severity: 'minor' | 'major') =>
      penalty({ severity, isEnvironmental: true });
    expect(said([environmental('minor'), listed(-50)])).toEqual({
      judicialRecord: 1,
      ecoCreditPoints: 70,
    });
    expect(said([environmental('major')])).toEqual({ judicialRecord: 2, ecoCreditPoints: 70 });
  });

  it('never veto, whatever is on them', () => {
    const values = said([...Array.from({ length: 9 }, () => listed(-100))]);
    const { triggers, level } = assess(defaultModel(), values);
    expect([values, triggers, level]).toEqual([{ ecoCreditPoints: 80 }, [], 'DATA_GAP']);
  });
});

describe('the kinds', () => {
  it('have two that can veto, which the law names', () => {
    const worst: readonly ThirdPartyContent[] = [
      ...[contract('1'), listed(-100), court('dishonest-debtor')],
      penalty({ severity: 'major', isEnvironmental: true, isListed: true }),
      { kind: 'registry', registryStatus: 'seriously-dishonest' },
      { kind: 'insurance', fiscalYear: 2025, insuredUnits: 0 },
      {
        kind: 'price',
        product: '番茄',
        prices: [0.01, 9].map((price) => ({ month: '2026-01', price })),
      },
    ];
    const vetoes = worst.filter(
      (content) => assess(defaultModel(), said([content])).level === 'RED',
    );
    expect(vetoes.map(({ kind }) => kind)).toEqual(['court', 'registry']);
    const all = new Set([...worst.map(({ kind }) => kind), 'rule-breach']);
    expect(new Set(THIRD_PARTY_KINDS)).toEqual(all);
  });

  it('take nothing that they do not know', () => {
    expect(contentSchema.safeParse({ ...listed(5), veto: true }).success).toBe(false);
    expect(contentSchema.safeParse(listed(0)).success).toBe(false);
    expect(contentSchema.safeParse(contract('1.234')).success).toBe(false);
  });
});
