import type { Review } from '../../domain/weighting/review-schemas.ts';
import { percent } from '../formats.ts';
import { ScrollRegion } from '../parts/figure.tsx';
import {
  ErrorSummary,
  Field,
  type FormState,
  NEW_FORM,
  PostForm,
  Revision,
} from '../parts/form.tsx';
import type { Words } from '../texts.ts';
import { BaseOutdated } from './base-outdated.tsx';
import { LeftOutList } from './left-out.tsx';
import { draftPath, effectPath, reviewNodePath, reviewPath } from './paths.ts';
import { StateBadge } from './state-badge.tsx';
import { nodeTitle, ratioText } from './words.ts';

type Props = {
  readonly words: Words;
  readonly review: Review;
  readonly mayDecide: boolean;
  readonly form?: FormState;
};

/** Every matrix behind the weights of a draft, and the decision over all of them. */
export function ReviewPage({ words, review, mayDecide, form = NEW_FORM }: Props) {
  const { t } = words;
  return (
    <>
      <ErrorSummary words={words} problems={form.problems} />
      <div class="title-row">
        <a class="back" href={draftPath(review)}>
          {t('backToDraft')}
        </a>
        <h1>
          {`${t('reviewTitle')} · ${review.title}`}{' '}
          <StateBadge words={words} state={review.state} />
        </h1>
        <p class="lead">{t('reviewLead')}</p>
      </div>
      {review.isBaseOutdated ? <BaseOutdated words={words} base={review.baseVersion} /> : null}
      <NodeList words={words} review={review} />
      <LeftOutList
        words={words}
        leftOut={review.excluded}
        experts={review.nodes[0]?.experts ?? []}
        nodes={review.nodes}
      />
      {review.impactAssessment === null ? null : (
        <section class="card" aria-labelledby="impact">
          <h2 id="impact">{t('impactLabel')}</h2>
          <p class="pre">{review.impactAssessment}</p>
          <p class="soft small">
            {t('digestLabel')} <code>{review.digest}</code>
          </p>
        </section>
      )}
      {mayDecide ? <Decision words={words} review={review} form={form} /> : null}
    </>
  );
}

function NodeList({ words, review }: Pick<Props, 'words' | 'review'>) {
  const { t } = words;
  return (
    <section class="card" aria-label={t('reviewTitle')}>
      <ScrollRegion words={words} title={t('reviewTitle')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('reviewNodeColumn')}</th>
              <th scope="col" class="number">
                CR
              </th>
              {(
                ['reviewConsensusColumn', 'reviewChangesColumn', 'reviewCommentsColumn'] as const
              ).map((key) => (
                <th scope="col" class="number">
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {review.nodes.map((node) => (
              <tr>
                <th scope="row">
                  <a href={reviewNodePath(review, node.nodeId)}>{nodeTitle(words, node)}</a>
                </th>
                <td class="number">{ratioText(node.consistencyRatio)}</td>
                <td class="number">{percent(node.consensus, 0)}</td>
                <td class="number">{node.changes.length}</td>
                <td class="number">{node.comments.length}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p class="actions">
        <a class="button plain-button" href={effectPath(review)}>
          {t('effectOpen')}
        </a>
      </p>
    </section>
  );
}

function Decision({ words, review, form }: Required<Omit<Props, 'mayDecide'>>) {
  const { t } = words;
  return (
    <section class="card" aria-labelledby="decision">
      <h2 id="decision">{t('decisionTitle')}</h2>
      <p class="soft section-head">{t('decisionHint')}</p>
      <PostForm action={`${reviewPath(review)}/decision`}>
        <Revision revision={review.revision} />
        <Field
          words={words}
          form={form}
          name="note"
          label={t('decisionNote')}
          rows={4}
          maxlength={5000}
        />
        <div class="actions">
          <button type="submit" class="button" name="decision" value="approved">
            {t('decisionApprove')}
          </button>
          <button type="submit" class="button plain-button" name="decision" value="returned">
            {t('decisionReturn')}
          </button>
        </div>
      </PostForm>
    </section>
  );
}
