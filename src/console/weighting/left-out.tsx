import type { Bilingual } from '../../domain/schemas.ts';
import type { Draft, LeftOut } from '../../domain/weighting/schemas.ts';
import type { Words } from '../texts.ts';
import { nodeTitle } from './words.ts';

type Props = {
  readonly words: Words;
  readonly leftOut: readonly LeftOut[];
  readonly experts: readonly { readonly expertId: string; readonly name: string }[];
  readonly nodes: readonly (Bilingual & { readonly nodeId: string })[];
};

/** Whose judgments do not count, on what, and why. */
export function LeftOutList({ words, leftOut, experts, nodes }: Props) {
  const { t } = words;
  if (leftOut.length === 0) return null;
  return (
    <section class="card" aria-labelledby="left-out">
      <h2 id="left-out">{t('leftOutTitle')}</h2>
      <ul class="answers">
        {leftOut.map(({ expertId, nodeId, reason }) => {
          const node = nodes.find((one) => one.nodeId === nodeId);
          return (
            <li>
              <b>{experts.find((one) => one.expertId === expertId)?.name ?? expertId}</b>
              {` · ${node === undefined ? t('leftOutAll') : nodeTitle(words, node)}`}
              <br />
              <span class="soft">{reason ?? t('leftOutRule')}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What the round that was closed last left out. */
export function LeftOutOfRound({ words, draft }: { words: Words; draft: Draft }) {
  const closed = draft.rounds.findLast(({ closedAt }) => closedAt !== null);
  if (closed === undefined) return null;
  const { excluded, members } = closed;
  return (
    <LeftOutList words={words} leftOut={excluded} experts={members} nodes={draft.nodes ?? []} />
  );
}
