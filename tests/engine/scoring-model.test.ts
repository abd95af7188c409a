import { describe, expect, it } from 'vitest';
import type { IndicatorModelFile } from '../../src/engine/model-schema.ts';
import { indicatorModelFile } from '../../src/engine/models.ts';
import {
  DEFAULT_MODEL_ID,
  defaultModel,
  prepareModel,
  scoringModel,
} from '../../src/engine/scoring-model.ts';
import example from './worked-example.json' with { type: 'json' };

const model = defaultModel();

function published(): { file: IndicatorModelFile; digest: string } {
  const found = indicatorModelFile(DEFAULT_MODEL_ID);
  if (found === undefined) throw new Error('the default model is published');
  return structuredClone(found);
}

/** Prepares a copy of the default model after a change. */
function preparedAfter(change: (file: IndicatorModelFile) => void): () => unknown {
  const copy = published();
  change(copy.file);
  return () => prepareModel(copy);
}

type FirstIndicator = IndicatorModelFile['criteria'][number]['indicators'][number];
const firstIndicator = (file: IndicatorModelFile) =>
  file.criteria[0]?.indicators[0] as FirstIndicator;

describe('the default model', () => {
  it('has the weights that were computed independently', () => {
    const weights = Object.fromEntries(model.criteria.map(({ id, weight }) => [id, weight]));
    for (const [id, weight] of Object.entries(example.criterionWeights)) {
      expect(Math.abs((weights[id] as number) - weight), id).toBeLessThan(1e-6);
    }
    for (const criterion of model.criteria) {
      const expected = example.localWeights[criterion.id as keyof typeof example.localWeights];
      criterion.indicators.forEach(({ id, localWeight, weight }, i) => {
        expect(Math.abs(localWeight - (expected[i] as number)), id).toBeLessThan(1e-6);
        expect(weight).toBeCloseTo(criterion.weight * localWeight, 15);
      });
    }
  });

  it('has weights that sum to 1 at full precision', () => {
    const total = model.criteria
      .flatMap(({ indicators }) => indicators)
      .reduce((sum, { weight }) => sum + weight, 0);
    expect(total).toBeCloseTo(1, 14);
  });

  it('has the consistency ratios that were computed independently', () => {
    expect(model.consistencyRatio).toBeCloseTo(example.consistencyRatios.top, 6);
    for (const { id, consistencyRatio } of model.criteria) {
      const expected = example.consistencyRatios[id as keyof typeof example.consistencyRatios];
      expect(consistencyRatio, id).toBeCloseTo(expected, 6);
    }
  });

  it('is found by id and version, and kept', () => {
    expect(scoringModel(DEFAULT_MODEL_ID)).toBe(model);
    expect(scoringModel(DEFAULT_MODEL_ID, model.version)).toBe(model);
    expect(model.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it.each([['nothing-2026'], [''], ['__proto__'], ['constructor'], ['gaoqing-2026/1.0.0.json']])(
    'is not found under the name %j',
    (id) => {
      expect(scoringModel(id)).toBeUndefined();
    },
  );

  it('has no version that was not published', () => {
    expect(scoringModel(DEFAULT_MODEL_ID, '9.9.9')).toBeUndefined();
    expect(scoringModel(DEFAULT_MODEL_ID, '../gaoqing-2026/1.0.0')).toBeUndefined();
  });
});

describe('a model is refused', () => {
  it('with warning levels that are not those that it was made with', () => {
    const changed = preparedAfter((file) => {
      file.levels.digest = `sha256:${'0'.repeat(64)}`;
    });
    expect(changed).toThrow(/not the file that the model was made with/);
  });

  it('with a matrix of another size than what it compares', () => {
    const changed = preparedAfter((file) => {
      file.criteria[0]?.judgments.rows.splice(0, 5, ['1', '2'], ['1/2', '1']);
    });
    expect(changed).toThrow(/the matrix of FIN must compare 5 elements/);
  });

  it('with judgments that are too inconsistent', () => {
    const changed = preparedAfter((file) => {
      const rows = file.criteria[4]?.judgments.rows as string[][];
      rows.splice(0, 3, ['1', '9', '1/9'], ['1/9', '1', '9'], ['9', '1/9', '1']);
    });
    expect(changed).toThrow(/the matrix of NAT is not consistent enough/);
  });

  it('with judgments that are not reciprocal', () => {
    const changed = preparedAfter((file) => {
      file.judgments.rows[0]?.splice(1, 1, '3');
    });
    expect(changed).toThrow(/reciprocal/);
  });

  it('with a random-index table that nobody knows', () => {
    const changed = preparedAfter((file) => {
      file.weighting.randomIndex = 'toString';
    });
    expect(changed).toThrow(/unknown random-index table/);
  });

  it('with a formula over a name that no statement and no fact has', () => {
    const changed = preparedAfter((file) => {
      firstIndicator(file).formula = 'totalLiabilities / hopes';
    });
    expect(changed).toThrow(/unknown name hopes at position 20/);
  });

  it('with a condition that is a number', () => {
    const changed = preparedAfter((file) => {
      firstIndicator(file).notApplicableWhen = [{ formula: 'totalAssets', zh: '无', en: 'None' }];
    });
    expect(changed).toThrow(/a condition is needed/);
  });

  it('with anchors that do not ascend', () => {
    const changed = preparedAfter((file) => {
      firstIndicator(file).anchors.points = [
        [0.5, 80],
        [0.5, 60],
      ];
    });
    expect(changed).toThrow(/F1: the values of the anchors must ascend/);
  });
});

describe('the dialect of a model', () => {
  it('decides its weights', () => {
    const copy = published();
    copy.file.weighting.method = 'geometric-mean';
    const geometric = prepareModel(copy).criteria.map(({ weight }) => weight);
    const eigenvector = model.criteria.map(({ weight }) => weight);
    expect(geometric).not.toEqual(eigenvector);
    const apart = geometric.map((weight, i) => Math.abs(weight - (eigenvector[i] as number)));
    expect(Math.max(...apart)).toBeLessThan(0.01);
  });
});
