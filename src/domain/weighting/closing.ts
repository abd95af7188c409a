import type { z } from 'zod';
import type { JudgmentMatrix } from '../../../ahp/index.ts';
import type { DraftHistory } from '../../db/drafts.ts';
import type { RoundClosingRow } from '../../db/weighting-tables.ts';
import type { closeRoundInput } from './schemas.ts';

export type Exclusion = z.infer<typeof closeRoundInput>['excluded'][number];

/** What a round came to. */
export type Closing = {
  readonly round: number;
  /** The group's matrix of each node. */
  readonly matrices: Readonly<Record<string, JudgmentMatrix>>;
  readonly excluded: readonly Exclusion[];
  readonly row: RoundClosingRow;
};

export function readClosing(row: RoundClosingRow): Closing {
  return {
    round: row.round,
    matrices: JSON.parse(row.matrices) as Closing['matrices'],
    excluded: JSON.parse(row.excluded) as Exclusion[],
    row,
  };
}

/** The newest round that was closed, which is what would be submitted. */
export function newestClosing({ closings }: DraftHistory): Closing | undefined {
  const row = closings.at(-1);
  return row === undefined ? undefined : readClosing(row);
}

export const excludes =
  (excluded: readonly Exclusion[]) =>
  (expertId: string, nodeId: string): boolean =>
    excluded.some((it) => it.expertId === expertId && it.nodeId === nodeId);
