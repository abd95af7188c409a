import { type DraftHistory, draftHistory } from '../../db/drafts.ts';
import type { Trx } from '../../db/transaction.ts';
import type { AuditEntry } from '../audit/append.ts';
import { type Changed, change, read } from '../change.ts';
import type { Context } from '../context.ts';
import { dayInChina } from '../day.ts';
import { DomainError } from '../errors.ts';
import { requireRevision } from '../revision.ts';
import { describeDraft } from './describe.ts';
import { chainOf, getDraftRow, noteActor } from './draft.ts';
import type { Draft, DraftState } from './schemas.ts';
import { eventsOf, stateOf } from './state.ts';

export type DraftChange = {
  readonly draftId: string;
  /** The revision that was read. */
  readonly revision: number | undefined;
  readonly input: unknown;
  readonly verb: string;
  /** Where the draft may stand. */
  readonly states: readonly DraftState[];
};

/** Changes a draft that nobody changed meanwhile, at a stage at which it can be done. */
export async function changeDraft(
  ctx: Context,
  { draftId, revision, input, verb, states }: DraftChange,
  work: (trx: Trx, history: DraftHistory) => Promise<AuditEntry>,
): Promise<Changed<Draft>> {
  const draft = await read(ctx, (trx) => getDraftRow(trx, ctx, draftId));
  const request = { verb, input: { draftId, revision, input }, chain: chainOf(draft) };
  return change(ctx, request, async (trx) => {
    const history = await draftHistory(trx, draft);
    requireRevision(revision, eventsOf(history).length);
    requireState(history, ctx, states);
    const audit = await work(trx, history);
    await noteActor(trx, ctx, draftId);
    const value = await describeDraft(trx, await draftHistory(trx, draft), ctx.now());
    return { value, audit };
  });
}

export function requireState(
  history: DraftHistory,
  { now }: Pick<Context, 'now'>,
  states: readonly DraftState[],
): void {
  if (!states.includes(stateOf(history, dayInChina(now())))) {
    throw new DomainError('WEIGHTING_STATE');
  }
}
