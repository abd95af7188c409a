import { type Dialect, nodeStanding } from '../../engine/judged-node.ts';
import type { ModelNode } from '../../engine/model-nodes.ts';
import { DomainError, type Issue } from '../errors.ts';
import { excludes } from './closing.ts';
import { type Exclusion, OPINIONS_MIN } from './inputs.ts';
import { idsOf, type PanelExpert } from './panel.ts';
import type { LeftOut } from './schemas.ts';
import { whyUnusable } from './why-unusable.ts';

type RoundToClose = {
  readonly nodes: readonly ModelNode[];
  readonly panel: readonly PanelExpert[];
  readonly dialect: Dialect;
  /** What the bureau leaves out. */
  readonly excluded: readonly Exclusion[];
  /** Whether the time of the round is up. */
  readonly isOver: boolean;
};

/** All that does not count when a round is closed; refused while anything else cannot be weighed. */
export function requireUsable(round: RoundToClose): LeftOut[] {
  const { nodes, panel, dialect, excluded, isOver } = round;
  const waitedFor = panel.filter((expert) => !isDone(expert, excluded));
  refuse([
    ...excluded.flatMap((exclusion, k) => unknownExclusion(round, exclusion, k)),
    ...(isOver ? [] : waitedFor.map(unfinished)),
  ]);
  const byRule = waitedFor.map(({ member: { expertId } }) => ({
    expertId,
    nodeId: null,
    reason: null,
  }));
  const leftOut = [...excluded, ...byRule];
  refuse(nodes.flatMap((node) => issuesOf(node, panel, dialect, leftOut)));
  return leftOut;
}

function refuse(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new DomainError('JUDGMENTS_UNUSABLE', issues);
}

const isDone = ({ member, finishedAt }: PanelExpert, excluded: readonly Exclusion[]): boolean =>
  finishedAt !== null ||
  excluded.some(({ expertId, nodeId }) => expertId === member.expertId && nodeId === null);

function unknownExclusion(
  { nodes, panel }: RoundToClose,
  { expertId, nodeId }: Exclusion,
  k: number,
): Issue[] {
  const isKnown =
    panel.some(({ member }) => member.expertId === expertId) &&
    (nodeId === null || nodes.some(({ id }) => id === nodeId));
  if (isKnown) return [];
  const words = {
    zh: '本轮没有这位专家，或没有这个节点。',
    en: 'There is no such expert in the round, or no such node.',
  };
  return [{ pointer: `/excluded/${k}`, code: 'EXCLUSION_UNKNOWN', ...words }];
}

const unfinished = ({ member: { expertId, name } }: PanelExpert): Issue => ({
  pointer: `/experts/${expertId}`,
  code: 'EXPERT_UNFINISHED',
  zh: `${name}还没有完成；请等其完成或等到截止，或注明理由不计入。`,
  en: `${name} has not finished: wait for that or for the end of the round, or leave them out for a reason.`,
});

function issuesOf(
  node: ModelNode,
  panel: readonly PanelExpert[],
  dialect: Dialect,
  leftOut: readonly LeftOut[],
): Issue[] {
  const isLeftOut = excludes(leftOut);
  const counted = panel.filter(({ member }) => !isLeftOut(member.expertId, node.id));
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
