import type { AssignedNode, Judgment } from '../../domain/weighting/judgment-schemas.ts';

/** How much more important, beyond equal: Saaty's intensities. */
export const INTENSITIES = [2, 3, 4, 5, 6, 7, 8, 9] as const;
export type Intensity = (typeof INTENSITIES)[number];

/** Which of two elements is more important. */
export const SIDES = ['row', 'equal', 'column'] as const;
export type Side = (typeof SIDES)[number];

/** An answer in the two parts in which people give it. */
export type Answer =
  | { readonly side: 'equal' }
  | { readonly side: 'row' | 'column'; readonly intensity: Intensity };

export const isSide = (text: string): text is Side => SIDES.some((side) => side === text);

export const intensityOf = (text: string): Intensity | undefined =>
  INTENSITIES.find((intensity) => String(intensity) === text);

/** "5", "1" or "1/5", as judgments are written. */
export function scaleText(answer: Answer): string {
  if (answer.side === 'equal') return '1';
  return answer.side === 'row' ? String(answer.intensity) : `1/${answer.intensity}`;
}

/** The two parts of a judgment as it is written. */
export function answerOf(value: string): Answer {
  const intensity = intensityOf(value.replace('1/', ''));
  if (intensity === undefined) return { side: 'equal' };
  return { side: value.startsWith('1/') ? 'column' : 'row', intensity };
}

export type Pair = {
  /** From 1, in the order in which pairs are asked. */
  readonly number: number;
  readonly row: AssignedNode['elements'][number];
  readonly column: AssignedNode['elements'][number];
  readonly judgment: Judgment | undefined;
};

/** The comparisons of a node, row by row above the diagonal. */
export function pairsOf({ elements, judgments }: Pick<AssignedNode, 'elements' | 'judgments'>) {
  const pairs: Pair[] = [];
  elements.forEach((row, i) => {
    for (const column of elements.slice(i + 1)) {
      const judgment = judgments.flatMap((it) => along(it, row.id, column.id))[0];
      pairs.push({ number: pairs.length + 1, row, column, judgment });
    }
  });
  return pairs;
}

/** A judgment of these two, said the way round in which they are asked. */
function along(judgment: Judgment, row: string, column: string): Judgment[] {
  if (judgment.row === row && judgment.column === column) return [judgment];
  if (judgment.row !== column || judgment.column !== row) return [];
  return [{ ...judgment, row, column, value: judgment.value && reciprocal(judgment.value) }];
}

function reciprocal(value: string): string {
  if (value === '1') return value;
  return value.startsWith('1/') ? value.slice(2) : `1/${value}`;
}

/** The first comparison that was not answered. */
export const firstOpen = (node: AssignedNode): Pair | undefined =>
  pairsOf(node).find(({ judgment }) => (judgment?.value ?? null) === null);
