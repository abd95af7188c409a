import { describe, expect, it } from 'vitest';
import {
  answerOf,
  firstOpen,
  INTENSITIES,
  pairsOf,
  scaleText,
} from '../../../src/console/weighting/scale.ts';
import { nodeOf } from './fixtures.ts';

/* Saaty's scale as people answer it: which of two, and how much. */

const ALL = ['1', ...INTENSITIES.map(String), ...INTENSITIES.map((n) => `1/${n}`)];

describe('the scale', () => {
  it.each(ALL)('%s is the same there and back', (value) => {
    expect(scaleText(answerOf(value))).toBe(value);
  });

  it('has seventeen answers', () => {
    expect(new Set(ALL).size).toBe(17);
    expect(answerOf('1/7')).toEqual({ side: 'column', intensity: 7 });
  });
});

describe('the comparisons of a node', () => {
  it('stand row by row, with their numbers', () => {
    const pairs = pairsOf(nodeOf(['3', null, '1/2']));
    expect(pairs.map(({ number, row, column }) => `${number} ${row.id} ${column.id}`)).toEqual([
      '1 N1 N2',
      '2 N1 N3',
      '3 N2 N3',
    ]);
    expect(pairs.map(({ judgment }) => judgment?.value)).toEqual(['3', null, '1/2']);
  });

  it('are turned where they were said the other way round', () => {
    const { elements } = nodeOf([null, null, null]);
    const said = (value: string | null) => [{ row: 'N2', column: 'N1', value, comment: null }];
    const first = (value: string | null) => pairsOf({ elements, judgments: said(value) })[0];
    expect(first('4')?.judgment?.value).toBe('1/4');
    expect(first('1/4')?.judgment?.value).toBe('4');
    expect(first('1')?.judgment?.value).toBe('1');
    expect(first(null)?.judgment?.value).toBe(null);
  });

  it('begin with the first that is open', () => {
    expect(firstOpen(nodeOf(['3', null, '2']))?.number).toBe(2);
    expect(firstOpen(nodeOf(['3', '2', '2']))).toBe(undefined);
  });
});
