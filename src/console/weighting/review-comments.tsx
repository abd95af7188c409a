import { beijingTime } from '../formats.ts';
import { Field, type FormState, PostForm } from '../parts/form.tsx';
import { nameOf } from './hands.ts';
import { reviewNodePath } from './paths.ts';
import type { ReviewNodeProps } from './props.ts';
import { pairsOf } from './scale.ts';
import { Select } from './select.tsx';
import { elementName } from './words.ts';

/** What the regulator noted about the matrix and about single judgments, and a place for more. */
export function ReviewComments(props: ReviewNodeProps & { readonly form: FormState }) {
  const { words, review, node, mayDecide } = props;
  const { t } = words;
  return (
    <section class="card" aria-labelledby="comments">
      <h2 id="comments">{t('commentsTitle')}</h2>
      {node.comments.length === 0 ? <p class="soft">{t('commentsNone')}</p> : null}
      {node.comments.map(({ row, column, text, by, at }) => (
        <div class="said">
          <p class="strong">
            {row === null || column === null
              ? t('commentWhole')
              : `${elementName(words, node, row)} – ${elementName(words, node, column)}`}
          </p>
          <p class="pre">{text}</p>
          <p class="soft small">
            {t('whoWhen', { who: nameOf(review.hands, by), when: beijingTime(at) })}
          </p>
        </div>
      ))}
      {mayDecide ? <CommentForm {...props} /> : null}
    </section>
  );
}

function CommentForm({ words, review, node, form }: ReviewNodeProps & { form: FormState }) {
  const { t } = words;
  const pairs = pairsOf({ elements: node.elements, judgments: [] }).map(
    ({ row, column }) =>
      [`${row.id} ${column.id}`, `${words.say(row)} – ${words.say(column)}`] as const,
  );
  return (
    <PostForm action={`${reviewNodePath(review, node.nodeId)}/comments`} class="form comment-form">
      <Select
        words={words}
        form={form}
        name="about"
        label={t('commentAbout')}
        options={[['', t('commentWhole')], ...pairs]}
      />
      <Field
        words={words}
        form={form}
        name="text"
        label={t('commentText')}
        rows={3}
        maxlength={2000}
      />
      <button type="submit" class="button plain-button">
        {t('commentSend')}
      </button>
    </PostForm>
  );
}
