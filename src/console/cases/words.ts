import type { CaseEntry, DutyOf } from '../../domain/cases/schemas.ts';
import { ROLE_TEXTS } from '../texts/levels.ts';
import type { Words } from '../texts.ts';

type Body = DutyOf['body'];

export const bodyName = ({ say }: Words, body: Body): string => say(ROLE_TEXTS[body].name);

export const bodyNames = (words: Words, bodies: readonly Body[]): string =>
  bodies.map((body) => bodyName(words, body)).join(words.language === 'zh' ? '、' : ', ');

/** Who made an entry of the timeline; the sweeper is nobody's role. */
export function byWhom(words: Words, { role }: Pick<CaseEntry, 'role'>): string {
  return role in ROLE_TEXTS
    ? words.say(ROLE_TEXTS[role as keyof typeof ROLE_TEXTS].name)
    : words.t('entryBySystem');
}
