import { describe, expect, it } from 'vitest';
import { type JudgmentMatrix, judgmentMatrix } from '../../ahp/index.ts';
import { draftFile, matrixRows, type PanelNode, saidRows } from '../../src/engine/draft-file.ts';
import { modelNodes } from '../../src/engine/model-nodes.ts';
import { indicatorModelSchema } from '../../src/engine/model-schema.ts';
import { defaultModel, prepareModel } from '../../src/engine/scoring-model.ts';
import { reciprocalMatrix } from '../support/judgments.ts';
import { fc } from '../support/properties.ts';

const base = defaultModel().file;
const node = (matrix: JudgmentMatrix): PanelNode => ({
  matrix,
  panel: {
    ...{ of: 'judgments', mean: 'geometric', round: 2 },
    experts: [{ weight: 1, rows: [['1', null]], consistencyRatio: 0.02 }],
  },
});
const next = {
  version: '1.1.0',
  effectiveFrom: '2027-01-01',
  method: 'geometric-mean',
  randomIndex: 'saaty-2005',
} as const;
const nodes = Object.fromEntries(
  modelNodes(base).map(({ id, rows }) => [id, node(judgmentMatrix(rows))]),
);

describe('the file of a draft', () => {
  it('has the judgments of the panel, and everything else as it was', () => {
    const file = indicatorModelSchema.parse(draftFile(base, { ...next, nodes }));
    expect(file).toMatchObject({
      version: '1.1.0',
      effectiveFrom: '2027-01-01',
      weighting: { status: 'PANEL', method: 'geometric-mean', randomIndex: 'saaty-2005' },
      judgments: { status: 'PANEL', source: ['PANEL gaoqing-2026@1.1.0, round 2'] },
    });
    expect(file.judgments.rows).toEqual(base.judgments.rows);
    expect(file.criteria.map(({ indicators }) => indicators)).toEqual(
      base.criteria.map(({ indicators }) => indicators),
    );
    expect(file.levels).toEqual(base.levels);
  });

  it('is ready to compute', () => {
    const digest = 'sha256:none';
    const model = prepareModel({ file: draftFile(base, { ...next, nodes }), digest });
    const weights = model.criteria.map(({ weight }) => weight);
    expect(weights.reduce((sum, it) => sum + it, 0)).toBeCloseTo(1, 12);
  });

  it('refuses a panel that did not judge every node', () => {
    const { FIN: _left, ...rest } = nodes;
    expect(() => draftFile(base, { ...next, nodes: rest })).toThrow('FIN was not judged');
  });

  it('keeps every digit, and reads as reciprocal', () => {
    const ratio = fc.double({ min: 1 / 9, max: 9, noNaN: true });
    fc.assert(
      fc.property(ratio, ratio, ratio, (ab, ac, bc) => {
        const matrix = reciprocalMatrix(3, [ab, ac, bc]);
        expect(judgmentMatrix(matrixRows(matrix))).toEqual(matrix);
      }),
    );
  });

  it('writes open pairs as null', () => {
    const said = [
      { row: 'C', column: 'A', value: '1/4' },
      { row: 'A', column: 'B', value: null },
    ];
    expect(saidRows(['A', 'B', 'C'], said)).toEqual([
      [1, null, 4],
      [null, 1, null],
      [0.25, null, 1],
    ]);
  });
});
