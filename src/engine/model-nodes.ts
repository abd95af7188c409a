import type { IndicatorModelFile } from './model-schema.ts';

/** The node that compares the criteria; the others are named like their criterion. */
export const GOAL = 'GOAL';

type Named = { readonly id: string; readonly zh: string; readonly en: string };

/** A node of a model: what is compared with each other, and the judgments that it has now. */
export type ModelNode = Named & {
  readonly elements: readonly Named[];
  readonly rows: readonly (readonly string[])[];
};

/**
 * Nodes of a model: each matrix of it with the things that it compares, the criteria first.
 *
 * @param file an indicator model
 * @returns the goal, then each criterion
 * @example
 * modelNodes(indicatorModelFile('gaoqing-2026').file)[0].elements.length; // => 6
 */
export function modelNodes(file: IndicatorModelFile): readonly ModelNode[] {
  const goal = { id: GOAL, zh: '各准则', en: 'The criteria', elements: file.criteria.map(named) };
  return [
    { ...goal, rows: file.judgments.rows },
    ...file.criteria.map((criterion) => ({
      ...named(criterion),
      elements: criterion.indicators.map(named),
      rows: criterion.judgments.rows,
    })),
  ];
}

const named = ({ id, zh, en }: Named): Named => ({ id, zh, en });
