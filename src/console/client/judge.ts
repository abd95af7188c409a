import { type Dialect, nodeStanding, type SaidJudgment } from '../../engine/judged-node.ts';
import { fill, required, type Sentences, sentencesOf } from './page.ts';

/*
 * Weights and consistency while an expert is choosing an answer, computed as the server computes
 * them. Nothing is saved here: the form is sent as it is without this script.
 */

/** What the page gives along: the group of elements, the pair that is asked, all other answers. */
export type JudgingData = {
  readonly elements: readonly string[];
  readonly row: string;
  readonly column: string;
  readonly others: readonly SaidJudgment[];
  readonly dialect: Dialect;
};

function start(): void {
  const live = required<HTMLElement>(document, '[data-judge]');
  const form = required<HTMLFormElement>(live, 'form[data-compare]');
  const data = JSON.parse(live.dataset.judge ?? '') as JudgingData;
  const say = sentencesOf(live);
  const update = () => {
    const value = answerIn(form);
    required<HTMLElement>(form, '[data-answer]').textContent = say[value ?? ''] ?? '';
    show(live, say, data, value);
  };
  form.addEventListener('change', update);
  update();
}

/** The judgment that the form says now, as it would be saved; null where it is not whole. */
function answerIn(form: HTMLFormElement): string | null {
  const given = new FormData(form);
  const [side, intensity] = [given.get('side'), given.get('intensity')];
  if (side === 'equal') return '1';
  if (typeof intensity !== 'string') return null;
  if (side === 'row') return intensity;
  return side === 'column' ? `1/${intensity}` : null;
}

function show(live: HTMLElement, say: Sentences, data: JudgingData, value: string | null): void {
  const { elements, row, column, others, dialect } = data;
  const standing = nodeStanding(elements, [...others, { row, column, value }], dialect);
  const { consistencyRatio: ratio, weights, isAcceptable } = standing;
  const state = ratio === null ? 'unknown' : isAcceptable ? 'good' : 'bad';
  const note = required<HTMLElement>(live, '[data-consistency]');
  note.dataset.consistency = state;
  required<HTMLElement>(note, '[data-consistency-word]').textContent = say[state] ?? '';
  required<HTMLElement>(note, '[data-consistency-figure]').textContent =
    ratio === null
      ? (say.notYet ?? '')
      : fill(say.figure, {
          cr: ratio.toFixed(3),
          limit: dialect.consistencyRatioLimit.toFixed(2),
        });
  const largest = Math.max(0.01, ...Object.values(weights ?? {}));
  for (const line of live.querySelectorAll<HTMLElement>('[data-element]')) {
    const weight = weights?.[line.dataset.element ?? ''];
    required<HTMLElement>(line, '[data-weight]').textContent =
      weight === undefined ? (say.noWeight ?? '') : `${(weight * 100).toFixed(1)}%`;
    required<HTMLElement>(line, '[data-bar]').style.width = `${((weight ?? 0) / largest) * 100}%`;
  }
}

start();
