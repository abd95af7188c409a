import { describe, expect, it } from 'vitest';
import { statementForm } from '../../src/engine/models.ts';
import {
  applicationFacts,
  balanceSheetLineIds,
  cooperativeFacts,
  formulaNames,
  nameLabel,
  OPENING,
  surplusLineIds,
} from '../../src/engine/vocabulary.ts';

const names = formulaNames();

describe('the vocabulary of formulas', () => {
  it('has every balance-sheet line of every form, at both ends of the year', () => {
    for (const form of ['2007', '2023']) {
      for (const { id } of statementForm(form)?.balanceSheet ?? []) {
        expect(balanceSheetLineIds()).toContain(id);
        expect([names.has(id), names.has(`${id}${OPENING}`)]).toEqual([true, true]);
      }
    }
  });

  it('has every line of the surplus statement and every fact about the cooperative', () => {
    for (const id of surplusLineIds()) expect(names.has(id)).toBe(true);
    for (const id of cooperativeFacts().keys()) expect(names.has(id)).toBe(true);
  });

  it('gives each name one meaning', () => {
    const balance = balanceSheetLineIds();
    const all = [
      ...balance,
      ...balance.map((id) => `${id}${OPENING}`),
      ...surplusLineIds(),
      ...cooperativeFacts().keys(),
      ...applicationFacts().keys(),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('keeps facts of an application out of indicators', () => {
    for (const id of applicationFacts().keys()) expect(names.has(id)).toBe(false);
  });

  it('has no name that objects inherit', () => {
    for (const name of ['constructor', 'toString', '__proto__']) {
      expect(names.has(name)).toBe(false);
      expect(cooperativeFacts().get(name)).toBeUndefined();
    }
  });
});

describe('the label of a name', () => {
  it('is what people call a line, a fact of the cooperative or of the application', () => {
    expect(nameLabel('totalAssets').zh).toBe('资产总计');
    expect(nameLabel('receivablesOpening').zh).toContain('应收款项');
    expect(nameLabel('overdueDays').en).toBe('Longest overdue, 24 months');
    expect(nameLabel('amountYuan').zh).toBe('申请金额');
  });

  it('is the name itself where nobody has named it', () => {
    expect(nameLabel('constructor')).toEqual({ zh: 'constructor', en: 'constructor' });
  });
});
