import type {
  EvaluatedCooperative,
  Evaluation,
  Punctuality,
} from '../../domain/evaluations/schemas.ts';
import type { WrittenCell, WrittenSheet } from '../../domain/spreadsheets/write-workbook.ts';
import { beijingTime } from '../formats.ts';
import { localName, type Words } from '../texts.ts';
import { type Group, stateName } from './figures.ts';

type Value = string | number | null;

/** A column with what stands in it. */
type Column<Row> = {
  readonly title: string;
  readonly width: number;
  readonly isShare?: boolean;
  readonly of: (row: Row) => Value;
};

/** The evaluation as a workbook: by township, by cooperative, and how to read it. */
export const evaluationSheets = (words: Words, evaluation: Evaluation): WrittenSheet[] => [
  townSheet(words, evaluation),
  cooperativeSheet(words, evaluation),
  notesSheet(words, evaluation),
];

type NamedGroup = Group & { readonly name: string };

function townSheet(words: Words, { towns, total }: Evaluation): WrittenSheet {
  const { t } = words;
  const together = { ...total, name: t('evaluationTogether') };
  const rows = [...towns.map(({ town, ...group }) => ({ ...group, name: words.say(town) }))];
  return sheetOf(t('evaluationTowns'), [...rows, together], townColumns(words));
}

function townColumns(words: Words): Column<NamedGroup>[] {
  const { t } = words;
  const bodyOf = (name: string) => (group: NamedGroup) =>
    group.bodies.find(({ body }) => body === name) as Punctuality;
  return [
    { title: t('evaluationTown'), width: 16, of: ({ name }) => name },
    { title: t('evaluationCount'), width: 12, of: ({ cooperatives }) => cooperatives },
    ...sideColumns<NamedGroup>(words),
    ...duties<NamedGroup>(words, t('evaluationTownship'), bodyOf('township')),
    ...duties<NamedGroup>(words, t('evaluationBureau'), bodyOf('bureau')),
    ...duties<NamedGroup>(words, t('evaluationRegulator'), bodyOf('regulator')),
    { title: t('evaluationCases'), width: 14, of: ({ ages }) => ages?.cases ?? 0 },
    age(t('evaluationDaysInState'), 'medianDaysInState'),
    age(t('evaluationDaysInStateMax'), 'maxDaysInState'),
    age(t('evaluationDaysSinceNormal'), 'medianDaysSinceNormal'),
    age(t('evaluationDaysSinceNormalMax'), 'maxDaysSinceNormal'),
    ...moveColumns<NamedGroup>(words),
  ];
}

const age = (title: string, key: keyof NonNullable<Group['ages']>): Column<NamedGroup> => ({
  ...{ title, width: 16, of: ({ ages }: NamedGroup) => ages?.[key] ?? null },
});

function cooperativeSheet(words: Words, { cooperatives, towns }: Evaluation): WrittenSheet {
  const { t } = words;
  const townNames = new Map(towns.map(({ town }) => [town.townId, words.say(town)]));
  const columns: Column<EvaluatedCooperative>[] = [
    { title: t('evaluationUscc'), width: 22, of: ({ uscc }) => uscc },
    { title: t('evaluationOf'), width: 34, of: (it) => localName(words, it.name, it.nameEn) },
    { title: t('evaluationTown'), width: 14, of: ({ townId }) => townNames.get(townId) ?? townId },
    { title: t('evaluationLevels'), width: 40, of: (it) => levelsText(words, it) },
    ...sideColumns<EvaluatedCooperative>(words),
    ...moveColumns<EvaluatedCooperative>(words),
  ];
  return sheetOf(t('evaluationCooperatives'), cooperatives, columns);
}

const levelsText = (words: Words, { levels }: EvaluatedCooperative): string =>
  levels
    .map(({ state, since }) => `${beijingTime(since).slice(0, 10)} ${stateName(words, state)}`)
    .join(' → ');

function notesSheet(words: Words, { asOf, isComplete }: Evaluation): WrittenSheet {
  const { t } = words;
  const unfinished = isComplete ? [] : [t('evaluationAsOf', { time: beijingTime(asOf) })];
  const channel = `${t('evaluationChannel')}: ${t('evaluationNotRecorded')}`;
  const notes = [...unfinished, t('evaluationLead'), t('evaluationBasis'), channel];
  const columns = [{ title: t('evaluationNotes'), width: 120, of: (note: string) => note }];
  return sheetOf(t('evaluationNotes'), notes, columns);
}

type Sides = Pick<Group, 'cooperative' | 'government'>;

const sideColumns = <Row extends Sides>(words: Words): Column<Row>[] => [
  ...duties<Row>(words, words.t('evaluationOf'), ({ cooperative }) => cooperative),
  ...duties<Row>(words, words.t('evaluationGovernment'), ({ government }) => government),
];

function duties<Row>({ t }: Words, who: string, of: (row: Row) => Punctuality): Column<Row>[] {
  const column = (title: string, key: keyof Punctuality): Column<Row> => ({
    ...{ title, width: 16, isShare: key === 'rate', of: (row: Row) => of(row)[key] },
  });
  return [
    column(t('evaluationRate', { who }), 'rate'),
    column(t('evaluationOnTime', { who }), 'onTime'),
    column(t('evaluationLate', { who }), 'late'),
    column(t('evaluationLateOpen', { who }), 'lateOpen'),
    column(t('evaluationOpen', { who }), 'open'),
  ];
}

type Moves = Pick<Group, 'leftNormal' | 'returned' | 'closed'>;

const moveColumns = <Row extends Moves>({ t }: Words): Column<Row>[] => [
  { title: t('evaluationLeftNormal'), width: 14, of: ({ leftNormal }) => leftNormal },
  { title: t('evaluationReturned'), width: 14, of: ({ returned }) => returned },
  { title: t('evaluationClosed'), width: 14, of: ({ closed }) => closed },
  { title: t('evaluationChannel'), width: 18, of: () => t('evaluationNotRecorded') },
];

const sheetOf = <Row>(
  name: string,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
): WrittenSheet => ({
  name,
  widths: columns.map(({ width }) => width),
  headRows: 1,
  rows: [
    columns.map(({ title }) => ({ kind: 'heading', text: title })),
    ...rows.map((row) => columns.map(({ of, isShare }) => cellOf(of(row), isShare))),
  ],
});

const cellOf = (value: Value, isShare = false): WrittenCell =>
  typeof value === 'string'
    ? { kind: 'text', text: value }
    : { kind: isShare ? 'share' : 'count', number: value };
