import { describe, expect, it } from 'vitest';
import { judgmentMatrix, readJudgment } from '../../ahp/index.ts';
import { at, SIZE_MAX } from '../../ahp/judgment-matrix.ts';
import { anyMatrix, refusal } from '../support/judgments.ts';
import { fc } from '../support/properties.ts';

const square = (size: number): number[][] =>
  Array.from({ length: size }, () => Array.from({ length: size }, () => 1));

describe('a judgment', () => {
  it.each([
    ['1/3', 1 / 3],
    ['3', 3],
    ['2.5', 2.5],
    ['1/1.13', 1 / 1.13],
    ['7/2', 3.5],
    [9, 9],
    [0.125, 0.125],
    [1e9, 1e9],
    [1e-9, 1e-9],
  ])('may be written %j', (cell, value) => {
    expect(readJudgment(cell, [])).toBe(value);
  });

  it.each([
    [0],
    [-1],
    ['0'],
    ['-1/3'],
    ['0/3'],
    ['1/0'],
    [Number.POSITIVE_INFINITY],
    [Number.NEGATIVE_INFINITY],
    ['9'.repeat(400)],
  ])('is refused as not positive or not finite: %j', (cell) => {
    expect(refusal(() => readJudgment(cell, [1, 2]))).toBe('AHP_NOT_POSITIVE at /1/2');
  });

  it.each([
    [Number.NaN],
    [null],
    [undefined],
    [true],
    [''],
    ['a'],
    ['1/3/5'],
    ['1 / 3'],
    ['1e3'],
    ['½'],
    ['0x1'],
    [[1]],
    [{}],
    [1.1e9],
    [0.9e-9],
  ])('is refused as unreadable or out of range: %j', (cell) => {
    expect(refusal(() => readJudgment(cell, [1, 2]))).toBe('AHP_INVALID_REQUEST at /1/2');
  });

  it('is read from any text in bounded time, or refused', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), (text) => {
        const answer = refusal(() => readJudgment(text, []));
        expect(answer).toMatch(/^(accepted|AHP_NOT_POSITIVE at |AHP_INVALID_REQUEST at )$/);
      }),
    );
  });
});

describe('a judgment matrix', () => {
  it('keeps the judgments as they were given', () => {
    expect(
      judgmentMatrix([
        [1, '1/4'],
        [4, 1],
      ]),
    ).toEqual([
      [1, 0.25],
      [4, 1],
    ]);
    expect(judgmentMatrix([[1]])).toEqual([[1]]);
    fc.assert(
      fc.property(anyMatrix, (matrix) => {
        expect(judgmentMatrix(matrix)).toEqual(matrix);
      }),
    );
  });

  it.each([
    ['nothing', undefined, 'AHP_INVALID_REQUEST at /matrix'],
    ['no row', [], 'AHP_INVALID_REQUEST at /matrix'],
    ['an object', { 0: [1] }, 'AHP_INVALID_REQUEST at /matrix'],
    ['a row that is no array', [1], 'AHP_INVALID_REQUEST at /matrix/0'],
    ['more columns than rows', [[1, 2]], 'AHP_NOT_SQUARE at /matrix/0'],
    ['a ragged row', [[1, 2], ['1/2']], 'AHP_NOT_SQUARE at /matrix/1'],
    ['an empty row', [[]], 'AHP_NOT_SQUARE at /matrix/0'],
    [
      'a zero',
      [
        [1, 0],
        [1, 1],
      ],
      'AHP_NOT_POSITIVE at /matrix/0/1',
    ],
    [
      'a negative judgment',
      [
        [1, 2],
        [-0.5, 1],
      ],
      'AHP_NOT_POSITIVE at /matrix/1/0',
    ],
    [
      'an infinite one',
      [
        [1, Number.POSITIVE_INFINITY],
        [0, 1],
      ],
      'AHP_NOT_POSITIVE at /matrix/0/1',
    ],
    [
      'NaN',
      [
        [1, Number.NaN],
        [1, 1],
      ],
      'AHP_INVALID_REQUEST at /matrix/0/1',
    ],
    [
      'a diagonal of 2',
      [
        [1, 2],
        [0.5, 2],
      ],
      'AHP_NOT_RECIPROCAL at /matrix/1/1',
    ],
    [
      'a pair that contradicts itself',
      [
        [1, 3],
        [3, 1],
      ],
      'AHP_NOT_RECIPROCAL at /matrix/1/0',
    ],
    [
      'a rounded reciprocal',
      [
        [1, 3],
        [0.333, 1],
      ],
      'AHP_NOT_RECIPROCAL at /matrix/1/0',
    ],
  ])('is refused with %s', (_, rows, expected) => {
    expect(refusal(() => judgmentMatrix(rows, 'strict', ['matrix']))).toBe(expected);
  });

  it('is refused above the largest size', () => {
    expect(judgmentMatrix(square(SIZE_MAX))).toHaveLength(SIZE_MAX);
    expect(refusal(() => judgmentMatrix(square(SIZE_MAX + 1)))).toBe('AHP_SIZE_UNSUPPORTED at ');
  });

  it('is reciprocal within one millionth, on both sides of it', () => {
    expect(
      refusal(() =>
        judgmentMatrix([
          [1, 2],
          [0.5 * (1 + 0.9e-6), 1],
        ]),
      ),
    ).toBe('accepted');
    expect(
      refusal(() =>
        judgmentMatrix([
          [1, 2],
          [0.5 * (1 + 1.1e-6), 1],
        ]),
      ),
    ).toBe('AHP_NOT_RECIPROCAL at /1/0');
  });
});

describe('the reciprocity "upper"', () => {
  it('takes the upper triangle and derives the lower one', () => {
    expect(
      judgmentMatrix(
        [
          [1, 3, 5],
          [0.333, 1, 2],
          [0.2, 0.5, 1],
        ],
        'upper',
      ),
    ).toEqual([
      [1, 3, 5],
      [1 / 3, 1, 2],
      [0.2, 0.5, 1],
    ]);
  });

  it('still reads every cell and refuses what is no judgment', () => {
    expect(
      refusal(() =>
        judgmentMatrix(
          [
            [1, 3],
            [0, 1],
          ],
          'upper',
        ),
      ),
    ).toBe('AHP_NOT_POSITIVE at /1/0');
    expect(
      refusal(() =>
        judgmentMatrix(
          [
            [1, 3],
            [1, 5],
          ],
          'upper',
        ),
      ),
    ).toBe('AHP_NOT_RECIPROCAL at /1/1');
  });

  it('makes a matrix that the strict reading accepts', () => {
    fc.assert(
      fc.property(anyMatrix, (matrix) => {
        const rounded = matrix.map((row) => row.map((cell) => Number(cell.toFixed(3))));
        const derived = judgmentMatrix(rounded, 'upper');
        expect(refusal(() => judgmentMatrix(derived))).toBe('accepted');
      }),
    );
  });
});

describe('an entry', () => {
  it('is found by row and column', () => {
    expect(
      at(
        [
          [1, 2],
          [0.5, 1],
        ],
        1,
        0,
      ),
    ).toBe(0.5);
  });
});
