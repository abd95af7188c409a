import type {
  AssignedNode,
  Assignment,
  Judgment,
} from '../../../src/domain/weighting/judgment-schemas.ts';
import type { Dialect } from '../../../src/engine/judged-node.ts';
import { judgmentFigures } from '../../../src/engine/judgment-figures.ts';

/* An expert's work as the verbs answer it, with figures of the real engine. */

export const DIALECT: Dialect = {
  method: 'eigenvector',
  randomIndex: 'saaty-1980',
  consistencyRatioLimit: 0.1,
};

const ELEMENTS = [
  { id: 'N1', zh: '保险', en: 'Insurance' },
  { id: 'N2', zh: '灾损', en: 'Losses' },
  { id: 'N3', zh: '质量', en: 'Quality' },
];

type Value = string | null;

/** A node of three, judged N1:N2, N1:N3, N2:N3. */
export function nodeOf(values: readonly [Value, Value, Value], comment?: string): AssignedNode {
  const places = [
    ['N1', 'N2'],
    ['N1', 'N3'],
    ['N2', 'N3'],
  ] as const;
  const judgments: Judgment[] = places.map(([row, column], k) => ({
    row,
    column,
    value: values[k] ?? null,
    comment: k === 0 ? (comment ?? null) : null,
  }));
  const figures = judgmentFigures(
    ELEMENTS.map(({ id }) => id),
    judgments,
    DIALECT,
  );
  return {
    ...{ nodeId: 'NAT', zh: '自然与生产', en: 'Natural risks', elements: ELEMENTS, revision: 3 },
    savedAt: '2026-11-20T00:00:00.000Z',
    judgments,
    figures: figures as AssignedNode['figures'],
  };
}

export function assignmentOf(...nodes: AssignedNode[]): Assignment {
  return {
    ...{ draftId: 'wdr_1', title: '2027 年度权重', reason: '重新判断', modelId: 'gaoqing-2026' },
    ...{
      version: '1.1.0',
      round: 1,
      isOpen: true,
      isWithdrawn: false,
      finishedAt: null,
      ...DIALECT,
      nodes,
    },
    closesAt: '2026-12-01T00:00:00.000Z',
  };
}
