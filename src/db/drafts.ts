import type { Selectable } from 'kysely';
import type { Trx } from './transaction.ts';
import type {
  ModelRetirementConfirmationRow,
  ModelRetirementRow,
  ModelVersionRow,
  PanelFinishRow,
  PanelMemberRow,
  PanelRoundRow,
  RoundClosingRow,
  SubmissionWithdrawalRow,
  WeightingDraftRow,
  WeightingHandRow,
  WeightingReviewRow,
  WeightingSubmissionRow,
  WeightingTables,
  WeightingWithdrawalRow,
} from './weighting-tables.ts';

/** All that happened to a draft, each list from the first on. */
export type DraftHistory = {
  readonly draft: WeightingDraftRow;
  readonly rounds: readonly PanelRoundRow[];
  readonly members: readonly PanelMemberRow[];
  readonly finishes: readonly PanelFinishRow[];
  readonly closings: readonly RoundClosingRow[];
  readonly submissions: readonly WeightingSubmissionRow[];
  readonly takenBack: readonly SubmissionWithdrawalRow[];
  readonly reviews: readonly WeightingReviewRow[];
  readonly withdrawal: WeightingWithdrawalRow | undefined;
  readonly publication: ModelVersionRow | undefined;
  readonly retirements: readonly ModelRetirementRow[];
  readonly confirmation: ModelRetirementConfirmationRow | undefined;
  readonly hands: readonly WeightingHandRow[];
};

/** Newest first. */
export async function listDrafts(
  trx: Trx,
  countyCode: string,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<WeightingDraftRow[]> {
  return trx
    .selectFrom('weightingDraft')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .$if(after !== undefined, (query) => query.where('draftId', '<', after ?? ''))
    .orderBy('draftId', 'desc')
    .limit(limit)
    .execute();
}

export async function findDraft(
  trx: Trx,
  countyCode: string,
  draftId: string,
): Promise<WeightingDraftRow | undefined> {
  return trx
    .selectFrom('weightingDraft')
    .selectAll()
    .where('countyCode', '=', countyCode)
    .where('draftId', '=', draftId)
    .executeTakeFirst();
}

/** Versions that drafts of a model took, whatever became of them. */
export async function listDraftVersions(
  trx: Trx,
  countyCode: string,
  modelId: string,
): Promise<string[]> {
  const rows = await trx
    .selectFrom('weightingDraft')
    .select('version')
    .where('countyCode', '=', countyCode)
    .where('modelId', '=', modelId)
    .execute();
  return rows.map(({ version }) => version);
}

export async function draftHistory(trx: Trx, draft: WeightingDraftRow): Promise<DraftHistory> {
  const { countyCode, draftId, modelId, version } = draft;
  const ofDraft = <Table extends TableOfDraft>(table: Table) =>
    trx
      .selectFrom(table as TableOfDraft)
      .selectAll()
      .where('countyCode', '=', countyCode)
      .where('draftId', '=', draftId)
      .$castTo<Selectable<WeightingTables[Table]>>();
  const ofVersion = <Table extends TableOfVersion>(table: Table) =>
    trx
      .selectFrom(table as TableOfVersion)
      .selectAll()
      .where('countyCode', '=', countyCode)
      .where('modelId', '=', modelId)
      .where('version', '=', version)
      .$castTo<Selectable<WeightingTables[Table]>>();
  return {
    draft,
    rounds: await ofDraft('panelRound').orderBy('round').execute(),
    members: await ofDraft('panelMember').orderBy('round').orderBy('expertId').execute(),
    finishes: await ofDraft('panelFinish').orderBy('round').execute(),
    closings: await ofDraft('roundClosing').orderBy('round').execute(),
    submissions: await ofDraft('weightingSubmission').orderBy('submission').execute(),
    takenBack: await ofDraft('submissionWithdrawal').orderBy('submission').execute(),
    reviews: await ofDraft('weightingReview').orderBy('submission').execute(),
    withdrawal: await ofDraft('weightingWithdrawal').executeTakeFirst(),
    publication: await ofVersion('modelVersion').executeTakeFirst(),
    retirements: await ofVersion('modelRetirement').orderBy('proposal').execute(),
    confirmation: await ofVersion('modelRetirementConfirmation').executeTakeFirst(),
    hands: await ofDraft('weightingHand').orderBy('actor').orderBy('role').execute(),
  };
}

type TableOfDraft =
  | 'panelRound'
  | 'panelMember'
  | 'panelFinish'
  | 'roundClosing'
  | 'weightingSubmission'
  | 'submissionWithdrawal'
  | 'weightingReview'
  | 'weightingWithdrawal'
  | 'weightingHand';
type TableOfVersion = 'modelVersion' | 'modelRetirement' | 'modelRetirementConfirmation';

export async function insertDraft(trx: Trx, row: WeightingDraftRow): Promise<void> {
  await trx.insertInto('weightingDraft').values(row).execute();
}

export async function insertSubmission(trx: Trx, row: WeightingSubmissionRow): Promise<void> {
  await trx.insertInto('weightingSubmission').values(row).execute();
}

export async function insertReview(trx: Trx, row: WeightingReviewRow): Promise<void> {
  await trx.insertInto('weightingReview').values(row).execute();
}

export async function insertWithdrawal(trx: Trx, row: WeightingWithdrawalRow): Promise<void> {
  await trx.insertInto('weightingWithdrawal').values(row).execute();
}

export async function insertSubmissionWithdrawal(
  trx: Trx,
  row: SubmissionWithdrawalRow,
): Promise<void> {
  await trx.insertInto('submissionWithdrawal').values(row).execute();
}

/** Remembers the name of whoever has a hand in a draft, once. */
export async function noteHand(trx: Trx, row: WeightingHandRow): Promise<void> {
  await trx
    .insertInto('weightingHand')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
