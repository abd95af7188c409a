import type { Draft, ExpertList } from '../../domain/weighting/schemas.ts';
import { Field, type FormState, PostForm, Revision } from '../parts/form.tsx';
import type { Words } from '../texts.ts';
import { draftPath } from './paths.ts';
import { Select } from './select.tsx';

type Props = {
  readonly words: Words;
  readonly draft: Draft;
  readonly form: FormState;
  /** Whom a round may ask. */
  readonly experts: ExpertList['items'];
};

/** Seats that the form offers beyond those that are taken. */
const SEATS_FREE = 2;
const SEATS_MIN = 4;

/** Chooses the experts of a round and when it closes; those of the round before are filled in. */
export function OpenRound({ words, draft, form, experts }: Props) {
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
        <div class="members" id="members">
          {Array.from({ length: seats }, (_, i) => (
            <Seat words={words} form={form} experts={experts} number={i} member={before[i]} />
          ))}
        </div>
        <button type="submit" class="button">
          {t('roundOpen')}
        </button>
      </PostForm>
    </section>
  );
}

type SeatProps = Omit<Props, 'draft'> & {
  readonly number: number;
  readonly member: Draft['rounds'][number]['members'][number] | undefined;
};

function Seat({ words, form, experts, number, member }: SeatProps) {
  const { t, say } = words;
  const common = { words, form };
  const name = (field: string) => `members-${number}-${field}`;
  const options = experts.map(
    ({ expertId, name, organisationName: of }) =>
      [expertId, of === null ? name : `${name} · ${say(of)}`] as const,
  );
  return (
    <fieldset class="member">
      <legend>{t('memberTitle', { n: number + 1 })}</legend>
      <Select
        {...common}
        name={name('expertId')}
        label={t('memberIdLabel')}
        value={member?.expertId}
        options={[['', t('memberNobody')], ...options]}
      />
      <Field
        {...common}
        name={name('weight')}
        label={t('memberWeightLabel')}
        value={String(member?.weight ?? 1)}
      />
    </fieldset>
  );
}
