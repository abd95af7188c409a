import type { DeliveryList, Endpoint } from '../../domain/webhooks/schemas.ts';
import { ErrorSummary, type FormState, PostForm } from '../parts/form.tsx';
import { NextPage } from '../parts/next-page.tsx';
import type { Words } from '../texts.ts';
import { MessageTable } from './message-table.tsx';
import { deletionPath, WEBHOOKS, webhookPath } from './paths.ts';
import { eventNames } from './words.ts';

type Props = {
  readonly words: Words;
  readonly endpoint: Endpoint;
  readonly messages: DeliveryList;
  readonly form: FormState;
};

/** One address: what it is told, what was sent to it and what came of that. */
export function WebhookPage({ words, endpoint, messages, form }: Props) {
  const { t } = words;
  const path = webhookPath(endpoint.endpointId);
  return (
    <>
      <ErrorSummary words={words} problems={form.problems} />
      <a class="back" href={WEBHOOKS}>
        ← {t('webhooksTitle')}
      </a>
      <h1 class="address">{endpoint.url}</h1>
      <p class="lead">
        {t('webhookEvents')}
        {words.language === 'zh' ? '：' : ': '}
        {eventNames(words, endpoint)}
      </p>
      <div class="actions">
        <PostForm class="inline" action={`${path}/ping`}>
          <button type="submit" class="button">
            {t('webhookPing')}
          </button>
        </PostForm>
        <a class="button plain-button" href={deletionPath(endpoint.endpointId)}>
          {t('webhookDelete')}
        </a>
      </div>
      <section class="card" aria-labelledby="messages">
        <h2 id="messages">{t('messagesTitle')}</h2>
        <p class="soft section-head">{t('webhookPingHint')}</p>
        {messages.items.length === 0 ? (
          <p>{t('messagesNone')}</p>
        ) : (
          <MessageTable words={words} path={path} messages={messages.items} />
        )}
        <NextPage words={words} path={path} next={messages.next} />
      </section>
    </>
  );
}

/** Asks once more before an address is deleted. */
export function DeletionPage({ words: { t }, endpoint }: Pick<Props, 'words' | 'endpoint'>) {
  return (
    <div class="narrow">
      <h1>{t('webhookDeleteTitle')}</h1>
      <section class="card">
        <p class="address">
          <b>{endpoint.url}</b>
        </p>
        <p>{t('webhookDeleteHint')}</p>
        <div class="actions">
          <PostForm class="inline" action={deletionPath(endpoint.endpointId)}>
            <button type="submit" class="button">
              {t('webhookDelete')}
            </button>
          </PostForm>
          <a class="button plain-button" href={webhookPath(endpoint.endpointId)}>
            {t('webhookKeep')}
          </a>
        </div>
      </section>
    </div>
  );
}
