import type { Judgment } from '../weighting/judgment-schemas.ts';

/** How important an invented expert holds the elements of each node to be, in the model's order. */
export type Mind = Readonly<Record<string, readonly number[]>>;

/** Three invented experts, who differ as people of their trades would. */
export const MINDS = {
  accountant: {
    GOAL: [6, 5, 5, 5, 2, 1],
    FIN: [6, 3, 2, 6, 2],
    GOV: [3, 5, 4, 3, 1],
    OPS: [6, 3, 3, 2, 1],
    CRE: [6, 2, 3, 1, 2],
    NAT: [4, 1, 2],
    ECO: [1, 2, 2],
  },
  agronomist: {
    GOAL: [3, 3, 4, 4, 6, 3],
    FIN: [4, 3, 2, 3, 2],
    GOV: [2, 3, 4, 3, 2],
    OPS: [5, 4, 2, 3, 2],
    CRE: [4, 2, 2, 2, 1],
    NAT: [3, 2, 2],
    ECO: [2, 3, 2],
  },
  cooperativeLeader: {
    GOAL: [4, 6, 4, 4, 3, 1],
    FIN: [3, 4, 1, 4, 2],
    GOV: [5, 5, 6, 4, 2],
    OPS: [4, 2, 4, 2, 1],
    CRE: [5, 1, 3, 1, 2],
    NAT: [4, 2, 1],
    ECO: [1, 3, 2],
  },
} as const satisfies Record<string, Mind>;

/**
 * Judgments of a node that follow from how important its elements are held to be, each rounded to
 * Saaty's scale, so that they contradict each other a little, as people's do.
 */
export function judgmentsFrom(
  elements: readonly string[],
  importance: readonly number[],
): Judgment[] {
  return elements.flatMap((row, i) =>
    elements.slice(i + 1).map((column, k) => ({
      row,
      column,
      value: onScale((importance[i] ?? 1) / (importance[i + 1 + k] ?? 1)),
      comment: null,
    })),
  );
}

function onScale(ratio: number): string {
  const step = Math.min(9, Math.round(Math.max(ratio, 1 / ratio)));
  return ratio >= 1 || step === 1 ? String(step) : `1/${step}`;
}
