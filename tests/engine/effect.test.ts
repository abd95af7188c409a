import { describe, expect, it } from 'vitest';
import { judgmentMatrix } from '../../ahp/index.ts';
import { assess } from '../../src/engine/assess.ts';
import { draftFile, type PanelNode } from '../../src/engine/draft-file.ts';
import { drawnWeights, effectsOf, leafWeights, reweighted } from '../../src/engine/effect.ts';
import { groupMatrix } from '../../src/engine/group-matrix.ts';
import { modelNodes } from '../../src/engine/model-nodes.ts';
import { type IndicatorValues, scoreIndicators } from '../../src/engine/score.ts';
import { defaultModel, prepareModel, type ScoringModel } from '../../src/engine/scoring-model.ts';
import { fc } from '../support/properties.ts';
import example from './worked-example.json' with { type: 'json' };

const inForce = defaultModel();
const nodes = modelNodes(inForce.file);
const ids = Object.keys(leafWeights(inForce));

/** Importances of the elements of each node make consistent judgments. */
const consistent = (importance: readonly number[], size: number) =>
  Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) => (importance[i] ?? 1) / (importance[j] ?? 1)),
  );
const panelOf = (experts: readonly (readonly number[])[]) =>
  Object.fromEntries(
    nodes.map(({ id, elements }) => [id, experts.map((it) => consistent(it, elements.length))]),
  );
const EXPERTS = [
  [6, 5, 4, 3, 2, 1],
  [3, 3, 4, 2, 5, 2],
  [2, 6, 4, 4, 1, 1],
];
const PANEL = panelOf(EXPERTS);

function modelOf(panel: typeof PANEL, of: 'judgments' | 'priorities' = 'judgments'): ScoringModel {
  const judged = nodes.map(({ id }): [string, PanelNode] => {
    const opinions = (panel[id] ?? []).map((matrix) => ({ weight: 1, matrix }));
    const matrix = groupMatrix(opinions, { of, mean: 'arithmetic', method: 'eigenvector' });
    return [id, { matrix, panel: { of, mean: 'arithmetic', round: 1, experts: [] } }];
  });
  const file = draftFile(inForce.file, {
    version: '1.1.0',
    effectiveFrom: '2027-01-01',
    method: 'eigenvector',
    randomIndex: 'saaty-1980',
    nodes: Object.fromEntries(judged),
  });
  return prepareModel({ file, digest: '' });
}
const draft = modelOf(PANEL);

const values = fc.dictionary(fc.constantFrom(...ids), fc.double({ min: 0, max: 1, noNaN: true }));
const importances = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 6, maxLength: 6 });

describe('a reweighted model', () => {
  it('scores as the model whose weights it was given', () => {
    fc.assert(
      fc.property(importances, values, (importance, given: IndicatorValues) => {
        const other = modelOf(panelOf([importance]));
        const same = reweighted(inForce, leafWeights(other));
        const all = { ...example.values, ...given };
        const [a, b] = [scoreIndicators(same, all), scoreIndicators(other, all)];
        expect(a.score).toBeCloseTo(b.score ?? Number.NaN, 3);
        expect(a.triggers).toEqual(b.triggers);
      }),
      { numRuns: 50 },
    );
  });
});

describe('drawn weights', () => {
  const options = { draws: 300, seed: 1 };

  it.each(['judgments', 'priorities'] as const)('have the draft of %s as their middle', (of) => {
    const model = modelOf(PANEL, of);
    const drawn = drawnWeights(model, PANEL, options);
    for (const [id, weight] of Object.entries(leafWeights(model))) {
      const sorted = drawn.map((it) => it[id] as number).sort((a, b) => a - b);
      expect(Math.abs(Math.log((sorted[150] as number) / weight))).toBeLessThan(0.1);
    }
  });

  it('sum to 1, and are the same for the same seed', () => {
    const drawn = drawnWeights(draft, PANEL, options);
    for (const weights of drawn) {
      expect(Object.values(weights).reduce((sum, it) => sum + it, 0)).toBeCloseTo(1, 12);
    }
    expect(drawnWeights(draft, PANEL, options)).toEqual(drawn);
    expect(drawnWeights(draft, PANEL, { ...options, seed: 2 })).not.toEqual(drawn);
  });

  it('do not vary where experts agree', () => {
    const agreed = panelOf([EXPERTS[0], EXPERTS[0]] as number[][]);
    const model = modelOf(agreed);
    const [weights] = drawnWeights(model, agreed, { draws: 1, seed: 5 });
    for (const [id, weight] of Object.entries(leafWeights(model))) {
      expect(weights?.[id]).toBeCloseTo(weight, 12);
    }
  });
});

describe('the effect of a draft', () => {
  const amounts = { overdueDays: 120 };

  it('compares what both versions say of the same evidence', () => {
    const [effect] = effectsOf(inForce, draft, [], [{ values: amounts }]);
    expect(effect?.before).toEqual(assess(inForce, amounts));
    expect(effect?.after).toEqual(assess(draft, amounts));
  });

  it('is certain where a trigger or missing data decide, whatever the weights are', () => {
    const drawn = drawnWeights(draft, PANEL, { draws: 50, seed: 1 });
    const [red, gap, shell] = effectsOf(
      inForce,
      draft,
      drawn,
      [amounts, {}, { idleMonths: 24 }].map((values) => ({ values })),
    );
    expect(red).toMatchObject({ after: { level: 'RED' }, probability: 1, low: null });
    expect(gap).toMatchObject({ after: { level: 'DATA_GAP' }, probability: 1, high: null });
    expect(shell).toMatchObject({ after: { level: 'RED' }, probability: 1 });
  });
});

describe('judgments of a node', () => {
  it('are those of the file, the criteria first', () => {
    expect(nodes.map(({ id }) => id)).toEqual(['GOAL', ...inForce.criteria.map(({ id }) => id)]);
    expect(judgmentMatrix(nodes[0]?.rows)).toHaveLength(6);
  });
});
