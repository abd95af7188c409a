import { describe, expect, it } from 'vitest';
import { priorities } from '../../ahp/index.ts';
import {
  type Dialect,
  judgedMatrix,
  nodeStanding,
  type SaidJudgment,
} from '../../src/engine/judged-node.ts';
import { judgmentFigures } from '../../src/engine/judgment-figures.ts';
import { fc } from '../support/properties.ts';

const DIALECT: Dialect = {
  method: 'eigenvector',
  randomIndex: 'saaty-1980',
  consistencyRatioLimit: 0.1,
};
const ELEMENTS = ['A', 'B', 'C', 'D'];
const SCALE = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '1/2', '1/3', '1/5', '1/7', '1/9'];

const say = (judgments: Record<string, string | null>): SaidJudgment[] =>
  Object.entries(judgments).map(([pair, value]) => {
    const [row = '', column = ''] = pair.split(':');
    return { row, column, value };
  });
const complete = say({ 'A:B': '2', 'A:C': '4', 'A:D': '8', 'B:C': '2', 'B:D': '4', 'C:D': '2' });

describe('the judgments of one person', () => {
  it('have weights and a consistency ratio when they are complete', () => {
    const figures = judgmentFigures(ELEMENTS, complete, DIALECT);
    expect(figures).toMatchObject({ judged: 6, pairs: 6, isConnected: true, isAcceptable: true });
    expect(figures.weights?.A).toBeCloseTo(8 / 15, 12);
    expect(figures).toMatchObject({ implied: [], triads: [], askAgain: null, repair: null });
  });

  it('say the same whichever element is named first', () => {
    const turned = say({
      'B:A': '1/2',
      'C:A': '1/4',
      'D:A': '1/8',
      'C:B': '1/2',
      'B:D': '4',
      'C:D': '2',
    });
    expect(judgedMatrix(ELEMENTS, turned, 'saaty-1980')).toEqual(
      judgedMatrix(ELEMENTS, complete, 'saaty-1980'),
    );
  });

  it('may have gaps, which the others fill', () => {
    const gaps = say({ 'A:B': '2', 'B:C': '2', 'C:D': '2', 'A:D': null });
    const figures = judgmentFigures(ELEMENTS, gaps, DIALECT);
    expect(figures).toMatchObject({ judged: 3, isConnected: true, isAcceptable: true });
    const implied = Object.fromEntries(
      figures.implied.map(({ row, column, value }) => [`${row}:${column}`, value]),
    );
    expect(Object.keys(implied)).toEqual(['A:C', 'A:D', 'B:D']);
    expect(implied['A:C']).toBeCloseTo(4, 6);
    expect(implied['A:D']).toBeCloseTo(8, 6);
  });

  it('have no weights while groups are apart, and the groups are named', () => {
    const apart = say({ 'A:B': '2', 'C:D': '3' });
    expect(judgmentFigures(ELEMENTS, apart, DIALECT)).toMatchObject({
      isConnected: false,
      groups: [
        ['A', 'B'],
        ['C', 'D'],
      ],
      weights: null,
      consistencyRatio: null,
      isAcceptable: false,
    });
    expect(judgedMatrix(ELEMENTS, apart, 'saaty-1980')).toBeUndefined();
    expect(nodeStanding(ELEMENTS, [], DIALECT).groups).toHaveLength(4);
  });

  it('that contradict each other get a question and a repair, which do mend them', () => {
    const said = complete.map((it) =>
      it.row === 'A' && it.column === 'D' ? { ...it, value: '1/9' } : it,
    );
    const figures = judgmentFigures(ELEMENTS, said, DIALECT);
    expect(figures.isAcceptable).toBe(false);
    expect(figures.askAgain).toMatchObject({ row: 'A', column: 'D', value: '1/9', best: '8' });
    expect(figures.repair?.isMet).toBe(true);
    const repaired = said.map((it) => {
      const step = figures.repair?.steps.find(
        ({ row, column }) => row === it.row && column === it.column,
      );
      return step === undefined ? it : { ...it, value: step.to };
    });
    expect(nodeStanding(ELEMENTS, repaired, DIALECT).isAcceptable).toBe(true);
  });

  it('are never proposed to be changed where nothing was said', () => {
    const said = say({ 'A:B': '9', 'B:C': '9', 'A:C': '1/9', 'C:D': '2' });
    const { askAgain, repair } = judgmentFigures(ELEMENTS, said, DIALECT);
    const pairs = said.map(({ row, column }) => `${row}:${column}`);
    expect(pairs).toContain(`${askAgain?.row}:${askAgain?.column}`);
    for (const { row, column } of repair?.steps ?? []) expect(pairs).toContain(`${row}:${column}`);
  });

  it('have the figures of the plain matrix when nothing is missing', () => {
    const values = fc.array(fc.constantFrom(...SCALE), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(values, (given) => {
        const said = complete.map((it, k) => ({ ...it, value: given[k] ?? '1' }));
        const standing = nodeStanding(ELEMENTS, said, DIALECT);
        const matrix = judgedMatrix(ELEMENTS, said, 'saaty-1980') ?? [];
        const plain = priorities(matrix, 'eigenvector', 'saaty-1980');
        expect(standing.consistencyRatio).toBe(plain.consistencyRatio);
        expect(Object.values(standing.weights ?? {})).toEqual(plain.weights);
        expect(standing.isAcceptable).toBe(plain.consistencyRatio < 0.1);
      }),
    );
  });
});
