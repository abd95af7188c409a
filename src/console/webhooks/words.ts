import { EVENTS, PING } from '../../domain/webhooks/events.ts';
import type { Delivery, Endpoint } from '../../domain/webhooks/schemas.ts';
import { beijingTime } from '../formats.ts';
import { MESSAGE_FAULT_TEXTS } from '../texts/webhooks.ts';
import type { Words } from '../texts.ts';

const isKnown = (type: string): type is keyof typeof EVENTS => Object.hasOwn(EVENTS, type);

/** What a message tells of; a type of a former release by its own name. */
export function eventName({ t, say }: Words, type: string): string {
  if (type === PING) return t('messageTest');
  return isKnown(type) ? say(EVENTS[type]) : type;
}

export function eventNames(words: Words, { events }: Endpoint): string {
  if (events === null) return words.t('webhookAllEvents');
  const names = events.map((type) => eventName(words, type));
  return names.join(words.language === 'zh' ? '、' : ', ');
}

/** What came of the last try. */
export function lastTry({ t, say }: Words, { tries }: Delivery): string {
  const last = tries.at(-1);
  if (last === undefined) return t('messageNever');
  const { number: n, triedAt, status, fault } = last;
  const reason = MESSAGE_FAULT_TEXTS[fault ?? ''];
  const outcome =
    status === null ? (reason ? say(reason) : (fault ?? '')) : t('messageAnswered', { status });
  return t('messageTry', { n, time: beijingTime(triedAt), outcome });
}
