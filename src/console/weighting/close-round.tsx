import type { Progress } from '../../domain/weighting/judgment-schemas.ts';
import type { Draft, LeftOut } from '../../domain/weighting/schemas.ts';
import { Field, type FormState, PostForm, Revision } from '../parts/form.tsx';
import type { Words } from '../texts.ts';
import { draftPath } from './paths.ts';
import { nodeTitle } from './words.ts';

type Props = {
  readonly words: Words;
  readonly draft: Draft;
  readonly form: FormState;
  readonly progress: Progress;
};

/** The field of what does not count; refusals name it in the same way. */
export const exclusionField = ({ expertId, nodeId }: Omit<LeftOut, 'reason'>): string =>
  nodeId === null ? `experts-${expertId}` : `experts-${expertId}-nodes-${nodeId}`;

type Experts = Progress['experts'];
const isWaitedFor = ({ finishedAt }: Experts[number]): boolean => finishedAt === null;

/** Ends a round; nothing is left out in silence, by a reason or by the rule that is told. */
export function CloseRound({ words, draft, form, progress }: Props) {
  const { t } = words;
  const { experts, isOver } = progress;
  const waitedFor = experts.filter(isWaitedFor);
  return (
    <section class="card" aria-labelledby="close-round">
      <h2 id="close-round">{t('roundCloseTitle')}</h2>
      <p class="soft section-head">{t('roundCloseHint')}</p>
      <PostForm action={`${draftPath(draft)}/close`}>
        <Revision revision={draft.revision} />
        {waitedFor.length > 0 && isOver ? (
          <p class="important">
            {t('leftOutByRule', { experts: waitedFor.map(({ name }) => name).join('、') })}
          </p>
        ) : null}
        {waitedFor.length > 0 && !isOver ? (
          <Exclusions
            words={words}
            form={form}
            legend={t('waitedForLegend', { n: waitedFor.length })}
            fields={waitedFor.map(({ expertId, name }) => ({
              name: exclusionField({ expertId, nodeId: null }),
              label: t('waitedForLabel', { expert: name }),
            }))}
          />
        ) : null}
        <Unusable words={words} form={form} progress={progress} />
        <button type="submit" class="button">
          {t('roundClose')}
        </button>
      </PostForm>
    </section>
  );
}

/** Judgments of those who handed in that cannot be weighed. */
function Unusable({ words, form, progress }: Omit<Props, 'draft'>) {
  const { t } = words;
  const titleOf = (nodeId: string): string => {
    const node = progress.nodes.find((one) => one.nodeId === nodeId);
    return node === undefined ? nodeId : nodeTitle(words, node);
  };
  const fields = progress.experts
    .filter((expert) => !isWaitedFor(expert))
    .flatMap(({ expertId, name, nodes }) =>
      nodes
        .filter(({ isAcceptable }) => !isAcceptable)
        .map(({ nodeId }) => ({
          name: exclusionField({ expertId, nodeId }),
          label: t('excludeLabel', { expert: name, node: titleOf(nodeId) }),
        })),
    );
  if (fields.length === 0) return null;
  const legend = t('excludeLegend', { n: fields.length });
  return <Exclusions words={words} form={form} legend={legend} fields={fields} />;
}

type ExclusionsProps = Pick<Props, 'words' | 'form'> & {
  readonly legend: string;
  readonly fields: readonly { readonly name: string; readonly label: string }[];
};

function Exclusions({ words, form, legend, fields }: ExclusionsProps) {
  return (
    <details class="more" open={form.problems.length > 0}>
      <summary>{legend}</summary>
      <p class="soft small">{words.t('excludeHint')}</p>
      <div class="members exclusions">
        {fields.map((field) => (
          <Field words={words} form={form} {...field} maxlength={500} />
        ))}
      </div>
    </details>
  );
}
