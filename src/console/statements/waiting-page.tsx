import type { WaitingStatement, WaitingStatementList } from '../../domain/statements/schemas.ts';
import { beijingTime } from '../formats.ts';
import { NextPage } from '../parts/next-page.tsx';
import { localName, type Words } from '../texts.ts';

type Props = {
  readonly words: Words;
  readonly list: WaitingStatementList;
  readonly now: Date;
};

/** What waits to be verified, the oldest first. */
export function WaitingPage({ words, list, now }: Props) {
  const { t } = words;
  return (
    <div class="narrow">
      <div class="title-row">
        <h1>{t('waitingTitle')}</h1>
        <p class="lead">{t('waitingLead')}</p>
      </div>
      {list.items.length === 0 ? <p class="card">{t('waitingNone')}</p> : null}
      <ul class="tasks plain">
        {list.items.map((statement) => (
          <Waiting words={words} statement={statement} now={now} />
        ))}
      </ul>
      <NextPage words={words} path="/statements" next={list.next} />
    </div>
  );
}

type WaitingProps = Pick<Props, 'words' | 'now'> & { readonly statement: WaitingStatement };

function Waiting({ words, statement, now }: WaitingProps) {
  const { uscc, statementId, name, nameEn, fiscalYear, revision, submittedAt, isQuestioned } =
    statement;
  const line = { year: fiscalYear, n: revision, time: beijingTime(submittedAt) };
  return (
    <li>
      <a href={`/statements/${uscc}/${statementId}`}>{localName(words, name, nameEn)}</a>
      <span class="soft small">{words.t('waitingLine', line)}</span>
      {isQuestioned ? (
        <span class="badge level-yellow">{words.t('questionOpen')}</span>
      ) : (
        <span class="badge level-blue">{waited(words, submittedAt, now)}</span>
      )}
    </li>
  );
}

const DAY_MS = 86_400_000;

function waited({ t }: Words, since: string, now: Date): string {
  const days = Math.floor((now.getTime() - Date.parse(since)) / DAY_MS);
  if (days < 1) return t('waitingToday');
  return days === 1 ? t('waitingOneDay') : t('waitingDays', { n: days });
}
