import { insertJudgments } from '../../db/panels.ts';
import type { ModelNode } from '../../engine/model-nodes.ts';
import { reciprocalText } from '../../engine/ratio-text.ts';
import { canonicalJson } from '../canonical.ts';
import { type Changed, change, read } from '../change.ts';
import type { Context } from '../context.ts';
import { DomainError, type Issue } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { requireRevision } from '../revision.ts';
import { describeNode, getWork } from './assignment.ts';
import { BASIS, chainOf } from './draft.ts';
import {
  type AssignedNode,
  type Judgment,
  type SaveJudgmentsInput,
  saveJudgmentsInput,
} from './judgment-schemas.ts';
import { idsOf } from './panel.ts';

/** Keeps what an expert says of one node, contradictions and gaps included; nothing is mended. */
export async function saveJudgments({
  ctx,
  input: { draftId, nodeId, revision, judgments: input },
}: {
  ctx: Context;
  input: {
    draftId: string;
    nodeId: string;
    revision: number | undefined;
    judgments: SaveJudgmentsInput;
  };
}): Promise<Changed<AssignedNode>> {
  const { countyCode, id: expertId } = requirePermission(ctx, 'weighting:judge');
  const given = saveJudgmentsInput.parse(input).judgments;
  const { history } = await read(ctx, (trx) => getWork(trx, ctx, draftId));
  const verb = 'weighting.judge';
  const request = { verb, input: { draftId, nodeId, input }, chain: chainOf(history.draft) };
  return change(ctx, request, async (trx) => {
    const work = await getWork(trx, ctx, draftId);
    const node = work.nodes.find(({ id }) => id === nodeId);
    if (node === undefined) throw new DomainError('NOT_FOUND');
    if (!work.isOpen) throw new DomainError('ROUND_NOT_OPEN');
    const said = inOrder(node, given);
    const before = work.expert.saidOf(nodeId);
    requireRevision(revision, before.revision);
    const saved = { revision: before.revision + 1, savedAt: ctx.now() };
    const { round } = work.round;
    const key = { countyCode, draftId, round, expertId, nodeId };
    await insertJudgments(trx, { ...key, ...saved, judgments: canonicalJson(said) });
    const expert = { ...work.expert, saidOf: () => ({ ...saved, said }) };
    const details = { round, node: nodeId, revision: saved.revision };
    const audit = { action: verb, subject: draftId, basis: BASIS, details };
    return { value: describeNode({ ...work, expert }, node), audit };
  });
}

/** Judgments as the matrix has them: the element that stands first in the row, pair after pair. */
function inOrder(node: ModelNode, given: readonly Judgment[]): Judgment[] {
  const ids = idsOf(node);
  const place = (id: string) => ids.indexOf(id);
  const issues = given.flatMap((judgment, k) => issuesOf(ids, given, judgment, k));
  if (issues.length > 0) throw new DomainError('JUDGMENTS_INVALID', issues);
  return given
    .map(({ row, column, value, comment }) =>
      place(row) < place(column)
        ? { row, column, value, comment }
        : { row: column, column: row, value: value && reciprocalText(value), comment },
    )
    .sort((a, b) => place(a.row) - place(b.row) || place(a.column) - place(b.column));
}

function issuesOf(
  ids: readonly string[],
  given: readonly Judgment[],
  judgment: Judgment,
  k: number,
): Issue[] {
  const unknown = (['row', 'column'] as const).filter((side) => !ids.includes(judgment[side]));
  if (unknown.length > 0) {
    return unknown.map((side) => ({
      pointer: `/judgments/${k}/${side}`,
      code: 'ELEMENT_UNKNOWN',
      zh: `该节点比较的是：${ids.join('、')}。`,
      en: `This node compares: ${ids.join(', ')}.`,
    }));
  }
  const pointer = `/judgments/${k}`;
  if (judgment.row === judgment.column) {
    const words = { zh: '不与自身比较。', en: 'Nothing is compared with itself.' };
    return [{ pointer, code: 'ELEMENT_WITH_ITSELF', ...words }];
  }
  if (given.findIndex((other) => isSamePair(other, judgment)) === k) return [];
  const words = { zh: '同一对只能判断一次。', en: 'A pair is judged once.' };
  return [{ pointer, code: 'PAIR_TWICE', ...words }];
}

const isSamePair = (a: Judgment, b: Judgment): boolean =>
  (a.row === b.row && a.column === b.column) || (a.row === b.column && a.column === b.row);
