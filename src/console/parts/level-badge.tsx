import { LEVEL_ORDER, LEVEL_TEXTS, type Level } from '../texts/levels.ts';
import type { Words } from '../texts.ts';
import { LEVEL_MARKS, UnratedMark } from './marks.tsx';

const LEVEL_CLASSES = {
  NORMAL: 'normal',
  BLUE: 'blue',
  YELLOW: 'yellow',
  ORANGE: 'orange',
  RED: 'red',
  DATA_GAP: 'gap',
  REVIEW: 'review',
} as const satisfies Record<Level, string>;

/** The class that sets the ground, the ink and the mark of a level; null: not rated yet. */
export const levelClass = (level: Level | null): string =>
  `level-${level === null ? 'gap' : LEVEL_CLASSES[level]}`;

/** The colour of a level in a chart. */
export const levelColour = (level: Level | null): string =>
  `var(--${level === null ? 'gap' : LEVEL_CLASSES[level]}-mark)`;

/** The level of that name; null if there is none. */
export const knownLevel = (name: string): Level | null =>
  LEVEL_ORDER.find((level) => level === name) ?? null;

type Props = {
  readonly words: Words;
  readonly level: Level | null;
  readonly size?: 'small' | 'large';
};

/** A level as colour, shape and word. */
export function LevelBadge({ words, level, size = 'small' }: Props) {
  return (
    <span class={`badge ${levelClass(level)}${size === 'large' ? ' large' : ''}`}>
      {level === null ? <UnratedMark /> : LEVEL_MARKS[level]}
      {levelName(words, level, size === 'large' ? 'name' : 'short')}
    </span>
  );
}

export function levelName(words: Words, level: Level | null, form: 'name' | 'short'): string {
  return level === null ? words.t('unrated') : words.say(LEVEL_TEXTS[level][form]);
}

export function levelMeaning(words: Words, level: Level | null): string {
  return level === null ? words.t('unratedMeaning') : words.say(LEVEL_TEXTS[level].meaning);
}
