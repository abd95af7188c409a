import { mayBlock, type RuleStatus, STATUS_TEXTS } from '../texts/route.ts';
import type { Words } from '../texts.ts';
import { HollowMark, SolidMark } from './marks.tsx';

type Props = { readonly words: Words; readonly status: RuleStatus };

/** How far a rule's source was seen: a solid mark may block, a hollow one only warns. */
export function RuleStatusMark({ words, status }: Props) {
  const { t, say } = words;
  return (
    <span class="status">
      {mayBlock(status) ? <SolidMark /> : <HollowMark />}
      {say(STATUS_TEXTS[status])}
      <span class="hidden">{`（${mayBlock(status) ? t('blocksMark') : t('warnsMark')}）`}</span>
    </span>
  );
}

export function RuleStatusLegend({ words: { t } }: { words: Words }) {
  return (
    <div class="legend">
      <h3>{t('legendTitle')}</h3>
      <p>
        <SolidMark />
        {t('legendBlocks')}
      </p>
      <p>
        <HollowMark />
        {t('legendWarns')}
      </p>
    </div>
  );
}
