import type { JudgmentMatrix } from '../../../ahp/index.ts';
import type { DraftHistory } from '../../db/drafts.ts';
import type { RoundClosingRow } from '../../db/weighting-tables.ts';
import type { LeftOut } from './schemas.ts';

/** What a round came to. */
export type Closing = {
  readonly round: number;
  /** The group's matrix of each node. */
  readonly matrices: Readonly<Record<string, JudgmentMatrix>>;
  readonly excluded: readonly LeftOut[];
  readonly row: RoundClosingRow;
};

export function readClosing(row: RoundClosingRow): Closing {
  return {
    round: row.round,
    matrices: JSON.parse(row.matrices) as Closing['matrices'],
    excluded: JSON.parse(row.excluded) as LeftOut[],
    row,
  };
}

/** The newest round that was closed, which is what would be submitted. */
export function newestClosing({ closings }: DraftHistory): Closing | undefined {
  const row = closings.at(-1);
  return row === undefined ? undefined : readClosing(row);
}

/** Why judgments of a node do not count; undefined where they do. */
export const leftOutAt = (excluded: readonly LeftOut[], expertId: string, nodeId: string) =>
  excluded.find((it) => it.expertId === expertId && (it.nodeId === null || it.nodeId === nodeId));

export const excludes =
  (excluded: readonly LeftOut[]) =>
  (expertId: string, nodeId: string): boolean =>
    leftOutAt(excluded, expertId, nodeId) !== undefined;
