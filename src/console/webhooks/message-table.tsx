import type { Delivery } from '../../domain/webhooks/schemas.ts';
import { beijingTime } from '../formats.ts';
import { PostForm } from '../parts/form.tsx';
import { MESSAGE_STATE_TEXTS } from '../texts/webhooks.ts';
import type { Words } from '../texts.ts';
import { eventName, lastTry } from './words.ts';

type Props = {
  readonly words: Words;
  /** The address of their endpoint's page. */
  readonly path: string;
  readonly messages: readonly Delivery[];
};

const COLUMNS = [
  ...['messageType', 'messageAbout', 'messageMade', 'messageState'],
  ...['messageLastTry', 'messageNextTry', 'messageReplay'],
] as const;

/** Messages with what came of them; those that wait for nothing are sent again on request. */
export function MessageTable({ words, path, messages }: Props) {
  const { t } = words;
  return (
    <table class="stacked">
      <caption class="hidden">{t('messagesTitle')}</caption>
      <thead>
        <tr>
          {COLUMNS.map((key) => (
            <th scope="col">{t(key)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {messages.map((message) => (
          <Message words={words} path={path} message={message} />
        ))}
      </tbody>
    </table>
  );
}

const LOOKS = {
  pending: 'blue',
  delivered: 'normal',
  'given-up': 'red',
  withheld: 'gap',
} as const satisfies Record<Delivery['state'], string>;

function Message({ words, path, message }: Omit<Props, 'messages'> & { message: Delivery }) {
  const { t, say } = words;
  const { deliveryId, type, uscc, state, createdAt, nextTryAt } = message;
  const name = eventName(words, type);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-label={t('messageAbout')}>{uscc ?? t('messageNever')}</td>
      <td data-label={t('messageMade')}>{beijingTime(createdAt)}</td>
      <td data-label={t('messageState')}>
        <span class={`badge level-${LOOKS[state]}`}>{say(MESSAGE_STATE_TEXTS[state])}</span>
      </td>
      <td data-label={t('messageLastTry')}>{lastTry(words, message)}</td>
      <td data-label={t('messageNextTry')}>
        {nextTryAt === null ? t('messageNever') : beijingTime(nextTryAt)}
      </td>
      <td>
        {state === 'pending' ? null : (
          <PostForm class="inline" action={`${path}/deliveries/${deliveryId}`}>
            <button type="submit" class="text-button">
              {t('messageReplay')}
              <span class="hidden">
                : {name} {beijingTime(createdAt)}
              </span>
            </button>
          </PostForm>
        )}
      </td>
    </tr>
  );
}
