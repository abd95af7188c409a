import type { Trx } from '../../db/transaction.ts';
import { applyEvent } from '../../engine/dual-control/apply.ts';
import type { CaseEvent } from '../../engine/dual-control/case.ts';
import type { Result } from '../../engine/dual-control/schema.ts';
import type { Context } from '../context.ts';
import { partyOf } from './act.ts';
import { originOf, type Running, runCase, saveCase, toldMoves } from './advance.ts';

type Objection = { readonly uscc: string; readonly ratingId: string };

/**
 * Puts a case under dispute when its rating is objected to in time. An objection that comes later is
 * still reviewed by a person; the case goes on as it was.
 */
export async function disputeCase(
  trx: Trx,
  ctx: Context,
  { uscc, ratingId }: Objection,
): Promise<readonly string[]> {
  const running = await runCase(trx, ctx.actor, uscc, ctx.now());
  if (running?.now.case.rating?.ratingId !== ratingId) return [];
  return follow(trx, ctx, running, { kind: 'objected', at: ctx.now(), by: partyOf(ctx.actor) });
}

/** Ends the dispute of a case with the decision on its objection. */
export async function settleDispute(
  trx: Trx,
  ctx: Context,
  { uscc, ratingId, outcome }: Objection & { readonly outcome: Result },
): Promise<readonly string[]> {
  const running = await runCase(trx, ctx.actor, uscc, ctx.now());
  const decision = running?.now.case.duties.find(
    ({ id, state }) => id === running.rules.dispute.decision.id && state === 'open',
  );
  if (running?.now.case.disputedRatingId !== ratingId || decision === undefined) return [];
  return follow(trx, ctx, running, {
    ...{ kind: 'completed', at: ctx.now(), by: partyOf(ctx.actor), duty: decision.number },
    ...{ result: outcome, hasEvidence: false, isReview: true },
  });
}

/** What the machine refuses here is no reason to refuse the review. */
async function follow(
  trx: Trx,
  ctx: Context,
  running: Running,
  event: CaseEvent,
): Promise<readonly string[]> {
  const after = applyEvent(running.rules, running.now.case, event);
  if ('refusal' in after) return [];
  const progress = { case: after.case, moves: [...running.now.moves, ...after.moves] };
  const { moves } = await saveCase(trx, originOf(ctx.actor), running, progress);
  return toldMoves(moves);
}
