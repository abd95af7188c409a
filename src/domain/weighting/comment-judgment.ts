import { draftHistory } from '../../db/drafts.ts';
import { insertComment } from '../../db/panels.ts';
import { type ModelNode, modelNodes } from '../../engine/model-nodes.ts';
import { type Changed, change, read } from '../change.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { requireState } from './change-draft.ts';
import { BASIS, baseOf, chainOf, getDraftRow, noteActor } from './draft.ts';
import { idsOf } from './panel.ts';
import {
  type CommentJudgmentInput,
  commentJudgmentInput,
  type JudgmentComment,
} from './review-schemas.ts';
import { describeComment } from './reviewed-node.ts';

/** What the regulator notes down about a node or one judgment of it, while it is in review. */
export async function commentJudgment({
  ctx,
  input: { draftId, comment: input },
}: {
  ctx: Context;
  input: { draftId: string; comment: CommentJudgmentInput };
}): Promise<Changed<JudgmentComment>> {
  const { countyCode, id: commentedBy, role } = requirePermission(ctx, 'weighting:review');
  const { nodeId, row: rowId, column: columnId, text } = commentJudgmentInput.parse(input);
  const draft = await read(ctx, (trx) => getDraftRow(trx, ctx, draftId));
  const verb = 'weighting.comment';
  const request = { verb, input: { draftId, input }, chain: chainOf(draft) };
  return change(ctx, request, async (trx) => {
    requireState(await draftHistory(trx, draft), ctx, ['IN_REVIEW']);
    requirePlace(modelNodes((await baseOf(trx, draft)).file), nodeId, rowId, columnId);
    const row = {
      countyCode,
      draftId,
      commentId: ctx.newId('wcm'),
      nodeId,
      rowId,
      columnId,
      text,
      commentedBy,
      checkerRole: role,
      commentedAt: ctx.now(),
    };
    await insertComment(trx, row);
    await noteActor(trx, ctx, draftId);
    const details = { comment: row.commentId, node: nodeId, row: rowId, column: columnId };
    const audit = { action: verb, subject: draftId, basis: BASIS, details };
    return { value: describeComment(row), audit };
  });
}

function requirePlace(
  nodes: readonly ModelNode[],
  nodeId: string,
  row: string | null,
  column: string | null,
): void {
  const node = nodes.find(({ id }) => id === nodeId);
  const ids = node === undefined ? [] : idsOf(node);
  const isWhole = row === null && column === null;
  const isPair =
    row !== null && column !== null && ids.includes(row) && ids.includes(column) && row !== column;
  if (node !== undefined && (isWhole || isPair)) return;
  const words = {
    zh: '请指明一个节点，或其中的一对要素。',
    en: 'Name a node, or a pair of its elements.',
  };
  const pointer = node === undefined ? '/nodeId' : '/row';
  throw new DomainError('JUDGMENTS_INVALID', [{ pointer, code: 'PLACE_UNKNOWN', ...words }]);
}
