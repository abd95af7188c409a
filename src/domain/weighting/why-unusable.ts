import type { NodeStanding } from '../../engine/judged-node.ts';
import type { ModelNode } from '../../engine/model-nodes.ts';
import type { Issue } from '../errors.ts';

/** Why judgments of a node cannot be weighed. */
export function whyUnusable(
  { zh, en }: ModelNode,
  { isConnected, groups, consistencyRatio }: NodeStanding,
): Omit<Issue, 'pointer'> {
  if (!isConnected) {
    const named = groups.map((group) => `{${group.join(', ')}}`).join(' ');
    return {
      code: 'NODE_NOT_CONNECTED',
      zh: `“${zh}”：以下各组之间还没有任何比较：${named}。`,
      en: `${en}: these groups were not compared with each other yet: ${named}.`,
    };
  }
  const ratio = (consistencyRatio ?? 0).toFixed(4);
  return {
    code: 'NODE_INCONSISTENT',
    zh: `“${zh}”：一致性比率 ${ratio}，判断互相矛盾过多。`,
    en: `${en}: the judgments contradict each other too much (CR ${ratio}).`,
  };
}
