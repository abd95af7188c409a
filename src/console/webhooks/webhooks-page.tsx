import type { Role } from '../../domain/context.ts';
import { EVENT_TYPES, isForRole } from '../../domain/webhooks/events.ts';
import type { Endpoint } from '../../domain/webhooks/schemas.ts';
import { beijingTime } from '../formats.ts';
import { ErrorSummary, Field, type FormState, PostForm, Problem } from '../parts/form.tsx';
import type { Words } from '../texts.ts';
import { WEBHOOKS, webhookPath } from './paths.ts';
import { eventName, eventNames } from './words.ts';

type Props = {
  readonly words: Words;
  readonly role: Role;
  readonly endpoints: readonly Endpoint[];
  readonly form: FormState;
  readonly chosen: readonly string[];
};

/** Which systems are told of what, and a form for one more. */
export function WebhooksPage(props: Props) {
  const { words, endpoints, form } = props;
  const { t } = words;
  return (
    <>
      <ErrorSummary words={words} problems={form.problems} />
      <h1>{t('webhooksTitle')}</h1>
      <p class="lead">{t('webhooksIntro')}</p>
      {endpoints.length === 0 ? (
        <p class="card">{t('webhooksNone')}</p>
      ) : (
        <EndpointTable words={words} endpoints={endpoints} />
      )}
      <EndpointForm {...props} />
    </>
  );
}

function EndpointTable({ words, endpoints }: Pick<Props, 'words' | 'endpoints'>) {
  const { t } = words;
  return (
    <section class="card">
      <table class="stacked">
        <caption class="hidden">{t('webhooksTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('webhookUrl')}</th>
            <th scope="col">{t('webhookEvents')}</th>
            <th scope="col">{t('webhookSince')}</th>
          </tr>
        </thead>
        <tbody>
          {endpoints.map((endpoint) => (
            <tr>
              <th scope="row">
                <a class="address" href={webhookPath(endpoint.endpointId)}>
                  {endpoint.url}
                </a>
              </th>
              <td data-label={t('webhookEvents')}>{eventNames(words, endpoint)}</td>
              <td data-label={t('webhookSince')}>{beijingTime(endpoint.createdAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function EndpointForm({ words, role, form, chosen }: Props) {
  const { t } = words;
  const common = { words, form };
  return (
    <section aria-labelledby="make">
      <h2 id="make" class="block-title">
        {t('webhookMakeTitle')}
      </h2>
      <PostForm class="form card" action={WEBHOOKS}>
        <Field
          {...common}
          name="url"
          label={t('webhookUrl')}
          hint={t('webhookUrlHint')}
          maxlength={2000}
          autocomplete="off"
        />
        <fieldset id="events" class="checks columns" aria-describedby="events-hint">
          <legend>{t('webhookEvents')}</legend>
          <p id="events-hint" class="soft small">
            {t('webhookEventsHint')}
          </p>
          <Problem {...common} name="events" />
          {EVENT_TYPES.filter((type) => isForRole(type, role)).map((type) => (
            <label class="check">
              <input type="checkbox" name="events" value={type} checked={chosen.includes(type)} />
              {eventName(words, type)}
            </label>
          ))}
        </fieldset>
        <button type="submit" class="button">
          {t('webhookMake')}
        </button>
      </PostForm>
    </section>
  );
}
