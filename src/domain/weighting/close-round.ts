import { insertClosing } from '../../db/panels.ts';
import { groupMatrix } from '../../engine/group-matrix.ts';
import { type Dialect, nodeStanding } from '../../engine/judged-node.ts';
import { type ModelNode, modelNodes } from '../../engine/model-nodes.ts';
import { canonicalJson } from '../canonical.ts';
import type { Changed } from '../change.ts';
import type { Context } from '../context.ts';
import { DomainError, type Issue } from '../errors.ts';
import { requirePermission } from '../permissions.ts';
import { changeDraft } from './change-draft.ts';
import { type Exclusion, excludes } from './closing.ts';
import { aggregationOf } from './describe.ts';
import { BASIS, baseOf } from './draft.ts';
import { dialectOf, idsOf, opinionsOf, type PanelExpert, panelOf } from './panel.ts';
import { type CloseRoundInput, closeRoundInput, type Draft } from './schemas.ts';
import { whyUnusable } from './why-unusable.ts';

/** One opinion is no panel. */
const OPINIONS_MIN = 2;

/**
 * Ends a round and aggregates it by the draft's dialect. What cannot be weighed is not left out in
 * silence: the bureau names it with a reason, which the regulator reads.
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
    requireUsable(nodes, panel, dialect, excluded);
    const matrices = Object.fromEntries(
      nodes.map((node) => {
        const opinions = opinionsOf(node, panel, dialect.randomIndex, excludes(excluded));
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
      excluded: canonicalJson(excluded),
      closedAt: ctx.now(),
    });
    const details = { round, excluded: excluded.map(({ reason: _reason, ...it }) => it) };
    return { action: verb, subject: draftId, basis: BASIS, details };
  });
}

function requireUsable(
  nodes: readonly ModelNode[],
  panel: readonly PanelExpert[],
  dialect: Dialect,
  excluded: readonly Exclusion[],
): void {
  const issues = [
    ...excluded.flatMap((exclusion, k) => unknownExclusion(nodes, panel, exclusion, k)),
    ...nodes.flatMap((node) => issuesOf(node, panel, dialect, excluded)),
  ];
  if (issues.length > 0) throw new DomainError('JUDGMENTS_UNUSABLE', issues);
}

function unknownExclusion(
  nodes: readonly ModelNode[],
  panel: readonly PanelExpert[],
  { expertId, nodeId }: Exclusion,
  k: number,
): Issue[] {
  const isKnown =
    panel.some(({ member }) => member.expertId === expertId) &&
    nodes.some(({ id }) => id === nodeId);
  if (isKnown) return [];
  const words = {
    zh: '本轮没有这位专家，或没有这个节点。',
    en: 'There is no such expert in the round, or no such node.',
  };
  return [{ pointer: `/excluded/${k}`, code: 'EXCLUSION_UNKNOWN', ...words }];
}

function issuesOf(
  node: ModelNode,
  panel: readonly PanelExpert[],
  dialect: Dialect,
  excluded: readonly Exclusion[],
): Issue[] {
  const isExcluded = excludes(excluded);
  const counted = panel.filter(({ member }) => !isExcluded(member.expertId, node.id));
  const unusable = counted.flatMap(({ member, saidOf }): Issue[] => {
    const standing = nodeStanding(idsOf(node), saidOf(node.id).said, dialect);
    if (standing.isAcceptable) return [];
    const { code, zh, en } = whyUnusable(node, standing);
    const pointer = `/experts/${member.expertId}/nodes/${node.id}`;
    return [{ pointer, code, zh: `${member.name}：${zh}`, en: `${member.name}: ${en}` }];
  });
  if (counted.length >= OPINIONS_MIN) return unusable;
  const few: Issue = {
    pointer: `/nodes/${node.id}`,
    code: 'OPINIONS_TOO_FEW',
    zh: `“${node.zh}”：至少需要两位专家的判断。`,
    en: `${node.en}: the judgments of two experts are needed at least.`,
  };
  return [...unusable, few];
}
