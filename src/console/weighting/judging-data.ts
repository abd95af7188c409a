import type { AssignedNode, Assignment } from '../../domain/weighting/judgment-schemas.ts';
import type { JudgingData } from '../client/judge.ts';
import { TEXTS, type TextKey, type Words } from '../texts.ts';
import { INTENSITIES, type Pair, pairsOf, scaleText } from './scale.ts';
import { judgmentSentence } from './words.ts';

/** What the script of a comparison computes with. */
export function judgingData(assignment: Assignment, node: AssignedNode, pair: Pair): JudgingData {
  const { method, randomIndex, consistencyRatioLimit } = assignment;
  return {
    elements: node.elements.map(({ id }) => id),
    row: pair.row.id,
    column: pair.column.id,
    others: pairsOf(node)
      .filter(({ number }) => number !== pair.number)
      .map(({ row, column, judgment }) => ({
        row: row.id,
        column: column.id,
        value: judgment?.value ?? null,
      })),
    dialect: { method, randomIndex, consistencyRatioLimit },
  };
}

const SENTENCES = {
  good: 'crGood',
  bad: 'crBad',
  unknown: 'crUnknown',
  figure: 'crAgainst',
  notYet: 'crNotYet',
  noWeight: 'notKnown',
} as const satisfies Record<string, TextKey>;

/** What the script says: what CR means, and each of the seventeen answers as a sentence. */
export function sentencesFor(words: Words, { row, column }: Pair): Record<string, string> {
  const names = [words.say(row), words.say(column)] as const;
  const values = [
    scaleText({ side: 'equal' }),
    ...INTENSITIES.flatMap((intensity) => [
      scaleText({ side: 'row', intensity }),
      scaleText({ side: 'column', intensity }),
    ]),
  ];
  return Object.fromEntries([
    ...Object.entries(SENTENCES).map(([name, key]) => [name, words.say(TEXTS[key])]),
    ...values.map((value) => [value, judgmentSentence(words, ...names, value)]),
  ]);
}
