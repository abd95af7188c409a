import type { Trx } from './transaction.ts';
import type {
  PanelFinishRow,
  PanelJudgmentRow,
  PanelMemberRow,
  PanelRoundRow,
  RoundClosingRow,
  WeightingCommentRow,
} from './weighting-tables.ts';

export async function insertRound(
  trx: Trx,
  round: PanelRoundRow,
  members: readonly PanelMemberRow[],
): Promise<void> {
  await trx.insertInto('panelRound').values(round).execute();
  await trx
    .insertInto('panelMember')
    .values([...members])
    .execute();
}

export async function insertClosing(trx: Trx, row: RoundClosingRow): Promise<void> {
  await trx.insertInto('roundClosing').values(row).execute();
}

export async function insertJudgments(trx: Trx, row: PanelJudgmentRow): Promise<void> {
  await trx.insertInto('panelJudgment').values(row).execute();
}

export async function insertFinish(trx: Trx, row: PanelFinishRow): Promise<void> {
  await trx.insertInto('panelFinish').values(row).execute();
}

export async function insertComment(trx: Trx, row: WeightingCommentRow): Promise<void> {
  await trx.insertInto('weightingComment').values(row).execute();
}

/** What each expert said of each node last, in a round or before it. */
export async function listJudgments(
  trx: Trx,
  countyCode: string,
  draftId: string,
  round: number,
  expertId?: string,
): Promise<PanelJudgmentRow[]> {
  return trx
    .selectFrom('panelJudgment')
    .distinctOn(['expertId', 'nodeId'])
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('draftId', '=', draftId)
    .where('round', '<=', round)
    .$if(expertId !== undefined, (query) => query.where('expertId', '=', expertId ?? ''))
    .orderBy('expertId')
    .orderBy('nodeId')
    .orderBy('round', 'desc')
    .orderBy('revision', 'desc')
    .execute();
}

export async function listComments(
  trx: Trx,
  countyCode: string,
  draftId: string,
): Promise<WeightingCommentRow[]> {
  return trx
    .selectFrom('weightingComment')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('draftId', '=', draftId)
    .orderBy('commentId')
    .execute();
}

/** The drafts in which somebody was ever asked to judge, newest first. */
export async function listDraftsOfExpert(
  trx: Trx,
  countyCode: string,
  expertId: string,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<string[]> {
  const rows = await trx
    .selectFrom('panelMember')
    .select('draftId')
    .distinct()
    .where('countyCode', '=', countyCode)
    .where('expertId', '=', expertId)
    .$if(after !== undefined, (query) => query.where('draftId', '<', after ?? ''))
    .orderBy('draftId', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ draftId }) => draftId);
}
