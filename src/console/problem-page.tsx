import type { Bilingual } from '../domain/schemas.ts';
import type { TextKey, Words } from './texts.ts';

export const PROBLEM_KINDS = [
  'NotFound',
  'Forbidden',
  'SecondFactor',
  'Input',
  'Broken',
  'Refused',
] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

type Props = {
  readonly words: Words;
  readonly kind: ProblemKind;
  /** What exactly was wrong, where that may be told. */
  readonly details: readonly Bilingual[];
  readonly requestId: string;
};

export const problemTitle = ({ t }: Words, kind: ProblemKind): string => t(TITLES[kind]);

const TITLES = {
  NotFound: 'problemNotFound',
  Forbidden: 'problemForbidden',
  SecondFactor: 'problemSecondFactor',
  Input: 'problemInput',
  Broken: 'problemBroken',
  Refused: 'problemRefused',
} as const satisfies Record<ProblemKind, TextKey>;

const NEXT = {
  NotFound: 'problemNotFoundNext',
  Forbidden: 'problemForbiddenNext',
  SecondFactor: 'problemSecondFactorNext',
  Input: 'problemInputNext',
  Broken: 'problemBrokenNext',
  Refused: 'problemRefusedNext',
} as const satisfies Record<ProblemKind, TextKey>;

/** What went wrong, what to do, and the number to quote. */
export function ProblemPage({ words, kind, details, requestId }: Props) {
  const { t, say } = words;
  return (
    <div class="narrow">
      <h1>{problemTitle(words, kind)}</h1>
      {details.map((detail) => (
        <p class="lead">{say(detail)}</p>
      ))}
      <section class="card" aria-labelledby="next">
        <h2 id="next">{t('problemNextTitle')}</h2>
        <p>{t(NEXT[kind])}</p>
        {kind === 'SecondFactor' ? (
          <p>
            <a href="/account">{t('accountTitle')}</a>
          </p>
        ) : null}
        <p>
          <a href="/">{t('backToOverview')}</a>
        </p>
      </section>
      <p class="soft small">
        {t('problemRequestId')} <code>{requestId}</code> · {t('problemRequestHint')}
      </p>
    </div>
  );
}
