import { insertClosing } from '../../db/panels.ts';
import { groupMatrix } from '../../engine/group-matrix.ts';
import { modelNodes } from '../../engine/model-nodes.ts';
import { canonicalJson, sha256 } from '../canonical.ts';
import type { Changed } from '../change.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { changeDraft } from './change-draft.ts';
import { excludes } from './closing.ts';
import { aggregationOf } from './describe.ts';
import { BASIS, baseOf } from './draft.ts';
import { type CloseRoundInput, closeRoundInput } from './inputs.ts';
import { dialectOf, opinionsOf, panelOf } from './panel.ts';
import type { Draft, LeftOut } from './schemas.ts';
import { requireUsable } from './usable.ts';

/**
 * Ends a round and aggregates it by the draft's dialect. Until its time is up every expert has to
 * have finished; after that, who has not is left out by rule. Nothing else is left out in silence:
 * the bureau names it with a reason, which the regulator reads.
 */
export async function closeRound({
  ctx,
  input: { draftId, revision, closing: input },
}: {
  ctx: Context;
  input: { draftId: string; revision: number | undefined; closing: CloseRoundInput };
}): Promise<Changed<Draft>> {
  const { countyCode, id: closedBy, role } = requirePermission(ctx, 'weighting:draft');
  const { excluded } = closeRoundInput.parse(input);
  const verb = 'weighting.close-round';
  const states = ['JUDGING'] as const;
  return changeDraft(ctx, { draftId, revision, input, verb, states }, async (trx, history) => {
    const { draft, rounds } = history;
    const open = rounds.at(-1);
    if (open === undefined) throw new DomainError('WEIGHTING_STATE');
    const { round, openedBy } = open;
    const base = await baseOf(trx, draft);
    const dialect = dialectOf(draft, base);
    const nodes = modelNodes(base.file);
    const panel = await panelOf(trx, history, round);
    const isOver = open.closesAt <= ctx.now();
    const leftOut = requireUsable({ nodes, panel, dialect, excluded, isOver });
    const matrices = Object.fromEntries(
      nodes.map((node) => {
        const opinions = opinionsOf(node, panel, dialect.randomIndex, excludes(leftOut));
        return [node.id, groupMatrix(opinions, aggregationOf(history))];
      }),
    );
    await insertClosing(trx, {
      countyCode,
      draftId,
      round,
      openedBy,
      closedBy,
      makerRole: role,
      matrices: canonicalJson(matrices),
      excluded: canonicalJson(leftOut),
      closedAt: ctx.now(),
    });
    const details = { round, excluded: await named(leftOut) };
    return { action: verb, subject: draftId, basis: BASIS, details };
  });
}

/** Whoever was left out, without the words in which it was reasoned. */
const named = (leftOut: readonly LeftOut[]) =>
  Promise.all(
    leftOut.map(async ({ expertId, nodeId, reason }) => ({
      expertId,
      nodeId,
      reason: reason === null ? null : await sha256(reason),
    })),
  );
