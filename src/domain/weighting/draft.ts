import { findDraft, noteHand } from '../../db/drafts.ts';
import type { Trx } from '../../db/transaction.ts';
import type { WeightingDraftRow } from '../../db/weighting-tables.ts';
import type { ScoringModel } from '../../engine/scoring-model.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { modelVersion } from '../models/find.ts';

/** What all of this work rests on: the county builds and reviews its system of risk indicators. */
export const BASIS = '高政办字〔2022〕21号 第 10 项';

/** All work on one model version is one audit chain. */
export const chainOf = ({ modelId, version }: Pick<WeightingDraftRow, 'modelId' | 'version'>) =>
  `model:${modelId}@${version}`;

export async function getDraftRow(
  trx: Trx,
  { actor }: Context,
  draftId: string,
): Promise<WeightingDraftRow> {
  const row = await findDraft(trx, actor.countyCode, draftId);
  if (row === undefined) throw new DomainError('NOT_FOUND');
  return row;
}

/** Keeps the name of whoever acts beside the draft: each office reads there who of the other did. */
export const noteActor = (trx: Trx, { actor }: Context, draftId: string): Promise<void> => {
  const { countyCode, id, role, name } = actor;
  return noteHand(trx, { countyCode, draftId, actor: id, role, name });
};

/** The version that a draft departs from. */
export async function baseOf(trx: Trx, draft: WeightingDraftRow): Promise<ScoringModel> {
  const base = await modelVersion(trx, draft.countyCode, draft.modelId, draft.baseVersion);
  if (base === undefined) throw new Error(`${draft.draftId}: its base version is not published`);
  return base;
}
