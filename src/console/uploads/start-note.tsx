import type { OpenedForm } from '../../domain/imports/open-form.ts';
import { beijingTime } from '../formats.ts';
import { STATEMENT_STATE_TEXTS } from '../texts/levels.ts';
import type { Words } from '../texts.ts';
import { FILL_PATH } from './form-words.ts';

/** Where the amounts come from that a form was opened with. */
export function StartNote({ words: { t, say }, opened }: { words: Words; opened: OpenedForm }) {
  const { start, uscc, fiscalYear, form } = opened;
  switch (start.kind) {
    case 'blank':
      return null;
    case 'lastYear': {
      const said = { year: start.fiscalYear, state: say(STATEMENT_STATE_TEXTS[start.state]) };
      return <p>{t('startLastYear', said)}</p>;
    }
    case 'correction': {
      const said = { n: start.revision, state: say(STATEMENT_STATE_TEXTS[start.state]) };
      return <p>{t('startCorrection', said)}</p>;
    }
    case 'typed': {
      const afresh = new URLSearchParams({
        uscc,
        fiscalYear: String(fiscalYear),
        form,
        afresh: '1',
      });
      return (
        <>
          <p>{t('startTyped', { when: beijingTime(start.at) })}</p>
          <p>
            <a href={`/uploads/${start.importId}`}>{t('startSeeChecked')}</a>
            {' · '}
            <a href={`${FILL_PATH}?${afresh}`}>{t('startAfresh')}</a>
          </p>
        </>
      );
    }
  }
}

/** What to do where a session ended while a form was filled in. */
export const SignedOutNote = ({ words: { t } }: { words: Words }) => (
  <>
    <p>{t('fillSignInAgain')}</p>
    <p>
      <a href="/sign-in" target="_blank" rel="noopener">
        {t('signInTitle')}
      </a>
    </p>
  </>
);
