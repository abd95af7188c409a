import { AUDIT_REASON_TEXTS } from './texts/audit.ts';
import { TEXTS, type TextKey, type Words } from './texts.ts';

export const AUDIT_EXPORT_PATH = '/audit/export.ndjson';

/** What a browser offers to choose from. */
const FILES = '.ndjson,.jsonl,.txt';

/** What the script of this page says, by the names that it uses. */
const SENTENCES = {
  own: 'auditOwnExport',
  running: 'auditRunning',
  unread: 'auditUnread',
  valid: 'auditValid',
  counts: 'auditCounts',
  continues: 'auditContinues',
  broken: 'auditBroken',
  incomplete: 'auditIncomplete',
  where: 'auditWhere',
} as const satisfies Record<string, TextKey>;

function sentencesIn({ language, say }: Words): string {
  const own = Object.entries(SENTENCES).map(([name, key]) => [name, TEXTS[key][language]]);
  const reasons = Object.entries(AUDIT_REASON_TEXTS).map(([name, text]) => [name, say(text)]);
  return JSON.stringify(Object.fromEntries([...own, ...reasons]));
}

/** The regulator verifies the audit chain alone: here, or on a computer of its own. */
export function AuditPage({ words }: { words: Words }) {
  const { t } = words;
  return (
    <div class="narrow">
      <div class="title-row">
        <h1>{t('auditTitle')}</h1>
        <p class="lead">{t('auditLead')}</p>
      </div>
      <VerifyHere words={words} />
      <section class="card" aria-labelledby="download">
        <h2 id="download">{t('auditDownloadTitle')}</h2>
        <p>{t('auditDownloadHint')}</p>
        <p class="actions">
          <a class="button plain-button" href={AUDIT_EXPORT_PATH} download="audit.ndjson">
            {t('auditDownload')}
          </a>
        </p>
      </section>
      <section class="card" aria-labelledby="command">
        <h2 id="command">{t('auditCommandTitle')}</h2>
        <p>{t('auditCommandHint')}</p>
        <code class="command">npm run heheng -- audit verify audit.ndjson</code>
        <code class="command">
          npm run heheng -- audit verify --since earlier.ndjson audit.ndjson
        </code>
        <p class="soft small">{t('auditCommandResult', { valid: '{"valid":true,…}' })}</p>
      </section>
    </div>
  );
}

/** Everything that needs the script is hidden until the script shows it. */
function VerifyHere({ words }: { words: Words }) {
  const { t } = words;
  return (
    <section
      class="card"
      aria-labelledby="verify"
      data-audit={AUDIT_EXPORT_PATH}
      data-sentences={sentencesIn(words)}
    >
      <h2 id="verify">{t('auditVerifyTitle')}</h2>
      <noscript>
        <p>{t('auditNoScript')}</p>
      </noscript>
      <p data-insecure hidden>
        {t('auditInsecure')}
      </p>
      <div data-tools hidden>
        <p>{t('auditVerifyHint')}</p>
        <details class="more">
          <summary>{t('auditEarlier')}</summary>
          <p id="earlier-hint" class="soft small">
            {t('auditEarlierHint')}
          </p>
          <input
            id="earlier"
            type="file"
            accept={FILES}
            aria-label={t('auditEarlier')}
            aria-describedby="earlier-hint"
          />
        </details>
        <p class="actions">
          <button type="button" class="button" data-verify>
            {t('auditVerifyNow')}
          </button>
        </p>
        <div class="drop" data-drop>
          <label for="file">{t('auditChooseFile')}</label>
          <span id="file-hint" class="soft small">
            {t('auditDropHint')}
          </span>
          <input id="file" type="file" accept={FILES} aria-describedby="file-hint" />
        </div>
      </div>
      <progress max={1} hidden aria-label={t('auditVerifyTitle')} />
      <div class="result" role="status" tabindex={-1} data-verdict hidden />
    </section>
  );
}
