import type { ReportProps } from './types.ts';

type Asked = ReportProps['report']['application'][number];

/** What a cooperative would apply for: asked with the page itself, kept nowhere. */
export function ApplicationForm({ words, report: { cooperative, application } }: ReportProps) {
  const { t, say } = words;
  return (
    <form
      class="filters application"
      method="get"
      action={`/cooperatives/${cooperative.uscc}#route`}
      aria-label={t('applicationTitle')}
    >
      <p class="soft small">{t('applicationLead')}</p>
      {application.map((asked) => (
        <div>
          <label for={asked.fact}>
            {say(asked)}
            {asked.unit === 'yuan' ? t('inYuan') : null}
          </label>
          <Answer words={words} asked={asked} />
          {asked.problem === null ? null : (
            <p class="field-error" id={`${asked.fact}-problem`}>
              {say(asked.problem)}
            </p>
          )}
        </div>
      ))}
      <button type="submit" class="button">
        {t('applicationAsk')}
      </button>
    </form>
  );
}

function Answer({ words: { t }, asked }: { words: ReportProps['words']; asked: Asked }) {
  const { fact, unit, said, problem } = asked;
  const described =
    problem === null ? {} : { 'aria-invalid': true, 'aria-describedby': `${fact}-problem` };
  if (unit === 'yuan') {
    return (
      <input
        id={fact}
        name={fact}
        inputmode="decimal"
        pattern="\d{1,12}(\.\d{1,2})?"
        value={said ?? ''}
        {...described}
      />
    );
  }
  return (
    <select id={fact} name={fact} {...described}>
      <option value="">{t('notSaid')}</option>
      <option value="true" selected={said === 'true'}>
        {t('yes')}
      </option>
      <option value="false" selected={said === 'false'}>
        {t('no')}
      </option>
    </select>
  );
}
