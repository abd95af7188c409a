import type {
  EvaluatedCooperative,
  Evaluation,
  Punctuality,
} from '../../domain/evaluations/schemas.ts';
import { beijingTime, percent } from '../formats.ts';
import { ScrollRegion } from '../parts/figure.tsx';
import { knownLevel, LevelBadge } from '../parts/level-badge.tsx';
import { localName, type Words } from '../texts.ts';
import { type Group, type State, stateName } from './figures.ts';

type Props = { readonly words: Words; readonly evaluation: Evaluation };

/** Both sides side by side, township by township, and together. */
export function TownTable({ words, evaluation: { towns, total } }: Props) {
  const { t } = words;
  const rates = [...SIDES, ...BODIES].map((who) => rateOf(words, who));
  const moves = MOVES.map((key) => t(key));
  const first = [t('evaluationTown'), t('evaluationCount')];
  const columns = [...first, ...rates, t('evaluationCases'), ...moves];
  return (
    <Figures words={words} id="towns" title={t('evaluationTowns')} columns={columns}>
      {towns.map(({ town, ...group }) => (
        <GroupRow words={words} name={words.say(town)} group={group} />
      ))}
      {towns.length > 1 ? (
        <GroupRow words={words} name={t('evaluationTogether')} group={total} />
      ) : null}
    </Figures>
  );
}

/** The same of every cooperative, with the levels that it went through. */
export function EvaluatedTable({ words, evaluation: { cooperatives } }: Props) {
  const { t } = words;
  const rates = SIDES.map((who) => rateOf(words, who));
  const columns = [
    ...[t('evaluationOf'), t('evaluationLevels'), ...rates],
    ...MOVES.map((key) => t(key)),
  ];
  return (
    <Figures words={words} id="each" title={t('evaluationCooperatives')} columns={columns}>
      {cooperatives.map((cooperative) => (
        <EvaluatedRow words={words} cooperative={cooperative} />
      ))}
    </Figures>
  );
}

const SIDES = ['evaluationOf', 'evaluationGovernment'] as const;
const BODIES = ['evaluationTownship', 'evaluationBureau', 'evaluationRegulator'] as const;
const MOVES = [
  ...(['evaluationLeftNormal', 'evaluationReturned', 'evaluationClosed'] as const),
  'evaluationChannel',
] as const;

const rateOf = ({ t }: Words, who: (typeof SIDES | typeof BODIES)[number]): string =>
  t('evaluationRate', { who: t(who) });

type FiguresProps = {
  readonly words: Words;
  readonly id: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly children: unknown;
};

function Figures({ words, id, title, columns, children }: FiguresProps) {
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ScrollRegion words={words} title={title}>
        <table class="stacked evaluated">
          <caption class="hidden">{title}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th scope="col">{column}</th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

type GroupProps = { readonly words: Words; readonly name: string; readonly group: Group };

function GroupRow({ words, name, group }: GroupProps) {
  const { t } = words;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-label={t('evaluationCount')}>{group.cooperatives}</td>
      <Sides words={words} of={group} />
      {group.bodies.map((body, i) => (
        <Kept words={words} label={rateOf(words, BODIES[i] ?? 'evaluationTownship')} of={body} />
      ))}
      <td data-label={t('evaluationCases')}>
        {group.ages?.cases ?? 0}
        {group.ages === null ? null : <Ages words={words} ages={group.ages} />}
      </td>
      <Moves words={words} of={group} />
    </tr>
  );
}

function Ages({ words: { t }, ages }: { words: Words; ages: NonNullable<Group['ages']> }) {
  const inState = { median: ages.medianDaysInState, max: ages.maxDaysInState };
  const sinceNormal = { median: ages.medianDaysSinceNormal, max: ages.maxDaysSinceNormal };
  return (
    <>
      <small class="soft block">{t('evaluationAgeInState', inState)}</small>
      <small class="soft block">{t('evaluationAgeSinceNormal', sinceNormal)}</small>
    </>
  );
}

type RowProps = { readonly words: Words; readonly cooperative: EvaluatedCooperative };

function EvaluatedRow({ words, cooperative }: RowProps) {
  const { uscc, name, nameEn, levels } = cooperative;
  return (
    <tr>
      <th scope="row">
        <a href={`/cooperatives/${encodeURIComponent(uscc)}`}>{localName(words, name, nameEn)}</a>
      </th>
      <td data-label={words.t('evaluationLevels')}>
        {levels.length === 0 ? <span class="soft">{words.t('evaluationNoCase')}</span> : null}
        {levels.map(({ state, since }) => (
          <span class="block">
            <StateBadge words={words} state={state} />{' '}
            <small class="soft">{beijingTime(since).slice(0, 10)}</small>
          </span>
        ))}
      </td>
      <Sides words={words} of={cooperative} />
      <Moves words={words} of={cooperative} />
    </tr>
  );
}

function StateBadge({ words, state }: { words: Words; state: State }) {
  const level = knownLevel(state);
  if (level !== null) return <LevelBadge words={words} level={level} />;
  return <span class="badge level-gap">{stateName(words, state)}</span>;
}

type Measured = Pick<Group, 'cooperative' | 'government' | 'leftNormal' | 'returned' | 'closed'>;

const Sides = ({ words, of }: { words: Words; of: Measured }) => (
  <>
    <Kept words={words} label={rateOf(words, 'evaluationOf')} of={of.cooperative} />
    <Kept words={words} label={rateOf(words, 'evaluationGovernment')} of={of.government} />
  </>
);

/** How duties were kept: the share that was on time, and what it is made of. */
function Kept({ words: { t }, label, of }: { words: Words; label: string; of: Punctuality }) {
  const { onTime, late, open, rate } = of;
  return (
    <td data-label={label}>
      {rate === null ? <span class="soft">{t('evaluationNothingDue')}</span> : percent(rate)}
      {rate === null ? null : (
        <small class="soft block">{t('evaluationCounts', { onTime, late })}</small>
      )}
      {open === 0 ? null : <small class="soft block">{t('evaluationNotDue', { n: open })}</small>}
    </td>
  );
}

const Moves = ({ words: { t }, of }: { words: Words; of: Measured }) => (
  <>
    <td data-label={t('evaluationLeftNormal')}>{of.leftNormal}</td>
    <td data-label={t('evaluationReturned')}>{of.returned}</td>
    <td data-label={t('evaluationClosed')}>{of.closed}</td>
    <td data-label={t('evaluationChannel')} class="soft">
      {t('evaluationNotRecorded')}
    </td>
  </>
);
