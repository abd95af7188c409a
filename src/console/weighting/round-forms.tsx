import type { Progress } from '../../domain/weighting/judgment-schemas.ts';
import type { Draft, ExpertList } from '../../domain/weighting/schemas.ts';
import { Field, type FormState, PostForm, Revision } from '../parts/form.tsx';
import type { Words } from '../texts.ts';
import { draftPath } from './paths.ts';
import { nodeTitle } from './words.ts';

type Props = { readonly words: Words; readonly draft: Draft; readonly form: FormState };

type Experts = ExpertList['items'];

/** Seats that the form offers beyond those that are taken. */
const SEATS_FREE = 2;
const SEATS_MIN = 4;

/** Chooses the experts of a round and when it closes; those of the round before are filled in. */
export function OpenRound({ words, draft, form, experts }: Props & { experts: Experts }) {
  const { t } = words;
  const before = draft.rounds.at(-1)?.members ?? [];
  const typed = Object.keys(form.values).filter((name) => name.endsWith('-expertId')).length;
  const seats = Math.max(SEATS_MIN, typed, before.length + SEATS_FREE);
  return (
    <section class="card" aria-labelledby="open-round">
      <h2 id="open-round">{t('roundOpenTitle')}</h2>
      <p class="soft section-head">{t('roundOpenHint')}</p>
      <PostForm action={`${draftPath(draft)}/rounds`}>
        <Revision revision={draft.revision} />
        <Field
          words={words}
          form={form}
          name="closesAt"
          type="datetime-local"
          label={t('roundClosesLabel')}
        />
        <datalist id={EXPERTS_LIST}>
          {experts.map(({ expertId, name, organisation }) => (
            <option value={expertId}>{[name, organisation].filter(Boolean).join(' · ')}</option>
          ))}
        </datalist>
        <div class="members" id="members">
          {Array.from({ length: seats }, (_, i) => (
            <Seat words={words} form={form} number={i} member={before[i]} />
          ))}
        </div>
        <button type="submit" class="button">
          {t('roundOpen')}
        </button>
      </PostForm>
    </section>
  );
}

const EXPERTS_LIST = 'experts';

type SeatProps = Pick<Props, 'words' | 'form'> & {
  readonly number: number;
  readonly member: Draft['rounds'][number]['members'][number] | undefined;
};

function Seat({ words, form, number, member }: SeatProps) {
  const { t } = words;
  const common = { words, form };
  const name = (field: string) => `members-${number}-${field}`;
  return (
    <fieldset class="member">
      <legend>{t('memberTitle', { n: number + 1 })}</legend>
      <Field
        {...common}
        name={name('expertId')}
        list={EXPERTS_LIST}
        label={t('memberIdLabel')}
        value={member?.expertId}
      />
      <Field {...common} name={name('name')} label={t('memberNameLabel')} value={member?.name} />
      <Field
        {...common}
        name={name('weight')}
        label={t('memberWeightLabel')}
        value={String(member?.weight ?? 1)}
      />
    </fieldset>
  );
}

/** The field of a judgment that does not count; refusals name it in the same way. */
export const exclusionField = (expertId: string, nodeId: string): string =>
  `experts-${expertId}-nodes-${nodeId}`;

/** Ends a round; judgments that cannot be weighed are left out with a reason, never in silence. */
export function CloseRound({ words, draft, form, progress }: Props & { progress: Progress }) {
  const { t } = words;
  const unusable = progress.experts.flatMap((expert) =>
    expert.nodes
      .filter(({ isAcceptable }) => !isAcceptable)
      .map(({ nodeId }) => ({
        expert,
        nodeId,
        node: progress.nodes.find((node) => node.nodeId === nodeId),
      })),
  );
  return (
    <section class="card" aria-labelledby="close-round">
      <h2 id="close-round">{t('roundCloseTitle')}</h2>
      <p class="soft section-head">{t('roundCloseHint')}</p>
      <PostForm action={`${draftPath(draft)}/close`}>
        <Revision revision={draft.revision} />
        {unusable.length === 0 ? null : (
          <details class="more" open={form.problems.length > 0}>
            <summary>{t('excludeLegend', { n: unusable.length })}</summary>
            <p class="soft small">{t('excludeHint')}</p>
            <div class="members exclusions">
              {unusable.map(({ expert, nodeId, node }) => (
                <Field
                  words={words}
                  form={form}
                  name={exclusionField(expert.expertId, nodeId)}
                  label={t('excludeLabel', {
                    expert: expert.name,
                    node: node === undefined ? nodeId : nodeTitle(words, node),
                  })}
                  maxlength={500}
                />
              ))}
            </div>
          </details>
        )}
        <button type="submit" class="button">
          {t('roundClose')}
        </button>
      </PostForm>
    </section>
  );
}
