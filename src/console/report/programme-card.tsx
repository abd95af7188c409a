import type { Bilingual } from '../../domain/schemas.ts';
import { CheckMark, CrossMark, PauseMark, PlusMark, QuestionMark } from '../parts/marks.tsx';
import { RuleStatusMark } from '../parts/rule-status.tsx';
import { OUTCOME_TEXTS, type Programme } from '../texts/route.ts';
import type { Words } from '../texts.ts';
import { RuleList } from './rule-list.tsx';

type Props = {
  readonly words: Words;
  readonly programme: Programme;
};

const OUTCOME_MARKS = {
  OPEN: <CheckMark />,
  CONDITIONS: <PlusMark />,
  INCOMPLETE: <QuestionMark />,
  LATER: <PauseMark />,
  SHUT: <CrossMark />,
} as const;

/** One way to money: whether it is open, why, what is missing, what would open it, who decides. */
export function ProgrammeCard({ words, programme }: Props) {
  const { t, say } = words;
  const { outcome, gates, missing, remedies, documents, steps } = programme;
  const kind = outcome.toLowerCase();
  return (
    <article class={`programme mark-${kind}`}>
      <header>
        <h3>{say(programme)}</h3>
        <span class={`outcome outcome-${kind}`}>
          {OUTCOME_MARKS[outcome]}
          {say(OUTCOME_TEXTS[outcome])}
        </span>
      </header>
      <p class="soft small">{say(programme.summary)}</p>
      <dl>
        <div>
          <dt>{t('whyLabel')}</dt>
          <dd>{why(words, programme)}</dd>
        </div>
        {missing.length === 0 ? null : (
          <div>
            <dt>{t('missingFacts')}</dt>
            <dd>{missing.map(say).join(words.language === 'zh' ? '、' : ', ')}</dd>
          </div>
        )}
        <Remedies words={words} remedies={remedies} />
        <div>
          <dt>{t('decidedBy')}</dt>
          <dd>
            {say(programme.decidedBy)} · <RuleStatusMark words={words} status={programme.status} />
          </dd>
        </div>
      </dl>
      <Documents words={words} documents={documents} />
      <Steps words={words} steps={steps} />
      <details class="more">
        <summary>{t('rulesLabelOf', { n: gates.length })}</summary>
        <RuleList words={words} rules={gates} />
      </details>
    </article>
  );
}

type DocumentsProps = { readonly words: Words; readonly documents: Programme['documents'] };

function Documents({ words: { t, say }, documents }: DocumentsProps) {
  if (documents.length === 0) return null;
  return (
    <details class="more">
      <summary>{t('documentsLabelOf', { n: documents.length })}</summary>
      <ul>
        {documents.map((document) => (
          <li>
            {say(document)}
            {document.isCurable ? <span class="soft small"> · {t('curable')}</span> : null}
          </li>
        ))}
      </ul>
    </details>
  );
}

type StepsProps = { readonly words: Words; readonly steps: Programme['steps'] };

function Steps({ words: { t, say }, steps }: StepsProps) {
  if (steps.length === 0) return null;
  return (
    <details class="more">
      <summary>{t('stepsLabelOf', { n: steps.length })}</summary>
      <ol>
        {steps.map((step) => (
          <li>
            {say(step)}
            <span class="soft small"> · {t('stepDays', { n: step.workingDays })}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}

function Remedies({ words, remedies }: { words: Words; remedies: readonly Bilingual[] }) {
  if (remedies.length === 0) return null;
  return (
    <div>
      <dt>{words.t('remediesLabel')}</dt>
      <dd>
        <ul>
          {remedies.map((remedy) => (
            <li>{words.say(remedy)}</li>
          ))}
        </ul>
      </dd>
    </div>
  );
}

function why({ t, say, language }: Words, { outcome, gates }: Programme): string {
  switch (outcome) {
    case 'OPEN':
      return t('whyOpen', { n: gates.length });
    case 'CONDITIONS':
      return t('whyConditions');
    case 'INCOMPLETE':
      return t('whyIncomplete', { n: gates.filter(({ holds }) => holds === null).length });
    case 'LATER':
      return t('whyLater');
    case 'SHUT': {
      const rules = gates.filter(({ blocks }) => blocks).map(say);
      return t('whyShut', { rules: rules.join(language === 'zh' ? '；' : '; ') });
    }
  }
}
