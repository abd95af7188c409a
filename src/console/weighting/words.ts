import type { Bilingual } from '../../domain/schemas.ts';
import type { AssignedNode, Assignment } from '../../domain/weighting/judgment-schemas.ts';
import { INTENSITY_TEXTS } from '../texts/judging.ts';
import type { Words } from '../texts.ts';
import { answerOf } from './scale.ts';

/** "A matters clearly more than B", the more important one first. */
export function judgmentSentence(words: Words, row: string, column: string, value: string): string {
  const { t, say } = words;
  const answer = answerOf(value);
  if (answer.side === 'equal') return t('saysEqual', { a: row, b: column });
  const [a, b] = answer.side === 'row' ? [row, column] : [column, row];
  return t('saysMore', { a, b, how: say(INTENSITY_TEXTS[answer.intensity]) });
}

type Named = { readonly elements: readonly (Bilingual & { readonly id: string })[] };

/** What an element of a node is called; an id that is none of its elements stays an id. */
export function elementName(words: Words, { elements }: Named, id: string): string {
  const element = elements.find((one) => one.id === id);
  return element === undefined ? id : words.say(element);
}

/** A judgment on two elements of a node, by their ids. */
export function sentenceOf(words: Words, node: Named, row: string, column: string, value: string) {
  const [a, b] = [elementName(words, node, row), elementName(words, node, column)];
  return judgmentSentence(words, a, b, value);
}

export function nodeTitle(words: Words, node: Bilingual & { readonly nodeId: string }): string {
  return node.nodeId === 'GOAL'
    ? words.t('nodeGoal')
    : words.t('nodeIndicators', { name: words.say(node) });
}

/** A consistency ratio: three decimals tell what lies on which side of 0.10. */
export const ratioText = (ratio: number): string => ratio.toFixed(3);

/** A judgment as numbers are read: 5, 1/5, or what a group came to. */
export function intensityText(value: number): string {
  const big = value >= 1 ? value : 1 / value;
  const text = String(Number(big.toFixed(2)));
  return value >= 1 || text === '1' ? text : `1/${text}`;
}

export type NodeState = 'open' | 'gaps' | 'contradictory' | 'done';

/** How far an expert is with a node; gaps may stay, as long as there are weights. */
export function nodeState({ figures, savedAt }: Pick<AssignedNode, 'figures' | 'savedAt'>) {
  if (figures.isAcceptable) return 'done';
  if (figures.judged === 0 && savedAt === null) return 'open';
  return figures.isConnected ? 'contradictory' : 'gaps';
}

export const assignmentPath = ({ draftId }: Pick<Assignment, 'draftId'>): string =>
  `/weighting/assignments/${encodeURIComponent(draftId)}`;

export const nodePath = (assignment: Pick<Assignment, 'draftId'>, nodeId: string): string =>
  `${assignmentPath(assignment)}/${encodeURIComponent(nodeId)}`;

const HOUR_MS = 3_600_000;

/** How long there is until an instant. */
export function timeLeft({ t }: Words, until: string, now: Date): string {
  const hours = Math.floor((Date.parse(until) - now.getTime()) / HOUR_MS);
  if (hours < 0) return t('timeOver');
  return hours < 48
    ? t('timeLeftHours', { n: hours })
    : t('timeLeftDays', { n: Math.floor(hours / 24) });
}

type Timed = Pick<Assignment, 'isOpen' | 'isWithdrawn' | 'closesAt'>;

/** How much time an expert has, or why there is none. */
export function timeStanding(words: Words, { isOpen, isWithdrawn, closesAt }: Timed, now: Date) {
  if (isWithdrawn) return words.t('timeWithdrawn');
  return isOpen ? timeLeft(words, closesAt, now) : words.t('timeOver');
}
