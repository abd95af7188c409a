import { describe, expect, it } from 'vitest';
import { RANDOM_INDEX_NAMES, randomIndex } from '../../ahp/index.ts';
import { refusal } from '../support/judgments.ts';

/** Each table's printed figures for 3, 4, 5, 9, 10 and its last size, and the size after that. */
const PRINTED = [
  ['saaty-1980', [0.58, 0.9, 1.12, 1.45, 1.49], 15, 1.59],
  ['saaty-2005', [0.52, 0.89, 1.11, 1.45, 1.49], 15, 1.59],
  ['donegan-dodd', [0.4914, 0.8286, 1.0591, 1.3733, 1.4055], 20, 1.5371],
  ['alonso-lamata', [0.5247, 0.8816, 1.1086, 1.4499, 1.4854], 15, 1.5838],
  ['aguaron-moreno', [0.525, 0.882, 1.115, 1.452, 1.484], 16, 1.595],
  ['ahpsurvey-500k', [0.5251686, 0.8836651, 1.1081014, 1.4507197, 1.4857266], 50, 1.7060381],
] as const;

describe.each(PRINTED)('the table %s', (name, figures, lastSize, lastFigure) => {
  it('has the figures that were printed', () => {
    expect([3, 4, 5, 9, 10].map((size) => randomIndex(name, size))).toEqual(figures);
    expect(randomIndex(name, lastSize)).toBe(lastFigure);
  });

  it('has 0 for one and two elements, which cannot contradict each other', () => {
    expect([randomIndex(name, 1), randomIndex(name, 2)]).toEqual([0, 0]);
  });

  it('refuses sizes that were not printed', () => {
    for (const size of [0, lastSize + 1, 2.5, Number.NaN]) {
      expect(refusal(() => randomIndex(name, size, ['matrix']))).toBe(
        'AHP_SIZE_UNSUPPORTED at /matrix',
      );
    }
  });
});

describe('the random-index tables', () => {
  it('are the six of the wire contract, the default first', () => {
    expect(RANDOM_INDEX_NAMES).toEqual(PRINTED.map(([name]) => name));
  });

  it('print Donegan and Dodd’s steps of ten above 30 and nothing between them', () => {
    expect(randomIndex('donegan-dodd', 25)).toBe(1.5619);
    expect(randomIndex('donegan-dodd', 100)).toBe(1.6339);
    expect(refusal(() => randomIndex('donegan-dodd', 35))).toBe('AHP_SIZE_UNSUPPORTED at ');
  });
});
